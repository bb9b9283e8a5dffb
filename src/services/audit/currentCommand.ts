import type { ClientBase, QueryResult } from "pg";
import { changesOfEvent } from "../../domain/audit.js";
import type { EventDraft } from "../../domain/events.js";
import { operations } from "../operations.js";
import { CommandRecord } from "./CommandRecord.js";

/** Runs a command so that whatever it calls finds its record. */
export const duringCommand = <T>(record: CommandRecord, work: () => Promise<T>): Promise<T> =>
  operations.run(record, work);

/** The record of the command that runs; undefined in jobs and reads. What jobs change stands in the events. */
export function currentCommand(): CommandRecord | undefined {
  const operation = operations.getStore();
  return operation instanceof CommandRecord ? operation : undefined;
}

/** For what a command commits before the change that it is about, a code that is spent: its record does not leave with that, since the command may yet be refused. */
export const aside = <T>(work: () => Promise<T>): Promise<T> => operations.exit(work);

/** Ends a transaction; the record of the command leaves with it. */
export function commit(connection: ClientBase): Promise<QueryResult> {
  return currentCommand()?.commitOver(connection) ?? connection.query("COMMIT");
}

/** A transaction was refused: whatever the command commits afterwards belongs to that. */
export function noteRefusal(error: unknown): void {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code === "string") currentCommand()?.isRefused(code);
}

/** What the events of an order tell, its command's record says too. */
export function noteEvents(
  order: { readonly id: string; readonly accountId: string },
  events: readonly EventDraft[],
): void {
  const command = currentCommand();
  command?.concerns(order.id, order.accountId);
  for (const event of events) command?.changes(changesOfEvent(order.id, event));
}
