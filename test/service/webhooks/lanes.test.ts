import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { DataSource } from "typeorm";
import { ok } from "../../../src/domain/result.js";
import type { Order } from "../../../src/entities/Order.js";
import { WebhookDelivery } from "../../../src/entities/WebhookDelivery.js";
import { ViewerChanges0006 } from "../../../src/migrations/0006-viewer-changes.js";
import { ServiceGraphs } from "../../../src/resolvers/ServiceGraphs.js";
import { DueLoop } from "../../../src/services/jobs/DueLoop.js";
import { DueLoops } from "../../../src/services/jobs/DueLoops.js";
import { SystemClock } from "../../../src/services/SystemClock.js";
import { feedEndpoint } from "../../../src/services/webhooks/feedEndpoint.js";
import { webhookTasks } from "../../../src/webhookParts.js";
import { TestClock } from "../../support/TestClock.js";
import { createWebhookWorld, type WebhookWorld } from "./webhookWorld.js";

let world: WebhookWorld;
let orders: Order[];
beforeAll(async () => {
  world = await createWebhookWorld();
  orders = [await world.order(), await world.order(), await world.order()];
});
beforeEach(async () => {
  await world.db.query("delete from webhook_endpoints");
});
afterAll(() => world?.stop());

const someOrder = (n: number) => orders[n % orders.length] as Order;

/** Positions in the log, in the order of their arrival. */
function arrived(path: string): number[] {
  return world.receiver
    .at(path)
    .map(({ body }) => Number(Buffer.from(JSON.parse(body).cursor, "base64url").toString().split(":")[1]));
}

const ascending = (positions: readonly number[]) =>
  positions.every((each, n) => n === 0 || each > (positions[n - 1] ?? 0));

/** As in a process of its own: loops that look by themselves, on the clock of the machine. */
function startWorker(): () => Promise<void> {
  const parts = { ...world.parts, clock: new SystemClock() };
  const tasks = webhookTasks(
    world.config,
    parts,
    new ServiceGraphs(() => ({ ...world.graph.services, webhooks: world.webhooks })),
  );
  const loops = tasks.map((task) => new DueLoop(task, (_name, error) => world.errors.push(error)));
  for (const loop of loops) loop.start();
  return async () => void (await Promise.all(loops.map((loop) => loop.stop())));
}

async function allDelivered(endpointId: string, count: number): Promise<void> {
  for (const end = Date.now() + 40_000; ; await sleep(50)) {
    const delivered = (await world.deliveriesOf(endpointId)).filter(({ status }) => status === "DELIVERED");
    if (delivered.length === count) return;
    if (Date.now() > end) throw new Error(`${delivered.length} of ${count} are delivered`);
  }
}

describe("a clock that is set back", () => {
  it("holds up no lane: neither the lease of the one before nor what is due", async () => {
    const clock = new TestClock(new Date());
    world.clock.set(clock.now());
    const { id } = await world.endpoint();
    const graphs = new ServiceGraphs(() => ({ ...world.graph.services, webhooks: world.webhooks }));
    const tasks = webhookTasks(world.config, { ...world.parts, clock }, graphs);
    const loops = new DueLoops(world.db, clock, tasks, (_name, error) => world.errors.push(error));
    loops.start();
    await world.happens(someOrder(0));
    await allDelivered(id, 1);
    await sleep(100);
    clock.advance(-3_600_000);
    await world.happens(someOrder(1));
    await allDelivered(id, 2).finally(() => loops.stop());
  }, 60_000);
});

