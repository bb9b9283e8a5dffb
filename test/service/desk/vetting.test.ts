import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { ok } from "../../../src/domain/result.js";
import type { VettingWish } from "../../../src/domain/vetting.js";
import { Account } from "../../../src/entities/Account.js";
import type { Order } from "../../../src/entities/Order.js";
import { OrganizationVetting } from "../../../src/entities/OrganizationVetting.js";
import { Product } from "../../../src/entities/Product.js";
import { User } from "../../../src/entities/User.js";
import { Database } from "../../../src/services/database.js";
import { OrganizationVettings } from "../../../src/services/desk/OrganizationVettings.js";
import { OrderDecisions } from "../../../src/services/orders/OrderDecisions.js";
import { changeOrder, lockedOrder } from "../../../src/services/orders/orderRow.js";
import { requestIssuanceIfReady } from "../../../src/services/orders/requestIssuanceIfReady.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertBase, insertOrder } from "../../support/orders.js";
import { insertPayment } from "../../support/rows.js";
import { TestClock } from "../../support/TestClock.js";
import { until } from "../../support/until.js";

const clock = new TestClock(new Date("2026-04-01T01:00:00Z"));
const ids = new RandomIds(clock);
const DAY = 86_400_000;

let db: TestDatabase;
let database: Database;
let vettings: OrganizationVettings;
let hoshi: Account;
beforeAll(async () => {
  db = await createTestDatabase();
  await insertBase(db.dataSource);
  database = new Database(db.dataSource, () => undefined);
  vettings = new OrganizationVettings(database, clock, ids);
  hoshi = await db.dataSource.manager.findOneByOrFail(Account, { code: "hoshi" });
});
afterAll(() => db?.destroy());
beforeEach(() => db.dataSource.query("update accounts set organization_vetted_until = null"));

const actorOf = async (email: string) => {
  const { id: userId, role, accountId } = await db.dataSource.manager.findOneByOrFail(User, { email });
  return { userId, role, accountId };
};
/** Paid, and without a domain: the organization is all that it waits for. */
const waiting = async (set: Partial<Order> = {}, productCode = "CC_CODE_SIGNING") => {
  const { id: productId, policyId } = await db.dataSource.manager.findOneByOrFail(Product, { code: productCode });
  const order = await insertOrder(db.dataSource, "hoshi", { productId, policyId, ...set });
  await insertPayment(db.dataSource, order);
  return order;
};
const record = async (wish: Partial<VettingWish> = {}) => {
  const vettedUntil = new Date(clock.now().getTime() + 300 * DAY);
  const done = { accountId: hoshi.id, vettedUntil, note: "登記簿", ...wish };
  return vettings.record(await actorOf("operator@desk.test"), done);
};
const newest = () =>
  db.dataSource.manager.findOneOrFail(OrganizationVetting, { where: { accountId: hoshi.id }, order: { id: "DESC" } });
const recordAndTell = async () => {
  expect(await record()).toMatchObject({ ok: true });
  await vettings.tell((await newest()).id);
};
const count = async (table: "issuances" | "events", { id }: Order, where = "true"): Promise<number> => {
  const [row] = await db.dataSource.query(`select count(*)::int from ${table} where order_id = $1 and ${where}`, [id]);
  return row.count;
};
const someoneWaits = async () => {
  const waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  return ((await db.asOwner(waits)) as { rowCount: number }).rowCount > 0;
};

describe("a vetting tells each order that waits for it, once", () => {
  it("also when two processes do, and one goes on where another was stopped", async () => {
    const orders = [await waiting(), await waiting(), await waiting()] as const;
    const domain = await waiting({}, "CC_DV");
    await record();
    const { id, nextTryAt } = await newest();
    expect(nextTryAt).toEqual(clock.now());
    await Promise.all([vettings.tell(id), vettings.tell(id)]);
    await vettings.tell(id);
    const told = "aspect = 'ORGANIZATION'";
    for (const order of orders)
      expect([await count("events", order, told), await count("issuances", order)]).toEqual([1, 1]);
    expect(await count("events", domain)).toBe(0);
    expect(await newest()).toMatchObject({ nextTryAt: null });
  });

  it("and none where the organization was vetted before: nothing has changed for them", async () => {
    await record();
    const before = await newest();
    clock.advance(1000);
    const again = new Date(clock.now().getTime() + 398 * DAY);
    expect(await record({ vettedUntil: again })).toMatchObject({ ok: true, value: { organizationVettedUntil: again } });
    expect(await newest()).toMatchObject({ nextTryAt: null, vettedUntil: again });
    expect((await newest()).id).not.toBe(before.id);
  });
});

describe("an order that begins to wait at the same moment (D14)", () => {
  it("is not forgotten: the record waits for who has not seen it", async () => {
    const order = await waiting({ status: "NEEDS_APPROVAL" });
    let approved: () => void = () => undefined;
    let goOn: () => void = () => undefined;
    const [looked, held] = [new Promise<void>((r) => (approved = r)), new Promise<void>((r) => (goOn = r))];
    const approving = database.inTransaction(async (tx) => {
      const row = await lockedOrder(tx, order.id);
      const events = [{ kind: "OrderStatusChanged", previousStatus: row.status, status: "PENDING" }] as const;
      await changeOrder(tx, row, { set: { status: "PENDING" }, events, actorId: null, now: clock.now() });
      await requestIssuanceIfReady(tx, row, { ids, now: clock.now() });
      approved();
      await held;
      return ok(null);
    });
    await looked;
    let over = false;
    const recording = recordAndTell().finally(() => (over = true));
    await until(async () => over || (await someoneWaits()));
    goOn();
    await Promise.all([approving, recording]);
    expect(await count("issuances", order)).toBe(1);
  });

  it("and who begins to wait while it is being recorded waits for the record", async () => {
    const order = await waiting({ status: "NEEDS_APPROVAL" });
    const admin = await actorOf("admin@hoshi.test");
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((r) => (goOn = r));
    let locked: () => void = () => undefined;
    const holds = new Promise<void>((r) => (locked = r));
    // What `record` does, at the moment before its COMMIT.
    const recording = database.inTransaction(async (tx) => {
      await tx.findOne(Account, { where: { id: hoshi.id }, lock: { mode: "pessimistic_write" } });
      await tx.update(Account, { id: hoshi.id }, { organizationVettedUntil: new Date(clock.now().getTime() + DAY) });
      locked();
      await held;
      return ok(null);
    });
    await holds;
    let over = false;
    const decisions = new OrderDecisions(database, clock, ids);
    const approving = decisions.approve(admin, { orderId: order.id }).finally(() => (over = true));
    await until(async () => over || (await someoneWaits()));
    goOn();
    await recording;
    expect(await approving).toMatchObject({ ok: true });
    expect(await count("issuances", order)).toBe(1);
  });
});
