import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Certificate } from "../../../src/entities/Certificate.js";
import { Order } from "../../../src/entities/Order.js";
import { Reissue } from "../../../src/entities/Reissue.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../../src/entities/RevocationRequestCertificate.js";
import { Database } from "../../../src/services/database.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { ManualRevocations } from "../../../src/services/revocations/ManualRevocations.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import {
  insertAccount,
  insertCertificate,
  insertOrder,
  insertPolicy,
  insertProduct,
  insertRequest,
  insertUser,
} from "../../support/rows.js";
import { TestClock } from "../../support/TestClock.js";

const clock = new TestClock();

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.destroy());

/** An issued order without self-service (C9), the first of whose two certificates a reissue has scheduled to be revoked. */
async function scheduled() {
  const { dataSource } = db;
  const account = await insertAccount(dataSource);
  const user = await insertUser(dataSource, { accountId: account.id, role: "STANDARD" });
  const policy = await insertPolicy(dataSource);
  const product = await insertProduct(dataSource, { policyId: policy.id, selfServiceRevocation: false });
  const keys = { accountId: account.id, placedById: user.id, productId: product.id, policyId: policy.id };
  const order = await insertOrder(dataSource, keys);
  const at = new Date(clock.now().getTime() + 3_600_000);
  const notAfter = new Date(clock.now().getTime() + 86_400_000);
  const set = { notAfter, status: "REVOCATION_SCHEDULED", scheduledRevocationAt: at } as const;
  const replaced = await insertCertificate(dataSource, order, set);
  await insertCertificate(dataSource, order, { notAfter, kind: "REISSUE" });
  const schedule = await insertRequest(dataSource, order, { status: "SCHEDULED", wholeOrder: false, nextTryAt: at });
  const named = { requestId: schedule.id, certificateId: replaced.id, open: false };
  await dataSource.manager.insert(RevocationRequestCertificate, named);
  return { order, replaced, schedule, actor: { userId: user.id, role: "STANDARD", accountId: account.id } as const };
}

describe("a manual request (C9)", () => {
  it("D5: replaces what a reissue had scheduled: that is withdrawn, and its certificate is as it was", async () => {
    const { order, replaced, schedule, actor } = await scheduled();
    const manual = new ManualRevocations(new Database(db.dataSource, () => undefined), clock, new RandomIds(clock));
    const { id: orderId, commonName } = order;
    const wish = { idempotencyKey: "manual", orderId, commonName, reason: "SUPERSEDED", note: "入れ替え" } as const;
    expect(await manual.request(actor, wish)).toMatchObject({ value: { request: { status: "NEEDS_APPROVAL" } } });
    const { manager } = db.dataSource;
    expect(await manager.findOneByOrFail(RevocationRequest, { id: schedule.id })).toMatchObject({
      status: "WITHDRAWN",
      nextTryAt: null,
    });
    expect(await manager.findOneByOrFail(Certificate, { id: replaced.id })).toMatchObject({
      status: "ISSUED",
      scheduledRevocationAt: null,
    });
  });

  it("D5: is not refused by what a reissue had scheduled, its time come and the CA away", async () => {
    const { order, schedule, actor } = await scheduled();
    await db.dataSource.manager.update(RevocationRequest, { id: schedule.id }, { status: "FAILED" });
    const manual = new ManualRevocations(new Database(db.dataSource, () => undefined), clock, new RandomIds(clock));
    const { id: orderId, commonName } = order;
    const wish = { idempotencyKey: "late", orderId, commonName, reason: "SUPERSEDED", note: "入れ替え" } as const;
    expect(await manual.request(actor, wish)).toMatchObject({ value: { request: { status: "NEEDS_APPROVAL" } } });
  });

  it.each([
    ["the same key", "CANCELED", "ISSUED"],
    ["another key", "WAITING", "REISSUE_PENDING"],
  ] as const)("C36, D12: calls a key compromised: a reissue that waits with %s is %s", async (which, status, then) => {
    const { order, replaced, actor } = await scheduled();
    const { manager } = db.dataSource;
    await manager.update(Order, { id: order.id }, { status: "REISSUE_PENDING" });
    const { id: orderId, accountId, commonName } = order;
    const keyHash = which === "the same key" ? replaced.keyHash : "another";
    const reissue = { id: `rei_${orderId}`, orderId, accountId, status: "WAITING", commonName, keyHash } as const;
    const rest = { subjectAlternativeNames: [], publicKey: Buffer.alloc(0), requestedById: null, endedAt: null };
    await manager.insert(Reissue, { ...reissue, ...rest, createdAt: clock.now() });
    const manual = new ManualRevocations(new Database(db.dataSource, () => undefined), clock, new RandomIds(clock));
    const wish = { idempotencyKey: which, orderId, commonName, reason: "KEY_COMPROMISE", note: "漏えい" } as const;
    expect(await manual.request(actor, wish)).toMatchObject({ value: { request: { status: "NEEDS_APPROVAL" } } });
    expect(await manager.findOneByOrFail(Reissue, { id: reissue.id })).toMatchObject({ status });
    expect(await manager.findOneByOrFail(Order, { id: orderId })).toMatchObject({ status: then });
  });
});
