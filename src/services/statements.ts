import type { ClientBase } from "pg";
import type { EntityManager } from "typeorm";

/** Connections of the transactions that `Database` has begun. */
const connections = new WeakMap<EntityManager, ClientBase>();

/** From here on the transaction's statements leave in the order in which they are asked for, each at once. */
export function sendOver(tx: EntityManager, connection: ClientBase): void {
  connections.set(tx, connection);
}

/** Runs one statement with parameters and answers its rows. */
export type Ask = <Row>(text: string, parameters: unknown[]) => Promise<Row[]>;

/** A list of our own words, as SQL. */
export const wordList = (words: readonly string[]): string => `(${words.map((word) => `'${word}'`).join(", ")})`;

/** What a statement answers. */
export interface Answer<Row> {
  readonly rows: Row[];
  /** Rows that it has read or changed. */
  readonly count: number;
}

/**
 * Runs one statement with parameters. In a transaction it leaves at once, past TypeORM's bookkeeping: what is asked for in one go is done in just that order, and answered in one round trip
 * (`pipelinedClient.ts`).
 * @throws the driver's error
 */
export async function run<Row>(
  manager: EntityManager,
  text: string,
  parameters: readonly unknown[],
): Promise<Answer<Row>> {
  const connection = connections.get(manager);
  if (connection === undefined) return answerOf(await manager.query(text, [...parameters]));
  const { rows, rowCount } = await connection.query(text, [...parameters]);
  return { rows, count: rowCount ?? 0 };
}

/** TypeORM answers a pair where something was changed. */
function answerOf<Row>(answer: Row[] | [Row[], number]): Answer<Row> {
  return isPair(answer) ? { rows: answer[0], count: answer[1] } : { rows: answer, count: answer.length };
}

const isPair = <Row>(answer: Row[] | [Row[], number]): answer is [Row[], number] =>
  answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === "number";
