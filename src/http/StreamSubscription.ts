import { encodeCursor } from "../services/events/cursor.js";
import type { LoggedEvent } from "../services/events/LogEntry.js";
import type { Operation } from "./hub/Operation.js";
import type { SocketSession } from "./SocketSession.js";
import { SocketSubscription } from "./SocketSubscription.js";

const closing = Buffer.from("\n\n");

/** The same for an event stream: each answer as an event of graphql-sse, under the cursor that `Last-Event-ID` repeats. */
export class StreamSubscription extends SocketSubscription {
  constructor(
    session: SocketSession,
    readonly operation: Operation,
  ) {
    super("", session);
  }

  override send(answer: Buffer, event: LoggedEvent): void {
    const { epoch } = this.operation.feed.log.head;
    const cursor = encodeCursor({ epoch, position: Number(event.position) });
    this.session.push(Buffer.concat([Buffer.from(`id: ${cursor}\nevent: next\ndata: `), answer, closing]));
  }
}
