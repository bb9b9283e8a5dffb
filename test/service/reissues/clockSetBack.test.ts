import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Certificate } from "../../../src/entities/Certificate.js";
import { DomainValidation } from "../../../src/entities/DomainValidation.js";
import type { Order } from "../../../src/entities/Order.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import { createBatches } from "../../../src/services/reads/createBatches.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { issuedOrder, orderOf, reissued, twoSecondsPass } from "../model/orderStories.js";

const HOUR = 3_600_000;

let world: ModelWorld;
beforeAll(async () => {
  world = await ModelWorld.start();
});
afterAll(() => world?.stop());

/** An order that was reissued with a further name, an hour before the clock goes back by two. */
async function reissuedBefore(productCode = "CC_OV"): Promise<Order> {
  const { id, commonName } = await issuedOrder(world, { productCode });
  world.clock.advance(HOUR);
  await reissued(world, id, [`further.${commonName}`]);
  await twoSecondsPass(world);
  world.clock.advance(-2 * HOUR);
  return orderOf(world, id);
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
    const asked = await reissued(world, made.id, [name]);
    expect(asked).toMatchObject({ certificate: null, order: { status: "REISSUE_PENDING" } });
    const { manager } = world.db.dataSource;
    expect(await manager.findBy(DomainValidation, { orderId: made.id, domain: name })).toMatchObject([
      { status: "PENDING" },
    ]);
    await twoSecondsPass(world);
    expect(await orderOf(world, made.id)).toMatchObject({
      status: "ISSUED",
      subjectAlternativeNames: [made.commonName, name],
    });
    const [shown] = await createBatches(world.db.dataSource).validationsOfOrder([made.id]);
    expect(shown?.map(({ domain }) => domain).sort()).toEqual([made.commonName, name].sort());
  });

  it("C36: a pending reissue blocks the order's current certificate, though another bears a later time", async () => {
    const made = await reissuedBefore();
    await reissued(world, made.id, []);
    await reissued(world, made.id, [`unproven.${made.commonName}`]);
    const pending = await orderOf(world, made.id);
    expect(await requestRevocation(pending, { which: "CURRENT", reason: "SUPERSEDED" })).toBe("REISSUE_PENDING");
    expect(await requestRevocation(pending, { which: "OTHER", reason: "SUPERSEDED" })).toBe("COMPLETED");
    expect(await orderOf(world, made.id)).toMatchObject({ status: "REISSUE_PENDING" });
    expect(await requestRevocation(pending, { which: "CURRENT", reason: "KEY_COMPROMISE" })).toBe("COMPLETED");
    expect(await orderOf(world, made.id)).toMatchObject({ status: "ISSUED" });
  });

  it("K34: a duplicate of what a reissue brought is good, though the reissue bears a later time", async () => {
    const { id: orderId, commonName } = await reissuedBefore("KINGSSL_DV");
    const wish = { idempotencyKey: `duplicate of ${orderId}`, orderId, csr: await sampleCsr(commonName) };
    const standard = await world.actor("standard@kumo.test");
    expect(await world.work.duplicates.duplicateCertificate(standard, wish)).toMatchObject({
      ok: true,
      value: { certificate: { kind: "DUPLICATE", status: "ISSUED" } },
    });
  });
});
