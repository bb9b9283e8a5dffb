import pg from "pg";

/** Statements that are kept by name on each connection; those beyond it are parsed and planned each time, as without this. */
const mostStatements = 250;

const plainQuery = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;

/**
 * Connections of one pool on which a statement with parameters is parsed and planned once and not each time: most of what the database does for a short one. The text decides, so
 * whoever has statements made of what he sends can fill the places up, and no more.
 */
export function preparingClient(): typeof pg.Client {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostStatements) return known;
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };
  class PreparingClient extends pg.Client {}
  PreparingClient.prototype.query = function (this: pg.Client, text: unknown, values: unknown, ...rest: unknown[]) {
    const name = typeof text === "string" && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name === undefined
      ? plainQuery.call(this, text, values, ...rest)
      : plainQuery.call(this, { name, text, values }, ...rest);
  } as typeof pg.Client.prototype.query;
  return PreparingClient;
}
