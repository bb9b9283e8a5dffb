import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readConfig } from "../../../src/config.js";
import type { Actor } from "../../../src/domain/actor.js";
import { ok } from "../../../src/domain/result.js";
import type { Order } from "../../../src/entities/Order.js";
import { createWork, type Work } from "../../../src/parts.js";
import { Confirmations } from "../../../src/services/cancellations/Confirmations.js";
import { Database } from "../../../src/services/database.js";
import { createDomainValidator } from "../../../src/services/dcv/createDomainValidator.js";
import { DemoPaymentGateway } from "../../../src/services/payments/DemoPaymentGateway.js";
import type { CertificateAuthority } from "../../../src/services/ports.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import {
  insertAccount,
  insertCard,
  insertCertificate,
  insertOrder,
  insertPayment,
  insertPolicy,
  insertProduct,
  insertRequest,
  insertUser,
} from "../../support/rows.js";
import { TestClock } from "../../support/TestClock.js";

const clock = new TestClock();

/** It takes nearly as long as a command may wait, and then has revoked. */
const slowCa: CertificateAuthority = {
  revoke: async () => {
    await new Promise((resolve) => setTimeout(resolve, 4000));
    return ok({ revokedAt: clock.now(), crlPublishedAt: clock.now() });
  },
  issue: () => {
    throw new Error("nothing is issued here");
  },
  signedFor: async () => ok(null),
  status: async () => null,
};
const silentGateway = Object.assign(new DemoPaymentGateway(), { refund: () => new Promise<never>(() => undefined) });

let db: TestDatabase;
let folder: string;
let work: Work;
beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "certdesk-patience-"));
  const config = readConfig({ DATA_DIR: folder, DEMO: "1" });
  const ids = new RandomIds(clock);
  const parts = {
    database: new Database(db.dataSource, () => undefined),
    ca: slowCa,
    clock,
    ids,
    gateway: silentGateway,
    confirmations: await Confirmations.open(folder, ids),
    onError: (error: unknown) => {
      throw error;
    },
  };
  work = createWork(config, { ...parts, validator: createDomainValidator(config, clock) });
});
afterAll(async () => {
  await db?.destroy();
  await rm(folder, { recursive: true, force: true });
});

/** An issued order, charged to a card, whose revocation counts as its cancellation; and an administrator of its account. */
async function charged(): Promise<{ order: Order; admin: Actor }> {
  const { dataSource } = db;
  const account = await insertAccount(dataSource);
  const user = await insertUser(dataSource, { accountId: account.id, role: "ADMIN" });
  const policy = await insertPolicy(dataSource);
  const product = await insertProduct(dataSource, { policyId: policy.id });
  const keys = { accountId: account.id, placedById: null, productId: product.id, policyId: policy.id };
  const order = await insertOrder(dataSource, { ...keys, firstIssuedAt: clock.now() });
  await insertCertificate(dataSource, order, { notAfter: new Date(clock.now().getTime() + 86_400_000) });
  await insertPayment(dataSource, order, { method: "CREDIT_CARD", paidAt: clock.now() });
  await insertCard(dataSource, order, { capturedAt: clock.now() });
  return { order, admin: { userId: user.id, role: "ADMIN", accountId: account.id } };
}

/** @returns what came of it, and after how many milliseconds */
async function timed<T>(command: Promise<T>): Promise<{ answer: T; took: number }> {
  const since = performance.now();
  const answer = await command;
  return { answer, took: performance.now() - since };
}

describe("a CA that is slow before a gateway that is silent", () => {
  it("D20: a command waits 5 s for both together, and answers what there is by then", async () => {
    const [asked, awaiting] = await Promise.all([charged(), charged()]);
    const { id: requestId } = await insertRequest(db.dataSource, awaiting.order, { countsAsCancellation: true });
    const [requested, approved] = await Promise.all([
      timed(
        work.revocations.requestRevocation(asked.admin, {
          idempotencyKey: "at once",
          orderId: asked.order.id,
          commonName: asked.order.commonName,
          reason: "SUPERSEDED",
          requester: { company: "クラウド商事", contactName: "山田", phone: "03-0000-0000" },
          immediately: true,
        }),
      ),
      timed(work.decisions.approve(awaiting.admin, { requestId })),
    ]);
    for (const { answer, took } of [requested, approved]) {
      expect(answer).toMatchObject({ ok: true, value: { request: { status: "COMPLETED" } } });
      expect(took).toBeGreaterThan(4900);
      expect(took).toBeLessThan(8500);
    }
    const cards = await db.dataSource.query("select status from card_authorizations");
    expect(cards).toEqual([{ status: "REFUNDING" }, { status: "REFUNDING" }]);
  }, 40_000);
});
