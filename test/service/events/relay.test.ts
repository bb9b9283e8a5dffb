import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Order } from "../../../src/entities/Order.js";
import { decodeCursor, encodeCursor } from "../../../src/services/events/cursor.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertBase, insertOrder } from "../../support/orders.js";
import { until } from "../../support/until.js";
import { everything, follow, startNode, take, write } from "./logWorld.js";

let db: TestDatabase;
let orders: Order[];

beforeAll(async () => {
  db = await createTestDatabase();
  await insertBase(db.dataSource);
  orders = [];
  for (let i = 0; i < 6; i++) orders.push(await insertOrder(db.dataSource, i % 2 ? "hoshi" : "kumo"));
});
afterAll(() => db?.destroy());

describe("the event log", () => {
  it("delivers every commit of concurrent writers once, dense and in the order of each order; a reader of `id > cursor` loses some", async () => {
    const node = await startNode(db);
    const other = await startNode(db);
    const live = await follow(other);
    const writers = 8;
    const each = 40;
    let naiveCount = 0;
    let writing = true;
    const naive = (async () => {
      let cursor = "0";
      while (writing) {
        const rows = await db.dataSource.query("select log_id from events where log_id > $1 order by log_id", [cursor]);
        naiveCount += rows.length;
        cursor = rows.at(-1)?.log_id ?? cursor;
      }
    })();
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let i = 0; i < each; i++) await write(node.database, orders[(writer + i) % orders.length] as Order);
      }),
    );
    const got = await take(live, writers * each);
    await sleep(50);
    writing = false;
    await naive;

    const positions = got.map((event) => Number(event.position));
    expect(positions).toEqual(positions.map((_, i) => (positions[0] as number) + i));
    for (const order of orders) {
      const sequences = got.filter((event) => event.orderId === order.id).map((event) => event.sequence);
      expect(sequences).toEqual(sequences.map((_, i) => (sequences[0] as number) + i));
    }
    expect(naiveCount).toBeLessThan(writers * each);
    await Promise.all([node.stop(), other.stop()]);
  }, 60_000);

  it("tells of every commit once it has its place, whichever process gave it", async () => {
    const [node, other] = [await startNode(db), await startNode(db)];
    const waiting: number[] = [];
    for (const { relay, dataSource } of [node, other])
      relay.onDrained(() => {
        const look = dataSource.query("select count(*)::int as count from events where position is null");
        // The last of them may come while the connections are closed.
        look.then(([{ count }]) => waiting.push(count)).catch(() => undefined);
      });
    for (const { database } of [node, other, node]) {
      const told = waiting.length;
      await write(database, orders[0] as Order);
      // A look that began before may be told of while this commit waits; the one after it finds nothing that waits.
      await until(() => waiting.slice(told).includes(0), { pause: 5 });
    }
    await Promise.all([node.stop(), other.stop()]);
  });

  it("resumes after a cursor, from memory and from the log, and pages give the same", async () => {
    const node = await startNode(db);
    const first = await node.stream.page(everything, null, 5);
    if (!first.ok) throw new Error(first.error.code);
    expect(first.value.hasNextPage).toBe(true);
    const after = first.value.endCursor;
    await write(node.database, orders[0] as Order);
    const live = await take(await follow(node, after), 50);
    expect(Number(live[0]?.position)).toBe(Number(first.value.events.at(-1)?.position) + 1);
    const page = await node.stream.page(everything, after, 50);
    if (!page.ok) throw new Error(page.error.code);
    expect(page.value.events.map((event) => event.id)).toEqual(live.map((event) => event.id));
    await node.stop();
  });

  it("gives a viewer what he may see, and nothing else", async () => {
    const node = await startNode(db);
    const accountId = (orders[0] as Order).accountId;
    const scope = { visibility: { kind: "ACCOUNT", accountId }, orderId: null, selection: { kind: "ALL" } } as const;
    const page = await node.stream.page(scope, null, 100);
    if (!page.ok) throw new Error(page.error.code);
    expect(page.value.events.length).toBeGreaterThan(0);
    expect(new Set(page.value.events.map((event) => event.accountId))).toEqual(new Set([accountId]));
    const foreign = await node.stream.subscribe({ ...scope, orderId: (orders[1] as Order).id }, null);
    expect(foreign).toEqual({ ok: false, error: { code: "NOT_FOUND" } });
    await node.stop();
  });

  it("says where to start anew when a cursor is of another log or from the future, and refuses what is no cursor", async () => {
    const node = await startNode(db);
    const head = await node.stream.head();
    const { epoch, position } = decodeCursor(head) ?? { epoch: "", position: 0 };
    const expired = { ok: false, error: { code: "CURSOR_EXPIRED", streamHead: head } };
    expect(await node.stream.page(everything, encodeCursor({ epoch: "abc", position: 1 }), 1)).toEqual(expired);
    expect(await node.stream.page(everything, encodeCursor({ epoch, position: position + 1 }), 1)).toEqual(expired);
    expect(await node.stream.page(everything, "nonsense", 1)).toEqual({ ok: false, error: { code: "BAD_CURSOR" } });
    await node.stop();
  });
});

it("accounts take turns: thousands of one do not hold up another's, and what becomes of rights goes first", async () => {
  const db = await createTestDatabase();
  try {
    await insertBase(db.dataSource);
    const many = await insertOrder(db.dataSource, "kumo");
    const one = await insertOrder(db.dataSource, "hoshi");
    const add = (order: Order, from: number, count: number) =>
      db.dataSource.query(
        `insert into events (order_id, account_id, sequence, kind, aspect, occurred_at)
         select $1, $2, n, 'OrderUpdated', 'OTHER', now() from generate_series($3::int, $3 + $4 - 1) n`,
        [order.id, order.accountId, from, count],
      );
    await add(many, 100_000, 3000);
    await add(one, 100_000, 2);
    await db.dataSource.query("select log_viewer_change('usr_1', null, null)");
    const naive = await db.dataSource.query(
      "select account_id from events where position is null order by log_id limit 300",
    );
    expect(new Set(naive.map((row: { account_id: string }) => row.account_id)).size).toBe(1);
    const number = () => db.dataSource.query("select more, (event).* from number_events(300)");
    const first = await number();
    const of = (id: string) => first.filter((row: { account_id: string }) => row.account_id === id).length;
    expect([of(""), of(one.accountId)]).toEqual([1, 2]);
    // Fifteen of the many, and whatever the others have.
    expect([first.length, first[0].more]).toEqual([18, true]);
    let [count, last] = [first.length, first];
    for (; last[0].more; count += last.length) last = await number();
    expect(count).toBe(3003);
    const [{ dense, ordered }] = await db.dataSource.query(
      `select max(position) - min(position) + 1 = count(*) as dense,
        bool_and(rise) as ordered from (select position, order_id is null or position > coalesce(lag(position) over (partition by order_id order by sequence), 0) as rise
          from events where sequence >= 100000 or order_id is null) e`,
    );
    expect([dense, ordered]).toEqual([true, true]);
  } finally {
    await db.destroy();
  }
});
