import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { RevocationReason } from "../../../src/domain/revocation.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import type { Order } from "../../../src/entities/Order.js";
import { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { Reissue } from "../../../src/entities/Reissue.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { standInCa } from "../../support/standInCa.js";
import { ModelWorld } from "../model/ModelWorld.js";
import {
  issuedOrder,
  neverProven,
  orderOf,
  reissued,
  revocationAsked,
  twoSecondsPass,
  value,
} from "../model/orderStories.js";

const HOUR = 3_600_000;

let world: ModelWorld;
/** Whether the CA revokes when it is asked. */
let revokes = true;
beforeAll(async () => {
  world = await ModelWorld.start({
    validator: neverProven,
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

/** @returns the request's id */
const requested = async (order: Order, reason: RevocationReason, serialNumber: string | null = null): Promise<string> =>
  (await revocationAsked(world, order, { reason, serialNumber })).id;
async function approve(requestId: string): Promise<string> {
  const decided = await world.work.decisions.approve(await world.actor("admin@kumo.test"), { requestId });
  return decided.ok ? decided.value.request.status : decided.error.code;
}
/** It waits for a name that is never proven. */
const reissueThatWaits = ({ id, commonName }: Order) => reissued(world, id, [`never.${commonName}`]);
const current = ({ currentCertificateId }: Order) =>
  world.db.dataSource.manager.findOneByOrFail(Certificate, { id: currentCertificateId ?? "" });
const reissuesOf = async ({ id }: Order) =>
  (await world.db.dataSource.manager.findBy(Reissue, { orderId: id })).map(({ status }) => status);
async function statusesOf({ id }: Order): Promise<(string | null)[]> {
  const where = { orderId: id, kind: "OrderStatusChanged" } as const;
  const events = await world.db.dataSource.manager.find(OrderEvent, { where, order: { sequence: "ASC" } });
  return events.map(({ status }) => status);
}

describe("a request that came before the reissue (C36, section 6)", () => {
  it("is not approved for the whole order while the reissue is pending, and is afterwards", async () => {
    const order = await issuedOrder(world);
    const requestId = await requested(order, "CESSATION_OF_OPERATION");
    await reissueThatWaits(order);
    expect(await approve(requestId)).toBe("REISSUE_PENDING");
    expect(await orderOf(world, order.id)).toMatchObject({ status: "REISSUE_PENDING" });
    const standard = await world.actor("standard@kumo.test");
    value(await world.work.reissues.cancelReissue(standard, { orderId: order.id }));
    expect(await approve(requestId)).toBe("COMPLETED");
    expect(await statusesOf(order)).toEqual(["PENDING", "ISSUED", "REISSUE_PENDING", "ISSUED", "REVOKED"]);
  });

  it("is not approved for the certificate that is replaced; for another one it is", async () => {
    const order = await issuedOrder(world);
    await reissued(world, order.id, [`further.${order.commonName}`]);
    await twoSecondsPass(world);
    const [older, newer] = [await current(order), await current(await orderOf(world, order.id))];
    const requests = [
      await requested(order, "SUPERSEDED", older.serialNumber),
      await requested(order, "SUPERSEDED", newer.serialNumber),
    ];
    await reissueThatWaits(order);
    expect([await approve(requests[0] ?? ""), await approve(requests[1] ?? "")]).toEqual([
      "COMPLETED",
      "REISSUE_PENDING",
    ]);
    expect(await reissuesOf(order)).toContain("WAITING");
  });

  it("is approved for a compromised key, which ends the reissue", async () => {
    const order = await issuedOrder(world);
    const requestId = await requested(order, "KEY_COMPROMISE");
    await reissueThatWaits(order);
    expect(await approve(requestId)).toBe("COMPLETED");
    expect(await reissuesOf(order)).toEqual(["CANCELED"]);
    expect(await statusesOf(order)).toEqual(["PENDING", "ISSUED", "REISSUE_PENDING", "REVOKED"]);
  });

  it.each(["ORDER", "CERTIFICATE"] as const)("D8: of the %s: at its deadline the reissue ends first", async (of) => {
    const order = await issuedOrder(world);
    const { id, serialNumber } = await current(order);
    const requestId = await requested(order, "CESSATION_OF_OPERATION", of === "ORDER" ? null : serialNumber);
    await reissueThatWaits(order);
    world.clock.advance(120 * HOUR);
    await world.runJobs();
    const { manager } = world.db.dataSource;
    expect(await manager.findOneByOrFail(RevocationRequest, { id: requestId })).toMatchObject({ status: "COMPLETED" });
    expect(await manager.findOneByOrFail(Certificate, { id })).toMatchObject({ status: "REVOKED" });
    expect(await reissuesOf(order)).toEqual(["CANCELED"]);
    const ended = of === "ORDER" ? ["REVOKED"] : [];
    expect(await statusesOf(order)).toEqual(["PENDING", "ISSUED", "REISSUE_PENDING", "ISSUED", ...ended]);
  });

  it("D20: was approved before, but the CA was away: the reissue ends before the order does", async () => {
    const order = await issuedOrder(world);
    const requestId = await requested(order, "CESSATION_OF_OPERATION");
    revokes = false;
    expect(await approve(requestId)).toBe("FAILED");
    await reissueThatWaits(order);
    revokes = true;
    world.clock.advance(HOUR);
    await world.runJobs();
    expect(await reissuesOf(order)).toEqual(["CANCELED"]);
    expect(await statusesOf(order)).toEqual(["PENDING", "ISSUED", "REISSUE_PENDING", "ISSUED", "REVOKED"]);
  });
});
