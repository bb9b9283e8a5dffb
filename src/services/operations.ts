import { AsyncLocalStorage } from "node:async_hooks";
import type { CommandRecord } from "./audit/CommandRecord.js";

/** What is under way: a command that leaves a record, or a query that somebody waits for. */
export type Operation = CommandRecord | AbortSignal;

/** Entered around operations. One for both: each storage costs every promise of the process something (docs/adr/0010). */
export const operations = new AsyncLocalStorage<Operation>();
