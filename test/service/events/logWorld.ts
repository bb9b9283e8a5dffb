import { ok } from "../../../src/domain/result.js";
import { Order } from "../../../src/entities/Order.js";
import type { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { createLog, followLog } from "../../../src/eventLog.js";
import { createDataSource, Database } from "../../../src/services/database.js";
import { EventStream } from "../../../src/services/events/EventStream.js";
import { changeOrder } from "../../../src/services/orders/orderRow.js";
import type { TestDatabase } from "../../support/database.js";
import { readForward } from "../../support/readForward.js";

export const everything = { visibility: { kind: "ALL" }, orderId: null, selection: { kind: "ALL" } } as const;

export type LogNode = Awaited<ReturnType<typeof startNode>>;

/** A process as far as events are concerned, with connections of its own; put together as the real one is. */
export async function startNode(
  { url }: Pick<TestDatabase, "url">,
  { natsUrl = null }: { natsUrl?: string | null } = {},
) {
  const dataSource = await createDataSource(url).initialize();
  const errors: unknown[] = [];
  const onError = () => (error: unknown) => void errors.push(error);
  const log = createLog({ natsUrl }, dataSource, onError);
  const opened: (() => Promise<unknown>)[] = [() => dataSource.destroy()];
  const onClose = (step: () => Promise<unknown>) => void opened.push(step);
  const listener = await followLog(log, { databaseUrl: url, dataSource, retentionDays: 30 }, { onClose, onError });
  return {
    ...log,
    dataSource,
    listener,
    errors,
    database: new Database(dataSource, (ask) => log.relay.kick(ask)),
    stream: new EventStream(dataSource, log.tail),
    stop: async () => {
      for (const step of opened.reverse()) await step();
    },
  };
}

/** One committed change with one event; the transaction stays open for a while, as real ones do. */
export async function write(database: Database, order: Order): Promise<void> {
  await database.inTransaction(async (tx) => {
    const row = await tx.findOneOrFail(Order, { where: { id: order.id }, lock: { mode: "pessimistic_write" } });
    const event = { kind: "OrderUpdated", aspect: "OTHER", message: { key: "event.other" } } as const;
    await changeOrder(tx, row, { events: [event], actorId: null, now: new Date() });
    await tx.query("select pg_sleep($1)", [Math.random() * 0.004]);
    return ok(null);
  });
}

/** The next so many; a reader can be asked again, and goes on. */
export async function take(feed: AsyncIterable<OrderEvent>, count: number): Promise<OrderEvent[]> {
  const taken: OrderEvent[] = [];
  for (const events = feed[Symbol.asyncIterator](); taken.length < count; ) {
    const { value, done } = await events.next();
    if (done) break;
    taken.push(value);
  }
  return taken;
}

/** Begins to read. */
export async function follow(
  { stream }: Pick<LogNode, "stream">,
  after: string | null = null,
): Promise<AsyncIterableIterator<OrderEvent>> {
  const feed = good(await stream.subscribe(everything, after));
  return readForward(feed);
}

/** The value of what went well. */
export function good<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
