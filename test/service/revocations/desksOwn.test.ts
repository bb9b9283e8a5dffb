import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { RevocationReason } from "../../../src/domain/revocation.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import { Mail } from "../../../src/entities/Mail.js";
import type { Order } from "../../../src/entities/Order.js";
import { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { standInCa } from "../../support/standInCa.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { issuedOrder, orderOf, reissued, revocationAsked, twoSecondsPass, value } from "../model/orderStories.js";

const HOUR = 3_600_000;

let world: ModelWorld;
/** Whether the CA revokes when it is asked. */
let revokes = true;
beforeAll(async () => {
  world = await ModelWorld.start({
    smtpUrl: "smtp://127.0.0.1:1",
    ca: (real) =>
      standInCa(real, {
        revoke: async (request) =>
          revokes ? real.revoke(request) : { ok: false, error: { retry: true, message: { key: "ca.unknownSerial" } } },
      }),
  });
});
afterAll(() => world?.stop());
beforeEach(() => {
  revokes = true;
});

const certificatesOf = ({ id }: Order) =>
  world.db.dataSource.manager.find(Certificate, { where: { orderId: id }, order: { createdAt: "ASC" } });
const requestOf = (id: string) => world.db.dataSource.manager.findOneByOrFail(RevocationRequest, { id });
const desksOf = async ({ id }: Order) =>
  (await world.db.dataSource.manager.findBy(RevocationRequest, { orderId: id })).filter(
    ({ requestedById }) => requestedById === null,
  );

/** @returns the request's id */
const requested = async (order: Order, reason: RevocationReason, serialNumber: string | null = null): Promise<string> =>
  (
    await revocationAsked(world, order, {
      reason,
      serialNumber,
      ...(reason === "KEY_COMPROMISE" && { description: "A laptop was stolen." }),
    })
  ).id;

/** C34: 72 hours after a name went away. */
async function overSchedule(): Promise<Order> {
  const { id, commonName } = await issuedOrder(world);
  await reissued(world, id, [`further.${commonName}`]);
  await twoSecondsPass(world);
  await reissued(world, id, []);
  await twoSecondsPass(world);
  const order = await orderOf(world, id);
  expect(await desksOf(order)).toMatchObject([{ status: "SCHEDULED" }]);
  revokes = false;
  world.clock.advance(72 * HOUR);
  await world.runJobs();
  return order;
}
/** K34: at once. */
async function justReissued(): Promise<Order> {
  const { id } = await issuedOrder(world, { productCode: "KINGSSL_DV" });
  revokes = false;
  await reissued(world, id, []);
  await twoSecondsPass(world);
  return orderOf(world, id);
}
const brands = [
  {
    rules: "C34, C2",
    brand: "CertCentral",
    begin: overSchedule,
    by: "admin@kumo.test",
    closure: "CANCELLATION",
    mails: 0,
  },
  {
    rules: "K34, K17",
    brand: "KingSSL",
    begin: justReissued,
    by: "operator@desk.test",
    closure: "REVOCATION",
    mails: 1,
  },
] as const;

/** Each certificate was revoked by one event, and is so for the reason that the CA has. */
async function revokedOnce(order: Order): Promise<void> {
  const { manager } = world.db.dataSource;
  for (const { id, serialNumber, status, revocationReason } of await certificatesOf(order)) {
    if (status !== "REVOKED") continue;
    const where = { orderId: order.id, certificateId: id, certificateStatus: "REVOKED" } as const;
    const events = await manager.findBy(OrderEvent, where);
    expect(events.filter(({ messageKey }) => messageKey === null)).toHaveLength(1);
    const [{ reason }] = await manager.query("select reason from ca_certificates where serial_number = $1", [
      serialNumber,
    ]);
    expect(revocationReason).toBe(reason);
  }
}

const mailsOf = ({ id }: Order) =>
  world.db.dataSource.manager.countBy(Mail, { orderId: id, kind: "REVOCATION_COMPLETED" });

describe.each(brands)("the desk's own revocation at $brand that the CA does not carry out", (how) => {
  it(`D5, D2, ${how.rules}: refuses no request for the whole order, and ends with it`, async () => {
    const order = await how.begin();
    expect(await desksOf(order)).toMatchObject([{ status: "FAILED" }]);
    const requestId = await requested(order, "CESSATION_OF_OPERATION");
    await twoSecondsPass(world);
    revokes = true;
    value(await world.work.decisions.approve(await world.actor(how.by), { requestId }));
    expect(await orderOf(world, order.id)).toMatchObject({ status: "REVOKED", closure: how.closure });
    expect([await requestOf(requestId), ...(await desksOf(order))]).toMatchObject([
      { status: "COMPLETED" },
      { status: "COMPLETED" },
    ]);
    for (const { status } of await certificatesOf(order)) expect(status).toBe("REVOKED");
    await revokedOnce(order);
    expect(await mailsOf(order)).toBe(how.mails);
  });

  it(`D5, ${how.rules}: refuses no request for the certificate, and overtakes it`, async () => {
    const order = await how.begin();
    const [{ certificateId = "" } = {}] = await world.db.dataSource.manager.query(
      `select certificate_id as "certificateId" from revocation_request_certificates where request_id = $1`,
      [(await desksOf(order))[0]?.id],
    );
    const { serialNumber } = await world.db.dataSource.manager.findOneByOrFail(Certificate, { id: certificateId });
    const requestId = await requested(order, "AFFILIATION_CHANGED", serialNumber);
    revokes = true;
    world.clock.advance(HOUR);
    await world.runJobs();
    expect([await requestOf(requestId), ...(await desksOf(order))]).toMatchObject([
      { status: "COMPLETED" },
      { status: "COMPLETED" },
    ]);
    const { manager } = world.db.dataSource;
    expect(await manager.findOneByOrFail(Certificate, { id: certificateId })).toMatchObject({
      status: "REVOKED",
      revocationReason: "SUPERSEDED",
    });
    expect(await orderOf(world, order.id)).toMatchObject({ status: "ISSUED" });
    await revokedOnce(order);
    expect(await mailsOf(order)).toBe(how.mails);
  });
});
