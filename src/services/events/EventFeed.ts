import type { OrderEvent } from "../../entities/OrderEvent.js";
import type { EventLog } from "./EventLog.js";
import type { EventScope } from "./eventScope.js";
import { readForward } from "./readForward.js";

/** What one subscription follows, and from where on. The hub serves many at once; whoever is alone may iterate. */
export class EventFeed implements AsyncIterable<OrderEvent> {
  constructor(
    readonly log: EventLog,
    readonly scope: EventScope,
    /** The position after which it begins. */
    readonly from: number,
  ) {}

  [Symbol.asyncIterator](): AsyncIterableIterator<OrderEvent> {
    return readForward(this);
  }
}
