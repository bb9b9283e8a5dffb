import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readConfig } from "../../../src/config.js";
import type { Order } from "../../../src/entities/Order.js";
import { newEpoch } from "../../../src/newEpoch.js";
import { decodeCursor, encodeCursor } from "../../../src/services/events/cursor.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertBase, insertOrder } from "../../support/orders.js";
import { everything, follow, good, type LogNode, startNode, take, write } from "./logWorld.js";
import { LogReplaced, newsOf } from "./readForward.js";

const databases: TestDatabase[] = [];
const nodes: LogNode[] = [];
const startOn = async (db: TestDatabase) => {
  const node = await startNode(db);
  nodes.push(node);
  return node;
};
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await Promise.all(databases.map((db) => db.destroy()));
});

/** A database with an order; nobody is connected to it. */
async function newDesk(from?: string): Promise<{ db: TestDatabase; order: Order }> {
  const db = await createTestDatabase(from);
  databases.push(db);
  if (from === undefined) await insertBase(db.dataSource);
  const order = from === undefined ? await insertOrder(db.dataSource, "kumo") : (undefined as never);
  return { db, order };
}

async function writes(node: LogNode, order: Order, count: number): Promise<string[]> {
  const live = await follow(node);
  for (let i = 0; i < count; i++) await write(node.database, order);
  const events = await take(live, count);
  await live.return?.();
  return events.map((event) => node.stream.cursorOf(event));
}

const expiredAt = async ({ stream }: LogNode) => ({
  ok: false,
  error: { code: "CURSOR_EXPIRED", streamHead: await stream.head() },
});

describe("a backup that was restored elsewhere", () => {
  let restored: LogNode;
  let order: Order;
  let cursors: string[];
  beforeAll(async () => {
    const before = await newDesk();
    order = before.order;
    const original = await startOn(before.db);
    const early = await writes(original, order, 5);
    nodes.splice(nodes.indexOf(original), 1);
    await original.stop();
    await before.db.dataSource.destroy();
    const { db: backup } = await newDesk(new URL(before.db.url).pathname.slice(1));
    const goesOn = await startOn(before.db);
    cursors = [...early, ...(await writes(goesOn, order, 5))];
    restored = await startOn(backup);
  });

  it("has another epoch, so a cursor from before hears CURSOR_EXPIRED while the head is below it, and when it has passed it", async () => {
    const newest = cursors[9] ?? "";
    expect(decodeCursor(await restored.stream.head())?.position).toBe(5);
    expect(await restored.stream.page(everything, newest, 10)).toEqual(await expiredAt(restored));
    await writes(restored, order, 8);
    for (const cursor of [newest, cursors[2] ?? ""]) {
      expect(await restored.stream.page(everything, cursor, 10)).toEqual(await expiredAt(restored));
      expect(await restored.stream.subscribe(everything, cursor)).toEqual(await expiredAt(restored));
    }
  });

  it("naive: by the position alone the client would go on there and never see five events", async () => {
    const { epoch, position } = decodeCursor(await restored.stream.head()) ?? { epoch: "", position: 0 };
    const naive = good(await restored.stream.page(everything, encodeCursor({ epoch, position: 10 }), 100));
    expect(position).toBe(13);
    expect(naive.events.map((event) => Number(event.position))).toEqual([11, 12, 13]);
  });

  it("a second process, and the same one later, keep that epoch", async () => {
    const epoch = decodeCursor(await restored.stream.head())?.epoch;
    const db = databases.at(-1) as TestDatabase;
    const [second, third] = await Promise.all([startOn(db), startOn(db)]);
    expect(second.tail.head.epoch).toBe(epoch);
    expect(third.tail.head.epoch).toBe(epoch);
  });
});

describe("files that were put back under running processes", () => {
  it("are noticed by the head that moved back: readers end, cursors expire, also when the head has passed them", async () => {
    const { db, order } = await newDesk();
    const node = await startOn(db);
    const cursors = await writes(node, order, 6);
    const live = await follow(node);
    const waiting = live.next().catch((error: unknown) => error);
    await db.asOwner(`delete from events where position > 3; update stream_head set head = 3;
      update orders set event_sequence = (select max(sequence) from events)`);
    node.tail.wake();
    expect(await waiting).toBeInstanceOf(LogReplaced);
    const again = await db.dataSource.manager.findOneByOrFail<Order>("Order", { id: order.id });
    await writes(node, again, 5);
    for (const cursor of cursors) expect(await node.stream.page(everything, cursor, 10)).toEqual(await expiredAt(node));
  });
});

describe("npm run admin -- new-epoch", () => {
  it("ends every cursor on all processes; who starts anew from streamHead misses nothing", async () => {
    const { db, order } = await newDesk();
    const [one, two] = [await startOn(db), await startOn(db)];
    const [cursor = ""] = await writes(one, order, 3);
    while (two.tail.head.position < 3) await newsOf(two.tail);
    const readers = await Promise.all([one, two].map((node) => follow(node)));
    const waiting = readers.map((reader) => reader.next().catch((error: unknown) => error));
    await newEpoch(readConfig({ DATABASE_URL: db.url }));
    for (const ended of waiting) expect(await ended).toBeInstanceOf(LogReplaced);
    for (const node of [one, two])
      expect(await node.stream.subscribe(everything, cursor)).toEqual(await expiredAt(node));
    const refusal = await two.stream.subscribe(everything, cursor);
    const head = refusal.ok || refusal.error.code !== "CURSOR_EXPIRED" ? "" : refusal.error.streamHead;
    const fresh = await follow(two, head);
    await write(one.database, order);
    expect((await take(fresh, 1)).map((event) => Number(event.position))).toEqual([4]);
    await fresh.return?.();
  });

  it("is known to who reads pages before its process has read the log anew", async () => {
    const { db, order } = await newDesk();
    const node = await startOn(db);
    const [cursor = ""] = await writes(node, order, 3);
    await node.tail.stop();
    await newEpoch(readConfig({ DATABASE_URL: db.url }));
    expect(await node.stream.page(everything, cursor, 10)).toEqual(await expiredAt(node));
    const page = good(await node.stream.page(everything, null, 10));
    expect(decodeCursor(page.endCursor)?.epoch).toBe(page.epoch);
    expect(decodeCursor(cursor)?.epoch).not.toBe(page.epoch);
  });
});

describe("where a log is written", () => {
  it("is known to the application role: cluster, timeline and database", async () => {
    const { db } = await newDesk();
    const [{ origin }] = await db.dataSource.query("select log_origin() as origin");
    expect(origin).toMatch(/^\d+:\d+:[0-9A-F]{8}$/);
  });
});
