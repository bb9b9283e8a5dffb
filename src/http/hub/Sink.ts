import type { LoggedEvent } from "../../services/events/LogEntry.js";
import type { SocketSession } from "../SocketSession.js";

/** Where the answers of one subscription go. */
export interface Sink {
  readonly session: SocketSession;
  /** @param answer the result of the execution for the event, as JSON in UTF-8 */
  send(answer: Buffer, event: LoggedEvent): void;
}
