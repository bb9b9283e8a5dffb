import type { DataSource } from "typeorm";
import { ok } from "../../src/domain/result.js";
import { Account } from "../../src/entities/Account.js";
import type { Order } from "../../src/entities/Order.js";
import { Product } from "../../src/entities/Product.js";
import { User } from "../../src/entities/User.js";
import { Database } from "../../src/services/database.js";
import { insertDemoBase } from "../../src/services/demo/demoBase.js";
import { RandomIds } from "../../src/services/RandomIds.js";
import { SystemClock } from "../../src/services/SystemClock.js";
import { insertOrder as insertRow } from "./rows.js";

const clock = new SystemClock();
const ids = new RandomIds(clock);

/** Accounts, users and products of the demo, without orders: what tests below HTTP stand on. */
export async function insertBase(dataSource: DataSource): Promise<void> {
  const database = new Database(dataSource, () => undefined);
  await database.inTransaction(async (tx) => {
    await insertDemoBase(tx, { ids, now: clock.now(), passwordHash: "none" });
    return ok(null);
  });
}

/** An order as a bare row of an account of the demo: PENDING, no event yet, unless told otherwise. */
export async function insertOrder(
  dataSource: DataSource,
  account: "kumo" | "hoshi",
  set: Partial<Order> = {},
): Promise<Order> {
  const { manager } = dataSource;
  const { id: accountId } = await manager.findOneByOrFail(Account, { code: account });
  const { id: productId, policyId } = await manager.findOneByOrFail(Product, { code: "CC_OV" });
  const { id: placedById } = await manager.findOneByOrFail(User, { email: `standard@${account}.test` });
  const pending = { status: "PENDING", firstIssuedAt: null, coverageEndsAt: null } as const;
  return insertRow(dataSource, { accountId, placedById, productId, policyId, ...pending, ...set });
}
