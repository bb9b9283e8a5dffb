import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readConfig } from "../../../src/config.js";
import type { Actor } from "../../../src/domain/actor.js";
import type { Result } from "../../../src/domain/result.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import { Order } from "../../../src/entities/Order.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { User } from "../../../src/entities/User.js";
import { createWork, openKeys, openPki, type Work } from "../../../src/parts.js";
import { Confirmations } from "../../../src/services/cancellations/Confirmations.js";
import { Database } from "../../../src/services/database.js";
import { createDomainValidator } from "../../../src/services/dcv/createDomainValidator.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import type { DueTask } from "../../../src/services/jobs/DueLoop.js";
import { dueTasks } from "../../../src/services/jobs/dueTasks.js";
import { DemoPaymentGateway } from "../../../src/services/payments/DemoPaymentGateway.js";
import type { CertificateAuthority } from "../../../src/services/ports.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertBase } from "../../support/orders.js";
import { TestClock } from "../../support/TestClock.js";
import { until } from "../../support/until.js";

const HOUR = 3_600_000;
const clock = new TestClock(new Date("2026-04-01T01:00:00Z"));

let db: TestDatabase;
let folder: string;
let work: Work;
let tasks: DueTask[];
let actor: Actor;
/** While it is set, the CA signs nothing until it is resolved. */
let heldUp: Promise<void> | null = null;
/** Whether the CA has been asked meanwhile. */
let isAsked = false;

beforeAll(async () => {
  db = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "certdesk-reissue-"));
  await insertBase(db.dataSource);
  await db.asOwner("update accounts set organization_vetted_until = 'infinity'");
  const config = readConfig({ DATA_DIR: folder, DEMO: "1" });
  const pki = await openPki(config, { dataSource: db.dataSource, authorities: await openKeys(config, clock) }, clock);
  const ids = new RandomIds(clock);
  const ca: CertificateAuthority = {
    issue: async (request) => {
      isAsked ||= heldUp !== null;
      await heldUp;
      return pki.ca.issue(request);
    },
    signedFor: (requestId) => pki.ca.signedFor(requestId),
    revoke: (request) => pki.ca.revoke(request),
    status: (serialNumber) => pki.ca.status(serialNumber),
  };
  const onError = (error: unknown) => {
    throw error;
  };
  const database = new Database(db.dataSource, () => undefined);
  const confirmations = await Confirmations.open(folder, ids);
  const parts = { database, ca, clock, ids, gateway: new DemoPaymentGateway(), confirmations, onError };
  work = createWork(config, { ...parts, validator: createDomainValidator(config, clock) });
  tasks = dueTasks(db.dataSource, clock, work);
  const { id, role, accountId } = await db.dataSource.manager.findOneByOrFail(User, { email: "standard@kumo.test" });
  actor = { userId: id, role, accountId };
});
afterAll(async () => {
  await db?.destroy();
  await rm(folder, { recursive: true, force: true });
});

/** The CA is late from now on. @returns ends that */
function holdUp(): () => void {
  let release = () => {};
  isAsked = false;
  heldUp = new Promise((resolve) => {
    release = resolve;
  });
  return release;
}

async function runJobs(): Promise<void> {
  for (let ran = 1; ran > 0; ) {
    ran = 0;
    for (const { claim, run, together } of tasks) {
      const ids = await claim(together?.most ?? 50);
      if (together === undefined) for (const id of ids) await run(id);
      else if (ids.length > 0) await together.run(ids);
      ran += ids.length;
    }
  }
}

let placed = 0;
async function issued(productCode: string): Promise<Order> {
  const commonName = `late${placed++}.kumo.test`;
  const wish = { idempotencyKey: commonName, productCode, csr: await sampleCsr(commonName) };
  const rest = {
    contactEmail: "ssl@kumo.test",
    validationMethod: "DNS_TXT",
    payment: { method: "CREDIT_CARD" },
  } as const;
  const { id } = value(await work.placing.placeOrder(actor, { ...wish, ...rest }));
  await runJobs();
  clock.advance(2000);
  await runJobs();
  clock.advance(1000);
  return db.dataSource.manager.findOneByOrFail(Order, { id });
}
async function reissue({ id, commonName }: Order, idempotencyKey: string, further: string[] | null = null) {
  const wish = { idempotencyKey, orderId: id, commonName, csr: await sampleCsr(commonName) };
  return value(await work.reissues.reissue(actor, { ...wish, subjectAlternativeNames: further }));
}
const order = (id: string) => db.dataSource.manager.findOneByOrFail(Order, { id });
const certificates = (orderId: string) =>
  db.dataSource.manager.find(Certificate, { where: { orderId }, order: { createdAt: "ASC", id: "ASC" } });
