import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { connect } from "@nats-io/transport-node";
import type { Order } from "../../../src/entities/Order.js";
import type { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { findNatsServer, NatsServer } from "../../support/natsServer.js";
import { insertBase, insertOrder } from "../../support/orders.js";
import { until } from "../../support/until.js";
import { everything, follow, good, type LogNode, startNode, take, write } from "./logWorld.js";

const binary = findNatsServer();
const withNats = binary === null ? describe.skip : describe;
if (binary === null)
  process.stderr.write("\nSKIPPED: no nats-server on this machine (Debian: apt-get install nats-server)\n");

let db: TestDatabase;
let orders: Order[];
let nats: NatsServer;
let nodes: LogNode[] = [];

const start = async (natsUrl: string | null = nats.url) => {
  const node = await startNode(db, { natsUrl });
  nodes.push(node);
  return node;
};
const connected = async (...which: readonly LogNode[]) =>
  until(() => which.every(({ bus }) => bus?.connected === true));
const positionsOf = (events: readonly OrderEvent[]) => events.map((event) => Number(event.position));
const messagesOf = (errors: readonly unknown[]) => errors.map((error) => (error as Error).message);
const dense = (events: readonly OrderEvent[]) => {
  const positions = positionsOf(events);
  expect(positions).toEqual(positions.map((_, i) => (positions[0] as number) + i));
};
/** Statements that a process sends to the log from now on. */
const readsOf = ({ dataSource }: LogNode) => {
  let count = 0;
  const logger = { logQuery: (query: string) => void (/from events where position >/.test(query) && count++) };
  Object.assign(dataSource, { logger: { ...dataSource.logger, ...logger } });
  return () => count;
};

beforeAll(async () => {
  if (binary === null) return;
  nats = await NatsServer.start(binary);
  db = await createTestDatabase();
  await insertBase(db.dataSource);
  orders = [];
  for (let i = 0; i < 4; i++) orders.push(await insertOrder(db.dataSource, i % 2 ? "hoshi" : "kumo"));
});
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  nodes = [];
});
afterAll(async () => {
  await nats?.kill();
  await db?.destroy();
});

const writeAll = (node: LogNode, count: number) =>
  Promise.all(
    orders.map(async (order) => {
      for (let i = 0; i < count; i++) await write(node.database, order);
    }),
  );

withNats("NATS between processes", () => {
  it("brings the events themselves: the other process has them, equal to the rows, without reading the log", async () => {
    const [one, two, control] = [await start(), await start(), await start(null)];
    await connected(one, two);
    // Neither numbers, and one of them hears of nothing but by NATS.
    await Promise.all([two.relay.stop(), control.relay.stop(), two.listener.stop()]);
    const [reads, controlReads] = [readsOf(two), readsOf(control)];
    const live = await follow(two);
    const before = one.tail.head.position;
    const read = (position: number) => [two, control].every(({ tail }) => tail.head.position === position);
    for (let i = 0; i < 20; i++) {
      await write(one.database, orders[i % orders.length] as Order);
      await until(() => read(before + i + 1));
    }
    const got = await take(live, 20);
    dense(got);
    // On a busy machine a message may be overtaken; then the gap is read, once.
    expect(controlReads()).toBeGreaterThanOrEqual(20);
    expect(reads()).toBeLessThan(controlReads());
    const page = good(await two.stream.page(everything, null, 100));
    expect(got).toEqual(page.events.slice(-20));
    await live.return?.();
  });

  it("one message for each event, on the subject evt.<account>.<order>", async () => {
    const one = await start();
    await connected(one);
    const listener = await connect({ servers: `127.0.0.1:${nats.port}` });
    const { accountId, id } = orders[0] as Order;
    const heard: string[] = [];
    listener.subscribe(`evt.${accountId}.${id}`, { callback: (_, message) => void heard.push(message.subject) });
    await listener.flush();
    await writeAll(one, 2);
    await until(() => heard.length >= 2);
    await sleep(50);
    expect(heard).toEqual([`evt.${accountId}.${id}`, `evt.${accountId}.${id}`]);
    await listener.close();
  });

  it("what it doubles, disorders, makes up or brings from elsewhere changes nothing", async () => {
    const [one, two] = [await start(), await start()];
    await connected(one, two);
    const noise = await connect({ servers: `127.0.0.1:${nats.port}` });
    const copies: { subject: string; data: Uint8Array }[] = [];
    noise.subscribe("evt.>", { callback: (_, { subject, data }) => void copies.push({ subject, data }) });
    await noise.flush();
    const live = await follow(two);
    const got = take(live, 40);
    await writeAll(one, 5);
    await until(() => copies.length >= 20);
    for (const { subject, data } of copies.reverse()) noise.publish(subject, data);
    noise.publish("evt.acc_1.ord_1", "no JSON");
    noise.publish("evt.acc_1.ord_1", JSON.stringify({ epoch: "abc", row: { position: "1" } }));
    noise.publish("evt.acc_1.ord_1", JSON.stringify({ epoch: two.tail.head.epoch, row: { position: "999999" } }));
    noise.publish("evt.acc_1.ord_1", JSON.stringify(null));
    await noise.flush();
    await writeAll(one, 5);
    dense(await got);
    await noise.close();
    await live.return?.();
  });

  it("a server that dies in the middle and comes back: nothing missing, nothing twice, on either process", async () => {
    const [one, two] = [await start(), await start()];
    await connected(one, two);
    const lives = await Promise.all([one, two].map((node) => follow(node)));
    const got = lives.map((live) => take(live, 240));
    const writing = [one, two].map((node) => writeAll(node, 30));
    await sleep(100);
    await nats.kill();
    await until(() => [one, two].every(({ bus }) => bus?.connected === false));
    await writeAll(one, 0);
    await Promise.all(writing);
    await nats.start();
    for (const events of await Promise.all(got)) {
      dense(events);
      expect(new Set(events.map((event) => event.id)).size).toBe(240);
    }
    // Told when it went, and nothing else; the bus is back.
    await connected(one, two);
    for (const { errors } of [one, two]) expect(new Set(messagesOf(errors))).toEqual(new Set(["NATS is away"]));
    await Promise.all(lives.map((live) => live.return?.()));
  }, 60_000);

  it("a server that is away at the start stops nothing, and serves when it comes", async () => {
    await nats.kill();
    const [one, two] = [await start(), await start(null)];
    const live = await follow(one);
    await writeAll(two, 2);
    dense(await take(live, 8));
    await nats.start();
    await connected(one);
    await writeAll(two, 2);
    dense(await take(live, 8));
    await live.return?.();
  }, 60_000);

  it("takes a user and a password out of the address; a wrong one is no reason to stop", async () => {
    const guarded = await NatsServer.start(binary ?? "", ["--user", "desk", "--pass", "p@ss"]);
    const good = await start(`nats://desk:p%40ss@127.0.0.1:${guarded.port}`);
    await connected(good);
    const bad = await start(`nats://desk:wrong@127.0.0.1:${guarded.port}`);
    await writeAll(bad, 1);
    await until(() => bad.errors.length > 0);
    expect(messagesOf(bad.errors)).toEqual([expect.stringMatching(/authorization/i)]);
    await until(() => bad.tail.head.position === good.tail.head.position);
    expect(bad.bus?.connected).toBe(false);
    await guarded.kill();
  });
});
