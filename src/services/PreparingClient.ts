import pg from "pg";

/** Statements that are kept by name on each connection; those beyond it are parsed and planned each time, as without this. */
const mostStatements = 250;

/** The same text, the same name, on every connection of the process. */
const names = new Map<string, string>();

/**
 * A connection on which a statement with parameters is parsed and planned once and not each time: half of what the database does for a short one, and of what is written to it. The text
 * decides, so whoever builds statements from what clients send can fill the names up, and no more.
 */
export class PreparingClient extends pg.Client {}

const plainQuery = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;

PreparingClient.prototype.query = function (this: pg.Client, text: unknown, values: unknown, ...rest: unknown[]) {
  const name = typeof text === "string" && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
  return name === undefined
    ? plainQuery.call(this, text, values, ...rest)
    : plainQuery.call(this, { name, text, values }, ...rest);
} as typeof pg.Client.prototype.query;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostStatements) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
