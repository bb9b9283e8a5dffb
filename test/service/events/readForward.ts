import { setTimeout as sleep } from "node:timers/promises";
import type { OrderEvent } from "../../../src/entities/OrderEvent.js";
import type { EventFeed } from "../../../src/services/events/EventFeed.js";
import { type EventLog, logPageSize } from "../../../src/services/events/EventLog.js";
import { isInScope } from "../../../src/services/events/eventScope.js";

/** Another log stands where this one was: whoever reads on would skip. */
export class LogReplaced extends Error {}

/** Resolves when something new has been read. Ask for it before looking at `since`. */
export function newsOf(log: EventLog): Promise<void> {
  return new Promise((resolve) => {
    const heard = () => {
      for (const end of ends) end();
      resolve();
    };
    const ends = [log.listen(heard), log.onReplaced(heard)];
  });
}

/** Milliseconds before the log is tried again while the database is away. */
const retryDelay = 500;

/**
 * What one subscriber alone would read:
 * every event of the scope after a position, in order, without end: from memory where it reaches, else from the log in pages. A database that is away only delays it; a log that was restored ends it by a throw.
 * Written by hand, not as a generator: `return` must also end a `next` that is waiting.
 */
export function readForward(feed: EventFeed): AsyncIterableIterator<OrderEvent> {
  const { epoch } = feed.log.head;
  let position = feed.from;
  let buffer: readonly OrderEvent[] = [];
  let index = 0;
  let close: () => void = () => undefined;
  let closed = false;
  const closing = new Promise<void>((resolve) => {
    close = resolve;
  });

  const advance = async (): Promise<void> => {
    const news = newsOf(feed.log);
    const batch = await read(feed, position);
    buffer = batch.events;
    index = 0;
    if (batch.upTo === position) await Promise.race([news, closing]);
    position = batch.upTo;
  };

  const end = (): IteratorResult<OrderEvent> => ({ done: true, value: undefined });
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      while (!closed) {
        if (feed.log.head.epoch !== epoch) throw new LogReplaced();
        const event = buffer[index];
        if (event !== undefined) {
          index += 1;
          return { done: false, value: event };
        }
        await Promise.race([advance().catch(() => sleep(retryDelay, undefined, { ref: false })), closing]);
      }
      return end();
    },
    async return() {
      closed = true;
      buffer = [];
      close();
      return end();
    },
  };
}

/** The next events of the scope, and up to which position there are no others. */
async function read(
  { log, scope }: EventFeed,
  position: number,
): Promise<{ events: readonly OrderEvent[]; upTo: number }> {
  const head = log.head.position;
  const recent = log.since(position);
  if (recent !== null)
    return { events: recent.filter((entry) => isInScope(entry, scope)), upTo: Math.max(position, head) };
  const events = await log.page(scope, position, head);
  return { events, upTo: events.length < logPageSize ? head : Number(events.at(-1)?.position) };
}
