import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { loadSettlementFacts } from "../../../src/services/settlements/settlementFacts.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import {
  insertAccount,
  insertCard,
  insertOrder,
  insertPayment,
  insertPolicy,
  insertProduct,
} from "../../support/rows.js";

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
  await insertCard(dataSource, order, { status: capturedAt === null ? "CAPTURING" : "CAPTURED", capturedAt });
  const facts = await loadSettlementFacts(dataSource.manager, order, { refundable: true, now: paidAt });
  expect(facts).toMatchObject({ payment: { paidAt }, capturedAt });
});