function value<T>(result: Result<T, { code: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

describe("a CA that is late (D20)", () => {
  it("D20: reissue waits 5 s, then answers the pending state; a job finishes it", async () => {
    const { id, ...rest } = await issued("KINGSSL_DV");
    const release = holdUp();
    const began = performance.now();
    const waiting = await reissue({ id, ...rest }, "held up");
    expect(performance.now() - began).toBeGreaterThan(4900);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(waiting).toMatchObject({ certificate: null, order: { status: "REISSUE_PENDING" } });
    release();
    heldUp = null;
    clock.advance(60_000);
    await runJobs();
    expect(await order(id)).toMatchObject({ status: "ISSUED" });
    expect((await certificates(id)).map(({ kind, status }) => [kind, status])).toEqual([
      ["ORIGINAL", "REVOKED"],
      ["REISSUE", "ISSUED"],
    ]);
  }, 40_000);

  it("I4: a certificate that was being signed when its reissue was given up is revoked again, and another may follow", async () => {
    const { id, ...rest } = await issued("KINGSSL_DV");
    const release = holdUp();
    const asked = reissue({ id, ...rest }, "given up");
    await until(() => isAsked);
    value(await work.reissues.cancelReissue(actor, { orderId: id }));
    const again = reissue({ id, ...rest }, "again");
    release();
    heldUp = null;
    expect(await asked).toMatchObject({ certificate: null });
    await again;
    clock.advance(60_000);
    await runJobs();
    expect((await certificates(id)).map(({ kind, status }) => [kind, status])).toEqual([
      ["ORIGINAL", "REVOKED"],
      ["REISSUE", "ISSUED"],
    ]);
    const [{ revoked }] = await db.dataSource.query(
      `select count(*)::int as revoked from ca_certificates c join issuances i on i.id = c.request_id
       where i.order_id = $1 and i.status = 'REFUSED' and c.revoked_at is not null`,
      [id],
    );
    expect(revoked).toBe(1);
  }, 40_000);
});

describe("a duplicate that is late", () => {
  const heldUpDuplicate = async (productCode: string, further: (made: Order) => Promise<unknown>, passed = 1) => {
    const made = await issued(productCode);
    const release = holdUp();
    const wish = { idempotencyKey: `duplicate of ${made.id}`, orderId: made.id };
    const asked = work.duplicates.duplicateCertificate(actor, { ...wish, csr: await sampleCsr(made.commonName) });
    await until(() => isAsked);
    heldUp = null;
    clock.advance(passed);
    await further(made);
    release();
    return { made, answer: await asked };
  };

  it.each([
    ["brought meanwhile", 1],
    ["brought in the same millisecond", 0],
    ["brought meanwhile, on a clock that was set back by an hour", -HOUR],
  ])(
    "K34: stays no valid certificate beside the one that a reissue %s",
    async (_, passed) => {
      const { made, answer } = await heldUpDuplicate(
        "KINGSSL_DV",
        (order) => reissue(order, `overtakes by ${passed}`),
        passed,
      );
      if (passed < 0) clock.advance(-passed);
      expect(answer).toMatchObject({ ok: false, error: { code: "CA_UNAVAILABLE" } });
      await runJobs();
      expect((await certificates(made.id)).map(({ kind, status }) => [kind, status]).sort()).toEqual([
        ["ORIGINAL", "REVOKED"],
        ["REISSUE", "ISSUED"],
      ]);
      const valid = await db.dataSource.query(
        `select c.serial_number from ca_certificates c join issuances i on i.id = c.request_id
       where i.order_id = $1 and c.revoked_at is null`,
        [made.id],
      );
      expect(valid).toHaveLength(1);
      const [{ told }] = await db.dataSource.query(
        "select count(*)::int as told from events where order_id = $1 and message_key = 'event.duplicate.refused'",
        [made.id],
      );
      expect(told).toBe(1);
    },
    40_000,
  );

  it("C34: stands where a reissue takes no name away, and where none came", async () => {
    const kept = await heldUpDuplicate("CC_OV", (order) => reissue(order, "adds nothing"));
    const alone = await heldUpDuplicate("KINGSSL_DV", async () => undefined);
    expect([kept.answer.ok, alone.answer.ok]).toEqual([true, true]);
    expect((await certificates(alone.made.id)).map(({ kind, status }) => [kind, status])).toEqual([
      ["ORIGINAL", "ISSUED"],
      ["DUPLICATE", "ISSUED"],
    ]);
  }, 40_000);
});

describe("a schedule (C34, D5)", () => {
  it("C34: is carried out after 72 hours, not a millisecond earlier, whatever was restarted in between", async () => {
    const made = await issued("CC_OV");
    await reissue(made, "wider", ["wider.kumo.test"]);
    clock.advance(2000);
    await runJobs();
    clock.advance(1000);
    await reissue(made, "narrower", []);
    const [request] = await db.dataSource.manager.findBy(RevocationRequest, { orderId: made.id });
    expect(request).toMatchObject({ status: "SCHEDULED", requestedById: null });
    clock.advance(72 * HOUR - 1);
    await runJobs();
    expect((await certificates(made.id)).map(({ status }) => status)).toEqual([
      "ISSUED",
      "REVOCATION_SCHEDULED",
      "ISSUED",
    ]);
    clock.advance(1);
    await runJobs();
    expect((await certificates(made.id)).map(({ status }) => status)).toEqual(["ISSUED", "REVOKED", "ISSUED"]);
    expect(await order(made.id)).toMatchObject({ status: "ISSUED" });
  });

  it("section 6: certificates and orders expire at their second, not before", async () => {
    const made = await issued("CC_OV");
    const [certificate] = await certificates(made.id);
    clock.set(new Date((certificate?.notAfter.getTime() ?? 0) - 1));
    await runJobs();
    expect(await certificates(made.id)).toMatchObject([{ status: "ISSUED" }]);
    clock.advance(1);
    await runJobs();
    expect(await certificates(made.id)).toMatchObject([{ status: "EXPIRED" }]);
    expect(await order(made.id)).toMatchObject({ status: "ISSUED" });
    clock.set(new Date((made.coverageEndsAt?.getTime() ?? 0) - 1));
    await runJobs();
    expect(await order(made.id)).toMatchObject({ status: "ISSUED", closure: null });
    clock.advance(1);
    await runJobs();
    expect(await order(made.id)).toMatchObject({ status: "EXPIRED", closure: "EXPIRY" });
  });
});
