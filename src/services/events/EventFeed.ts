import type { EventLog } from "./EventLog.js";
import type { EventScope } from "./eventScope.js";

/** What one subscription follows, and from where on: the hub serves many at once. */
export class EventFeed implements AsyncIterable<never> {
  constructor(
    readonly log: EventLog,
    readonly scope: EventScope,
    /** The position after which it begins. */
    readonly from: number,
  ) {}

  /** GraphQL wants subscriptions to have it; the doors take the feed to the hub instead. */
  [Symbol.asyncIterator](): never {
    throw new Error("events are served by the hub");
  }
}
