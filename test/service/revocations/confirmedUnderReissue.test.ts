import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { kingsslTerms } from "../../../src/domain/policy.js";
import type { RevocationReason } from "../../../src/domain/revocation.js";
import { Certificate } from "../../../src/entities/Certificate.js";
import { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { Reissue } from "../../../src/entities/Reissue.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { Database } from "../../../src/services/database.js";
import { Catalogue } from "../../../src/services/desk/Catalogue.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
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

const { brand, version: _, ...columns } = kingsslTerms;

let world: ModelWorld;
/** A policy whose revocations wait for the domain's word, and for nobody's beside it. */
beforeAll(async () => {
  world = await ModelWorld.start({ validator: neverProven });
  const { clock, db } = world;
  const catalogue = new Catalogue(new Database(db.dataSource, () => undefined), clock, new RandomIds(clock));
  value(
    await catalogue.publishPolicy(await world.actor("operator@desk.test"), {
      idempotencyKey: "no approval",
      brand,
      terms: { ...columns, paymentMethods: [...columns.paymentMethods], revocationNeedsApproval: false },
      productCodes: ["KINGSSL_DV"],
    }),
  );
});
afterAll(() => world?.stop());

/** STANDARD asks for a revocation, then for a reissue that is never ready; then the domain confirms the revocation. */
async function confirmed(of: "ORDER" | "CERTIFICATE", reason: RevocationReason) {
  const { manager } = world.db.dataSource;
  const order = await issuedOrder(world, { productCode: "KINGSSL_DV" });
  const certificate = await manager.findOneByOrFail(Certificate, { id: order.currentCertificateId ?? "" });
  const serialNumber = of === "ORDER" ? null : certificate.serialNumber;
  const request = await revocationAsked(world, order, { reason, serialNumber, description: "why" });
  expect(request).toMatchObject({ status: "AWAITING_CONFIRMATION" });
  await reissued(world, order.id, [`never.${order.commonName}`]);
  expect(await orderOf(world, order.id)).toMatchObject({ status: "REISSUE_PENDING" });
  await twoSecondsPass(world);
  return { order: await orderOf(world, order.id), certificate, requestId: request.id };
}

it.each([
  ["ORDER", "CESSATION_OF_OPERATION", ["ISSUED", "REVOKED"]],
  ["CERTIFICATE", "CESSATION_OF_OPERATION", ["ISSUED"]],
  ["ORDER", "KEY_COMPROMISE", ["REVOKED"]],
  ["CERTIFICATE", "KEY_COMPROMISE", ["ISSUED"]],
] as const)(
  "C36, K30, K17: of the %s for %s: confirmed, and approved by that, it ends the reissue before it revokes",
  async (of, reason, then) => {
    const { order, certificate, requestId } = await confirmed(of, reason);
    const { manager } = world.db.dataSource;
    expect(await manager.findOneByOrFail(RevocationRequest, { id: requestId })).toMatchObject({ status: "COMPLETED" });
    expect(await manager.findOneByOrFail(Certificate, { id: certificate.id })).toMatchObject({ status: "REVOKED" });
    expect(await manager.findBy(Reissue, { orderId: order.id })).toMatchObject([{ status: "CANCELED" }]);
    const where = { orderId: order.id, kind: "OrderStatusChanged" } as const;
    const events = await manager.find(OrderEvent, { where, order: { sequence: "ASC" } });
    expect(events.map(({ status }) => status)).toEqual(["PENDING", "ISSUED", "REISSUE_PENDING", ...then]);
  },
);