describe("two workers", () => {
  it("send the events of each endpoint once and in the order of the log, while more of them happen", async () => {
    world.clock.set(new Date());
    const endpoints = [await world.endpoint(), await world.endpoint()];
    const workers = [startWorker(), startWorker()];
    const total = 80;
    for (let n = 0; n < total; n++) {
      await world.happens(someOrder(n));
      if (n % 20 === 0) await sleep(100);
    }
    for (const { id } of endpoints) await allDelivered(id, total);
    // Time for one that would send again.
    await sleep(700);
    await Promise.all(workers.map((stop) => stop()));
    await world.receiver.settle();
    for (const { id, path } of endpoints) {
      const first = [...new Set(arrived(path))];
      expect(first).toHaveLength(total);
      expect(ascending(first)).toBe(true);
      // A machine that is overloaded may let an attempt fail; more than was tried is never heard.
      const [{ count }] = await world.db.query(
        "select count(*)::int as count from webhook_attempts a join webhook_deliveries d on d.id = a.delivery_id where d.endpoint_id = $1",
        [id],
      );
      expect(arrived(path).length).toBeLessThanOrEqual(count);
      expect(world.receiver.at(path).every(({ verified }) => verified[0] === true)).toBe(true);
    }
    expect(world.errors).toEqual([]);
  }, 60_000);

  it("without the lease would send twice, so the receiver sees it", async () => {
    const { id, path } = await world.endpoint();
    for (let n = 0; n < 20; n++) await world.happens(someOrder(n));
    await world.database.inTransaction(async (tx) =>
      ok(await feedEndpoint(tx, id, { ids: world.ids, now: world.clock.now() })),
    );
    const naive = async () => {
      const where = { endpointId: id, status: "PENDING" } as const;
      for (;;) {
        const delivery = await world.db.manager.findOne(WebhookDelivery, { where, order: { logPosition: "ASC" } });
        if (delivery === null) return;
        await world.sender.send(await world.rowOf(id), delivery);
      }
    };
    await Promise.all([naive(), naive()]);
    expect(new Set(arrived(path)).size).toBe(20);
    expect(arrived(path).length).toBeGreaterThan(20);
  });

  it("make an event into a delivery once, though both begin at the same place; the naive way the database refuses", async () => {
    const { id } = await world.endpoint();
    for (let n = 0; n < 20; n++) await world.happens(someOrder(n));
    const feed = () =>
      world.database.inTransaction(async (tx) =>
        ok(await feedEndpoint(tx, id, { ids: world.ids, now: world.clock.now() })),
      );
    await Promise.all([feed(), feed(), feed(), feed()]);
    expect(await world.deliveriesOf(id)).toHaveLength(20);
    await world.db.query("update webhook_endpoints set log_position = log_position - 20 where id = $1", [id]);
    await expect(feed()).rejects.toThrow("one_delivery");
  });

  it("do not send what another holds, until its lease is over: a process that died only delays", async () => {
    const { path } = await world.endpoint();
    await world.happens(someOrder(0));
    const [dead, alive] = [world.worker(), world.worker()];
    expect(await dead[0]?.claim(8)).toHaveLength(1);
    await world.work(alive);
    expect(arrived(path)).toEqual([]);
    world.clock.advance(15_000);
    await world.work(alive);
    expect(arrived(path)).toHaveLength(1);
  });

  it("of which one slept through its lease: it stops when it wakes, and sends nothing more", async () => {
    const { id, path } = await world.endpoint();
    await world.happens(someOrder(0));
    const [sleeper, other] = [world.worker(), world.worker()];
    expect(await sleeper[0]?.claim(8)).toEqual([id]);
    world.clock.advance(15_000);
    expect(await other[0]?.claim(8)).toEqual([id]);
    await world.receiver.setClock(world.clock.now());
    await sleeper[0]?.run?.(id);
    expect(arrived(path)).toEqual([]);
    await other[0]?.run?.(id);
    expect(arrived(path)).toHaveLength(1);
    expect(await world.rowOf(id)).toMatchObject({ leasedUntil: world.clock.now() });
  });

  it("give each its turn where more are busy than are served at once: who has waited longest is next", async () => {
    const failing = await Promise.all(Array.from({ length: 9 }, () => world.endpoint()));
    for (const { path } of failing) await world.receiver.set(path, { behaviour: "fails" });
    await world.db.query("update webhook_endpoints set failing_since = $1", [world.clock.now()]);
    for (let n = 0; n < 4; n++) await world.happens(someOrder(n));
    const [, task] = world.worker();
    for (const now of [0, 1]) {
      world.clock.advance(now);
      await Promise.all((await task?.claim(8))?.map((id) => task?.run?.(id)) ?? []);
    }
    await world.receiver.settle();
    const heard = failing.map(({ path }) => world.receiver.at(path).length);
    // Each failure ends a turn; the others have more to send all the while.
    expect(heard.reduce((all, each) => all + each)).toBe(16);
    expect(Math.min(...heard)).toBe(1);
  });

  it("do not let those wait that are well for those that hang", async () => {
    const hanging = await Promise.all(Array.from({ length: 17 }, () => world.endpoint()));
    // Its id is the last, so that by ids it would be the last.
    world.clock.advance(1);
    const well = await world.endpoint();
    for (const { path } of hanging) await world.receiver.set(path, { behaviour: "hangs" });
    await world.db.query("update webhook_endpoints set failing_since = $2 where id = any($1)", [
      hanging.map(({ id }) => id),
      new Date(),
    ]);
    world.clock.set(new Date());
    await world.happens(someOrder(0));
    const before = world.receiver.received.length;
    const stop = startWorker();
    await world.receiver.waitFor(well.path, 1);
    // In one line with them it would come behind at least sixteen: eight at a time, each of which takes 5 s.
    const heard = world.receiver.received.slice(before).map(({ path }) => path);
    expect(heard.indexOf(well.path)).toBeLessThanOrEqual(8);
    await stop();
  }, 40_000);

  it("do not let those wait that are well for one that is slow and answers as it should", async () => {
    const [slow, well] = [await world.endpoint(), await world.endpoint()];
    await world.receiver.set(slow.path, { behaviour: "slow" });
    world.clock.set(new Date());
    await world.happens(someOrder(0));
    const stop = startWorker();
    await Promise.all([slow, well].map(({ path }) => world.receiver.waitFor(path, 1)));
    await sleep(200);
    const begun = performance.now();
    await world.happens(someOrder(1));
    await world.receiver.waitFor(well.path, 2);
    expect(performance.now() - begun).toBeLessThan(2500);
    await stop();
  }, 40_000);
});

