import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { ok } from "../../../src/domain/result.js";
import { CardAuthorization } from "../../../src/entities/CardAuthorization.js";
import { Payment } from "../../../src/entities/Payment.js";
import { Settlement } from "../../../src/entities/Settlement.js";
import { Database } from "../../../src/services/database.js";
import { storeGatewayOutcome } from "../../../src/services/payments/storeGatewayOutcome.js";
import { FinanceTasks } from "../../../src/services/settlements/FinanceTasks.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import {
  insertAccount,
  insertCard,
  insertOrder,
  insertPayment,
  insertPolicy,
  insertProduct,
  insertUser,
} from "../../support/rows.js";
import { TestClock } from "../../support/TestClock.js";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.destroy());

const clock = new TestClock();

/** An order that has ended, its card not charged yet; what comes back is paid already, or is not. */
async function ended(paid: boolean) {
  const { dataSource } = db;
  const account = await insertAccount(dataSource);
  const user = await insertUser(dataSource, { accountId: account.id, role: "ADMIN" });
  const operator = await insertUser(dataSource, { accountId: null, role: "OPERATOR" });
  const policy = await insertPolicy(dataSource);
  const product = await insertProduct(dataSource, { policyId: policy.id });
  const keys = { accountId: account.id, placedById: user.id, productId: product.id, policyId: policy.id };
  const order = await insertOrder(dataSource, { ...keys, status: "CANCELED", closure: "CANCELLATION" });
  const method = "CREDIT_CARD" as const;
  const money = { amountValue: 100, amountCurrency: "JPY" };
  await insertPayment(dataSource, order, { ...money, method, status: paid ? "REFUNDED" : "PAID" });
  const card = await insertCard(dataSource, order, { ...money, status: "CAPTURING", nextTryAt: clock.now() });
  const outcome = paid ? ("REFUNDED" as const) : ("REFUND_NEXT_MONTH" as const);
  await dataSource.manager.insert(Settlement, {
    id: `set_${order.id}`,
    orderId: order.id,
    accountId: account.id,
    version: 1,
    outcome,
    lines: [{ item: "CERTIFICATE", method, amountValue: 100, refundable: true, outcome }],
    currency: "JPY",
    createdAt: clock.now(),
    settledAt: paid ? clock.now() : null,
    payableFrom: null,
    recordedById: paid ? operator.id : null,
    note: null,
  });
  return { orderId: order.id, card, operator: { userId: operator.id, role: operator.role, accountId: null } };
}

it.each([
  { paid: false, settlement: { outcome: "VOIDED", version: 2 }, payment: "RELEASED", owed: [] },
  { paid: true, settlement: { outcome: "REFUNDED", version: 1 }, payment: "UNPAID", owed: [100] },
] as const)(
  "K9: a card that cannot be charged undoes no refund that was paid by hand: $paid",
  async ({ paid, settlement, payment, owed }) => {
    const { orderId, card, operator } = await ended(paid);
    const database = new Database(db.dataSource, () => undefined);
    const { manager } = db.dataSource;
    const seen = await manager.findOneByOrFail(CardAuthorization, { id: card.id });
    await database.inTransaction(async (tx) => {
      await storeGatewayOutcome(tx, seen, { outcome: "NEVER_CHARGED", now: clock.now() });
      return ok(null);
    });
    expect(await manager.findOneByOrFail(Settlement, { orderId })).toMatchObject(settlement);
    expect(await manager.findOneByOrFail(Payment, { orderId })).toMatchObject({ status: payment });
    const tasks = await new FinanceTasks(db.dataSource).list(operator);
    expect(tasks.filter((each) => each.orderId === orderId).map((each) => each.amountValue)).toEqual(owed);
  },
);
