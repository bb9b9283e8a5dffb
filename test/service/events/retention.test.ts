import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { QueryResult } from "pg";
import type { Order } from "../../../src/entities/Order.js";
import { decodeCursor, encodeCursor } from "../../../src/services/events/cursor.js";
import { EventHistory } from "../../../src/services/events/EventHistory.js";
import { Retention } from "../../../src/services/events/Retention.js";
import { readHead } from "../../../src/services/events/readHead.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertBase, insertOrder } from "../../support/orders.js";
import { everything, follow, good, type LogNode, startNode, take, write } from "./logWorld.js";

let db: TestDatabase;
let node: LogNode;
let order: Order;
/** After each of ten events. */
let cursors: string[];

const fail = (error: unknown) => {
  throw error;
};
const retention = () => ({
  async apply() {
    await new Retention(node.dataSource, 30, fail).apply();
    const { keptAfter } = await readHead(node.dataSource);
    for (; node.tail.head.keptAfter !== keptAfter; await sleep(5)) node.tail.wake();
  },
});
const expired = async () => ({ ok: false, error: { code: "CURSOR_EXPIRED", streamHead: await node.stream.head() } });
const ages = (from: number, to: number, days: number) =>
  db.asOwner(
    `update events set recorded_at = now() - interval '${days} days' where position between ${from} and ${to}`,
  );

beforeAll(async () => {
  db = await createTestDatabase();
  await insertBase(db.dataSource);
  order = await insertOrder(db.dataSource, "kumo");
  node = await startNode(db);
  const live = await follow(node);
  for (let i = 0; i < 10; i++) await write(node.database, order);
  cursors = (await take(live, 10)).map((event) => node.stream.cursorOf(event));
  await live.return?.();
});
afterAll(async () => {
  await node?.stop();
  await db?.destroy();
});

describe("retention", () => {
  it("ends nothing while all is young", async () => {
    await retention().apply();
    const page = good(await node.stream.page(everything, null, 100));
    expect(page.events).toHaveLength(10);
  });

  it("ends the replay of what is older than thirty days, for subscriptions and for pages, and says where to start anew", async () => {
    await ages(1, 6, 31);
    await ages(7, 7, 29);
    await retention().apply();
    for (const old of cursors.slice(0, 5)) {
      expect(await node.stream.page(everything, old, 10)).toEqual(await expired());
      expect(await node.stream.subscribe(everything, old)).toEqual(await expired());
    }
    // The cursor of the last one that went: all after it is there.
    const page = good(await node.stream.page(everything, cursors[5] ?? "", 10));
    expect(page.events.map((event) => Number(event.position))).toEqual([7, 8, 9, 10]);
    const live = await follow(node, cursors[5] ?? "");
    expect((await take(live, 4)).map((event) => Number(event.position))).toEqual([7, 8, 9, 10]);
    await live.return?.();
  });

  it("without a cursor a page begins where replay does, so that its own endCursor is good", async () => {
    const first = good(await node.stream.page(everything, null, 2));
    expect(first.events.map((event) => Number(event.position))).toEqual([7, 8]);
    expect(good(await node.stream.page(everything, first.endCursor, 2)).events).toHaveLength(2);
  });

  it("does not end history: the rows stay, and the events of an order are paged from the first one", async () => {
    const page = { size: 100, cursor: null, direction: "FORWARD" } as const;
    const [history] = await new EventHistory(node.dataSource, node.tail).pages([
      { subject: "orderId", id: order.id, page },
    ]);
    expect(history?.ok && history.value.rows.map((event) => event.sequence)).toHaveLength(10);
    // Also from the cursor of an event that replay has lost.
    const rest = { size: 100, cursor: cursors[1] ?? "", direction: "FORWARD" } as const;
    const [later] = await new EventHistory(node.dataSource, node.tail).pages([
      { subject: "orderId", id: order.id, page: rest },
    ]);
    expect(later?.ok && later.value.rows).toHaveLength(8);
  });

  it("never moves back, and never past the head, when all is old", async () => {
    await ages(1, 10, 400);
    await retention().apply();
    const head = decodeCursor(await node.stream.head());
    expect(head?.position).toBe(10);
    expect(good(await node.stream.page(everything, null, 10)).events).toEqual([]);
    await ages(1, 10, 0);
    await retention().apply();
    expect(await node.stream.page(everything, cursors[8] ?? "", 10)).toEqual(await expired());
    expect(
      good(await node.stream.page(everything, encodeCursor({ epoch: head?.epoch ?? "", position: 10 }), 1)).events,
    ).toEqual([]);
  });

  it("waits for a relay that is numbering; without the lock beforehand what came meanwhile would count as old", async () => {
    const before = decodeCursor(await node.stream.head())?.position ?? 0;
    const keptAfter = async (apply: () => Promise<unknown>) => {
      await db.asOwner("update stream_head set kept_after = 0");
      const runner = db.dataSource.createQueryRunner();
      await runner.startTransaction();
      await runner.query("select 1 from stream_head for update");
      const applied = apply();
      while (!(await somebodyWaits())) await sleep(10);
      await runner.query("update stream_head set head = head + 1");
      await runner.query(`insert into events (order_id, account_id, sequence, kind, occurred_at, position)
        select order_id, account_id, sequence + 1000, kind, now(), ${before + 1} from events where position = 10`);
      await runner.commitTransaction();
      await applied;
      const [row] = await db.dataSource.query("select kept_after from stream_head");
      await db.asOwner(`delete from events where sequence > 1000`);
      await db.asOwner(`update stream_head set head = ${before}`);
      return Number(row.kept_after);
    };
    const somebodyWaits = async () => {
      const waiting = await db.asOwner(`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%stream_head%'`);
      return (waiting as QueryResult).rowCount !== 0;
    };
    await db.asOwner("update events set recorded_at = now() - interval '60 days'");
    const naive = () =>
      db.dataSource.query(`update stream_head set kept_after = coalesce((select position - 1 from events
        where recorded_at >= now() - interval '30 days' order by position limit 1), head)`);
    expect(await keptAfter(naive)).toBe(before + 1);
    await db.asOwner("update events set recorded_at = now() - interval '60 days'");
    expect(await keptAfter(() => retention().apply())).toBe(before);
  });
});