describe("a new epoch of the log", () => {
  const renewed = () => world.db.query("update stream_head set epoch = md5(random()::text)");
  const ordersAt = (path: string) => world.receiver.at(path).map(({ body }) => JSON.parse(body).data.order.id);

  it("leaves an endpoint where it was: what had not been made into deliveries is sent, and nothing again", async () => {
    const [fresh, busy] = [await world.endpoint(), await world.endpoint()];
    await world.webhooks.endpoints.disable(world.admin, fresh.id);
    for (let n = 0; n < 3; n++) await world.happens(someOrder(n));
    await world.work();
    await world.happens(someOrder(0));
    await renewed();
    await world.webhooks.endpoints.enable(world.admin, fresh.id, false);
    await world.work();
    const expected = [0, 1, 2, 0].map((n) => someOrder(n).id);
    expect([ordersAt(fresh.path), ordersAt(busy.path)]).toEqual([expected, expected]);
    expect(await world.rowOf(busy.id)).toMatchObject({ logEpoch: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it("does not send what was passed over because it was not asked for, or what is forgotten since", async () => {
    const { id, path } = await world.endpoint({ eventTypes: ["OrderUpdated"] });
    const updated = { kind: "OrderUpdated", status: null, aspect: "OTHER", messageKey: "event.note" } as const;
    await world.happens(someOrder(0), 1, updated);
    await world.happens(someOrder(1));
    await world.work();
    await world.webhooks.endpoints.update(world.admin, id, { eventTypes: ["OrderUpdated", "OrderStatusChanged"] });
    await renewed();
    await world.work();
    expect(ordersAt(path)).toEqual([someOrder(0).id]);
    await world.db.query("delete from webhook_deliveries");
    await world.happens(someOrder(2));
    await renewed();
    await world.work();
    expect(ordersAt(path)).toEqual([someOrder(0).id, someOrder(2).id]);
  });

  it("of a log that was cut off begins at its end: what comes next is not passed over", async () => {
    const { id, path } = await world.endpoint();
    await world.db.query("update webhook_endpoints set log_position = log_position + 1000 where id = $1", [id]);
    await renewed();
    await world.work();
    await world.happens(someOrder(1));
    await world.work();
    expect(ordersAt(path)).toEqual([someOrder(1).id]);
  });

  it("by the migration that closes its positions up carries the places along", async () => {
    const { id, path } = await world.endpoint();
    const changesOfRights = `with h as (update stream_head set head = head + 3 returning head)
      insert into events (account_id, sequence, kind, occurred_at, position) select '', 0, 'ViewerChanged', now(), head - n from h, generate_series(0, 2) n`;
    await world.db.query(changesOfRights);
    await world.happens(someOrder(0));
    await world.work();
    await world.db.query(changesOfRights);
    await world.receiver.set(path, { behaviour: "fails" });
    await world.happens(someOrder(1));
    await world.work();
    await world.happens(someOrder(2));
    await numberedAnew();
    const [{ head }] = await world.db.query("select head from stream_head");
    expect(await world.rowOf(id)).toMatchObject({ logPosition: String(head - 1) });
    expect((await world.deliveriesOf(id)).map(({ logPosition }) => Number(head) - Number(logPosition))).toEqual([2, 1]);
    await world.receiver.set(path, {});
    world.clock.advance(5000);
    await world.work();
    expect(ordersAt(path)).toEqual([0, 1, 1, 2].map((n) => someOrder(n).id));
  });
});

/** Down and up again, as the role that owns the tables. */
async function numberedAnew(): Promise<void> {
  const owner = await new DataSource({ type: "postgres", url: world.url }).initialize();
  const runner = owner.createQueryRunner();
  await new ViewerChanges0006().down(runner);
  await new ViewerChanges0006().up(runner);
  await owner.destroy();
}
