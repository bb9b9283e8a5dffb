import pg from "pg";
import { sendForAsker } from "./abandoning.js";
import { DescribedQuery, type Descriptions } from "./DescribedQuery.js";
import { tellFirst } from "./tenancy/speaking.js";

/** Statements that are kept by name on each connection; those beyond it are parsed and planned each time, as without this. */
const mostStatements = 250;

/** What ends or begins without anybody needing its answer: where it fails the connection is gone, and the next statement says so. */
const unanswered = new Set(["START TRANSACTION", "ROLLBACK"]);

const plainQuery = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;

/**
 * Connections of one pool which
 * - parse and plan a statement with parameters once and not each time: most of what the database does for a short one. The text decides, so whoever has statements made of what he sends
 *   can fill the places up, and no more;
 * - send what is asked for before the answer to an earlier statement has come (pipelining), and what is asked for in one turn of the event loop in one write: waking the database costs
 *   more than a short statement (docs/adr/0007). The database works on them in their order. START TRANSACTION leaves with the statement behind it.
 */
export function pipelinedClient(): typeof pg.Client {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostStatements) return known;
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };
  const descriptions: Descriptions = new Map();
  class PipelinedClient extends pg.Client {
    constructor(config: pg.ClientConfig) {
      super({ ...config, pipeline: true } as pg.ClientConfig);
    }
  }
  function query(this: pg.Client, text: unknown, values: unknown, ...rest: unknown[]) {
    writeInOne(this);
    const send = (text: unknown, values: unknown, ...rest: unknown[]) => {
      const name = typeof text === "string" && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
      if (name === undefined || rest.length > 0) return plainQuery.call(this, text, values, ...rest);
      return answerOf(this, { name, text: text as string, values: values as unknown[] }, descriptions);
    };
    // An ending client is taken out of its pool when it is released.
    const giveUp = () => void this.end().catch(() => undefined);
    const told = tellFirst(this, { send: (sql, values) => send(sql, values) as Promise<unknown>, giveUp });
    const answer = send(text, values, ...rest);
    if (typeof text === "string" && unanswered.has(text)) {
      (answer as Promise<unknown>).catch(() => undefined);
      return Promise.resolve({ rows: [], rowCount: null, command: text });
    }
    return told === null ? answer : behind(told, answer as Promise<unknown>);
  }
  PipelinedClient.prototype.query = function (this: pg.Client, ...parameters: Parameters<typeof query>) {
    // A pool's own `query`: it wants to be called back, not a promise.
    if (typeof parameters.at(-1) === "function") return query.call(this, ...parameters);
    return sendForAsker(this, () => query.call(this, ...parameters) as Promise<unknown>);
  } as typeof pg.Client.prototype.query;
  return PipelinedClient;
}

async function behind<T>(told: Promise<unknown>, answer: Promise<T>): Promise<T> {
  const [, given] = await Promise.all([told, answer]);
  return given;
}

function answerOf(
  client: pg.Client,
  statement: { readonly name: string; readonly text: string; readonly values: unknown[] },
  descriptions: Descriptions,
): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    const answer = (error: Error | null, result: pg.QueryResult) => (error === null ? resolve(result) : reject(error));
    plainQuery.call(client, new DescribedQuery(statement, descriptions, answer));
  });
}

interface Stream {
  cork(): void;
  uncork(): void;
  writableCorked: number;
}

/** What is written until this turn's promises are through leaves together. */
function writeInOne(client: pg.Client): void {
  const { stream } = (client as unknown as { connection: { stream: Stream } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
