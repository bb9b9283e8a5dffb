import type { OrderEvent } from "../../entities/OrderEvent.js";
import type { StreamPosition } from "./cursor.js";
import type { EventScope } from "./eventScope.js";
import type { LogEntry } from "./LogEntry.js";

/** The log as this process has read it: what those who follow it need of it. */
export interface EventLog {
  /** Up to where it has been read. */
  readonly head: StreamPosition;
  /** All entries after a position, or null when memory does not reach back so far. */
  since(position: number): readonly LogEntry[] | null;
  /** The first events of a scope after a position and up to another, from the database. */
  page(scope: EventScope, after: number, upTo: number): Promise<readonly OrderEvent[]>;
  /** Hears everything new, in order, in the tick in which `head` moves over it. @returns ends that */
  listen(hear: (entries: readonly LogEntry[]) => void): () => void;
  /** Hears that another log stands where this one was (restored, rebuilt): no position means what it did. @returns ends that */
  onReplaced(hear: () => void): () => void;
}

/** Events that `page` answers at the most: fewer means that there are no more. */
export const logPageSize = 200;
