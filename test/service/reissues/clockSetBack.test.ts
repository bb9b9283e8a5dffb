import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Result } from "../../../src/domain/result.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import { DomainValidation } from "../../../src/entities/DomainValidation.js";
import { Order } from "../../../src/entities/Order.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import { ModelWorld } from "../model/ModelWorld.js";

const HOUR = 3_600_000;

let world: ModelWorld;
beforeAll(async () => {
  world = await ModelWorld.start();
});
afterAll(() => world?.stop());

const order = (id: string) => world.db.dataSource.manager.findOneByOrFail(Order, { id });
function value<T>(result: Result<T, { code: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

let placed = 0;
/** An order of CertCentral that was issued and then reissued with a further name, an hour before the clock goes back by two. */
async function reissuedBefore(): Promise<Order> {
  const commonName = `back${placed++}.example.test`;
  const { id } = value(
    await world.work.placing.placeOrder(await world.actor("standard@kumo.test"), {
      idempotencyKey: commonName,
      productCode: "CC_OV",
      csr: await sampleCsr(commonName),
      contactEmail: "ssl@kumo.test",
      validationMethod: "DNS_TXT",
      payment: { method: "CREDIT_CARD" },
    }),
  );
  await passes();
  world.clock.advance(HOUR);
  await reissue(await order(id), [`further.${commonName}`]);
  await passes();
  world.clock.advance(-2 * HOUR);
  return order(id);
}

/** Two seconds, in which domains are looked at. */
async function passes(): Promise<void> {
  await world.runJobs();
  world.clock.advance(2000);
  await world.runJobs();
}

async function reissue({ id, commonName }: Order, subjectAlternativeNames: string[]) {
  const wish = { orderId: id, commonName, csr: await sampleCsr(commonName), subjectAlternativeNames };
  const idempotencyKey = `${id}: ${subjectAlternativeNames}`;
  return value(await world.work.reissues.reissue(await world.actor("standard@kumo.test"), { ...wish, idempotencyKey }));
}

/** Of the order's current certificate, or of another one. */
async function requestRevocation(
  { id, commonName, currentCertificateId }: Order,
  { which, reason }: { readonly which: "CURRENT" | "OTHER"; readonly reason: "SUPERSEDED" | "KEY_COMPROMISE" },
): Promise<string> {
  const certificates = await world.db.dataSource.manager.findBy(Certificate, { orderId: id, kind: "REISSUE" });
  const target = certificates.find((each) => (each.id === currentCertificateId) === (which === "CURRENT"));
  const asked = await world.work.revocations.requestRevocation(await world.actor("admin@kumo.test"), {
    idempotencyKey: `${id}: ${which} ${reason}`,
    commonName,
    serialNumber: target?.serialNumber,
    reason,
    requester: { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" },
    immediately: true,
  });
  return asked.ok ? asked.value.request.status : asked.error.code;
}

describe("a clock that was set back", () => {
  it("D16: a reissue waits for its own names, though an older one bears a later time", async () => {
    const made = await reissuedBefore();
    const name = `unproven.${made.commonName}`;
    const asked = await reissue(made, [name]);
    expect(asked).toMatchObject({ certificate: null, order: { status: "REISSUE_PENDING" } });
    const { manager } = world.db.dataSource;
    expect(await manager.findBy(DomainValidation, { orderId: made.id, domain: name })).toMatchObject([
      { status: "PENDING" },
    ]);
    await passes();
    expect(await order(made.id)).toMatchObject({
      status: "ISSUED",
      subjectAlternativeNames: [made.commonName, name],
    });
  });

  it("C36: a pending reissue blocks the order's current certificate, though another bears a later time", async () => {
    const made = await reissuedBefore();
    await reissue(made, []);
    await reissue(await order(made.id), [`unproven.${made.commonName}`]);
    const pending = await order(made.id);
    expect(await requestRevocation(pending, { which: "CURRENT", reason: "SUPERSEDED" })).toBe("REISSUE_PENDING");
    expect(await requestRevocation(pending, { which: "OTHER", reason: "SUPERSEDED" })).toBe("COMPLETED");
    expect(await order(made.id)).toMatchObject({ status: "REISSUE_PENDING" });
    expect(await requestRevocation(pending, { which: "CURRENT", reason: "KEY_COMPROMISE" })).toBe("COMPLETED");
    expect(await order(made.id)).toMatchObject({ status: "ISSUED" });
  });
});
