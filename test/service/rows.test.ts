import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Order } from "../../src/entities/Order.js";
import { Policy } from "../../src/entities/Policy.js";
import { Settlement } from "../../src/entities/Settlement.js";
import { policyOf } from "../../src/services/policyOf.js";
import { changeRows, findRow, findRowOrFail, insertRows } from "../../src/services/rows.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { insertAccount, insertOrder, insertPolicy, insertProduct, insertUser } from "../support/rows.js";

let db: TestDatabase;
let order: Order;
let policy: Policy;
beforeAll(async () => {
  db = await createTestDatabase();
  const { dataSource } = db;
  policy = await insertPolicy(dataSource);
  const product = await insertProduct(dataSource, { policyId: policy.id });
  const account = await insertAccount(dataSource);
  const user = await insertUser(dataSource, { accountId: account.id, role: "STANDARD" });
  const keys = { accountId: account.id, placedById: user.id, productId: product.id, policyId: policy.id };
  order = await insertOrder(dataSource, { ...keys, subjectAlternativeNames: ["a.test", "b.test"] });
});
afterAll(() => db?.destroy());

describe("rows of the hot paths", () => {
  it("are what TypeORM reads: times, lists, bytes and big numbers too", async () => {
    const { manager } = db.dataSource;
    const row = await findRowOrFail(manager, Order, { id: order.id });
    expect(row).toEqual(await manager.findOneByOrFail(Order, { id: order.id }));
    expect(row).toBeInstanceOf(Order);
  });

  it("answer null, or throw, where there is none; every value given counts", async () => {
    const { manager } = db.dataSource;
    expect(await findRow(manager, Order, { id: "ord_none" })).toBeNull();
    expect(await findRow(manager, Order, { id: order.id, status: "CANCELED" })).toBeNull();
    await expect(findRowOrFail(manager, Order, { id: "ord_none" })).rejects.toThrow("no row of Order");
  });
});

describe("changing them", () => {
  it("says how many there were; lists are any of their values", async () => {
    const set = { closure: "REJECTION", version: 7 } as const;
    const where = { id: ["ord_none", order.id], status: order.status };
    expect(await changeRows(db.dataSource.manager, Order, { where, set })).toBe(1);
    expect(await changeRows(db.dataSource.manager, Order, { where: { id: order.id, version: 1 }, set })).toBe(0);
    expect(await findRow(db.dataSource.manager, Order, { id: order.id })).toMatchObject({
      closure: "REJECTION",
      version: 7,
    });
    await changeRows(db.dataSource.manager, Order, {
      where: { id: order.id },
      set: { closure: null, version: order.version },
    });
    expect(await findRow(db.dataSource.manager, Order, { id: order.id })).toEqual(order);
  });

  it("writes what TypeORM writes, JSON too; what one of the rows leaves out is null", async () => {
    const settlement = {
      ...{ id: "stl_1", orderId: order.id, accountId: order.accountId, version: 1, currency: "JPY" },
      ...{ outcome: "REFUNDED", createdAt: new Date(0), settledAt: null, recordedById: null, note: null },
      lines: [{ kind: "CERTIFICATE", outcome: "REFUNDED", value: 100 }],
    };
    await insertRows(db.dataSource.manager, Settlement, [settlement as unknown as Settlement]);
    const row = await findRowOrFail(db.dataSource.manager, Settlement, { id: "stl_1" });
    expect(row).toEqual(await db.dataSource.manager.findOneByOrFail(Settlement, { id: "stl_1" }));
    expect(row).toMatchObject({ lines: settlement.lines, payableFrom: null });
  });

  it("refuses what the entity has not", async () => {
    const odd = { where: { id: order.id }, set: { nothing: 1 } } as unknown as Parameters<typeof changeRows<Order>>[2];
    await expect(changeRows(db.dataSource.manager, Order, odd)).rejects.toThrow("orders has no column for nothing");
  });
});

describe("policies", () => {
  it("are read once, and the next version is another row", async () => {
    const { manager } = db.dataSource;
    const first = await policyOf(manager, order);
    expect(first).toEqual(await manager.findOneByOrFail(Policy, { id: policy.id }));
    expect(await policyOf(manager, order)).toBe(first);
    const next = await insertPolicy(db.dataSource, { timeZone: "UTC" });
    expect((await policyOf(manager, { policyId: next.id })).timeZone).toBe("UTC");
  });
});

describe("statements", () => {
  const prepared = async (text: string) => {
    const runner = db.dataSource.createQueryRunner();
    try {
      for (const value of [1, 2]) await runner.query(text, [value]);
      const count = "select count(*)::int as count from pg_prepared_statements";
      return (await runner.query(`${count} where statement = '${text}'`))[0].count;
    } finally {
      await runner.release();
    }
  };

  it("are kept by their text, and those that never come again fill the memory of no connection", async () => {
    expect(await prepared("select $1::int + 1")).toBe(1);
    for (let n = 0; n < 300; n++) await db.dataSource.query(`select $1::int + ${n + 10}`, [n]);
    const [{ count }] = await db.dataSource.query("select count(*)::int as count from pg_prepared_statements");
    expect(count).toBeLessThanOrEqual(250);
    expect(await prepared("select $1::int + 5000")).toBe(0);
    // One that had its place before keeps it.
    expect(await prepared("select $1::int + 1")).toBe(1);
  });
});
