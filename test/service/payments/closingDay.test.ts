import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { CardAuthorization } from "../../../src/entities/CardAuthorization.js";
import { loadSettlementFacts } from "../../../src/services/settlements/settlementFacts.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertAccount, insertOrder, insertPayment, insertPolicy, insertProduct } from "../../support/rows.js";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.destroy());

it.each([
  ["when the gateway said so", new Date("2026-03-31T15:10:00Z")],
  ["not yet", null],
])("K9: a settlement knows when the card was charged: %s", async (_when, capturedAt) => {
  const { dataSource } = db;
  const account = await insertAccount(dataSource);
  const policy = await insertPolicy(dataSource);
  const product = await insertProduct(dataSource, { policyId: policy.id });
  const keys = { accountId: account.id, placedById: null, productId: product.id, policyId: policy.id };
  const order = await insertOrder(dataSource, keys);
  const paidAt = new Date("2026-03-31T14:59:00Z");
  await insertPayment(dataSource, order, { method: "CREDIT_CARD", paidAt });
  await dataSource.manager.insert(CardAuthorization, {
    id: `crd_${order.id}`,
    accountId: account.id,
    orderId: order.id,
    amountValue: 50_000,
    amountCurrency: "JPY",
    keptValue: 50_000,
    status: capturedAt === null ? "CAPTURING" : "CAPTURED",
    createdAt: paidAt,
    capturedAt,
    nextTryAt: null,
    tries: 0,
  });
  const facts = await loadSettlementFacts(dataSource.manager, order, { refundable: true, now: paidAt });
  expect(facts).toMatchObject({ payment: { paidAt }, capturedAt });
});
