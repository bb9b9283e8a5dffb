import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Certificate } from "../../../src/entities/Certificate.js";
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
});
