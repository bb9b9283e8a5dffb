import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { OrderEvent } from "../../entities/OrderEvent.js";
import type { EventTail } from "./EventTail.js";
import { type EventScope, isInScope, whereInScope } from "./eventScope.js";

const pageSize = 200;

/** Milliseconds before the log is tried again while the database is away. */
const retryDelay = 500;

export interface Source {
  readonly dataSource: DataSource;
  readonly tail: EventTail;
  readonly scope: EventScope;
}

/**
 * Every event of the scope after a position, in order, without end: from memory where it reaches, else from the log in pages. A database that is away only delays it.
 * Written by hand, not as a generator: `return` must also end a `next` that is waiting.
 */
export function readForward(source: Source, from: number): AsyncIterableIterator<OrderEvent> {
  let position = from;
  let buffer: readonly OrderEvent[] = [];
  let index = 0;
  let close: () => void = () => undefined;
  let closed = false;
  const closing = new Promise<void>((resolve) => {
    close = resolve;
  });

  const advance = async (): Promise<void> => {
    const news = source.tail.next;
    const batch = await read(source, position);
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
  { dataSource, tail, scope }: Source,
  position: number,
): Promise<{ events: readonly OrderEvent[]; upTo: number }> {
  const head = tail.head.position;
  const recent = tail.since(position);
  if (recent !== null) return { events: recent.filter((event) => isInScope(event, scope)), upTo: head };
  if (position > head) return { events: [], upTo: position };
  const query = dataSource.manager
    .createQueryBuilder(OrderEvent, "event")
    .where("event.position > :position and event.position <= :head", { position, head })
    .orderBy("event.position")
    .limit(pageSize);
  whereInScope(query, scope);
  const events = await query.getMany();
  return { events, upTo: events.length < pageSize ? head : Number(events.at(-1)?.position) };
}
