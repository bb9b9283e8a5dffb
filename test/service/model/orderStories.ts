import type { PlaceOrderWish } from "../../../src/domain/placeOrder.js";
import type { Result } from "../../../src/domain/result.js";
import type { RevocationReason } from "../../../src/domain/revocation.js";
import { Order } from "../../../src/entities/Order.js";
import type { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import type { DomainValidator } from "../../../src/services/ports.js";
import type { ReissueOutcome } from "../../../src/services/reissues/Reissues.js";
import type { ModelWorld } from "./ModelWorld.js";

/** @throws naming the code when it was refused */
export function value<T>(result: Result<T, { code: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

export function orderOf(world: ModelWorld, id: string): Promise<Order> {
  return world.db.dataSource.manager.findOneByOrFail(Order, { id });
}

/** Two seconds, in which domains are looked at. */
export async function twoSecondsPass(world: ModelWorld): Promise<void> {
  await world.runJobs();
  world.clock.advance(2000);
  await world.runJobs();
}

let placed = 0;
/** An order with one name, of CertCentral's OV and proven by DNS unless told otherwise, placed by STANDARD just now. */
export async function placedOrder(
  world: ModelWorld,
  commonName = `story${placed++}.example.test`,
  differs: Partial<PlaceOrderWish> = {},
): Promise<Order> {
  const { id } = value(
    await world.work.placing.placeOrder(await world.actor("standard@kumo.test"), {
      idempotencyKey: `${commonName} ${world.clock.now().toISOString()}`,
      productCode: "CC_OV",
      csr: await sampleCsr(commonName),
      contactEmail: "ssl@kumo.test",
      validationMethod: "DNS_TXT",
      payment: { method: "CREDIT_CARD" },
      ...differs,
    }),
  );
  return orderOf(world, id);
}

/** The same, issued. */
export async function issuedOrder(
  world: ModelWorld,
  further: { renewalOf?: Order; productCode?: string; csrOf?: (commonName: string) => string } = {},
): Promise<Order> {
  const { renewalOf, productCode = "CC_OV", csrOf } = further;
  const commonName = renewalOf?.commonName ?? `story${placed++}.example.test`;
  const csr = csrOf?.(commonName);
  const { id } = await placedOrder(world, commonName, {
    productCode,
    renewalOfOrderNumber: renewalOf?.number,
    ...(csr !== undefined && { csr }),
  });
  await twoSecondsPass(world);
  return orderOf(world, id);
}

/** Looks at domains as another does, but for those that begin with `never.`: they are never proven. */
export function neverProven(real: DomainValidator): DomainValidator {
  const missed = { found: false, message: { key: "dcv.txt.none" } } as const;
  return { check: async (challenge) => (challenge.domain.startsWith("never.") ? missed : real.check(challenge)) };
}

/** STANDARD has it reissued, with these names beside its common name. */
export async function reissued(world: ModelWorld, id: string, further: readonly string[]): Promise<ReissueOutcome> {
  const { commonName } = await orderOf(world, id);
  return value(
    await world.work.reissues.reissue(await world.actor("standard@kumo.test"), {
      idempotencyKey: `${id}: ${further}`,
      orderId: id,
      commonName,
      csr: await sampleCsr(commonName),
      subjectAlternativeNames: [...further],
    }),
  );
}

/** What somebody, STANDARD unless told otherwise, asks to have revoked: one certificate, or without a serial number the whole order. */
interface AskedRevocation {
  readonly reason: RevocationReason;
  readonly serialNumber?: string | null;
  readonly description?: string;
  readonly who?: string;
  readonly note?: string;
}

export async function revocationAsked(
  world: ModelWorld,
  { id, commonName }: Order,
  { who = "standard@kumo.test", serialNumber = null, ...asked }: AskedRevocation,
): Promise<RevocationRequest> {
  const { request } = value(
    await world.work.revocations.requestRevocation(await world.actor(who), {
      idempotencyKey: `revoke ${id} ${serialNumber}`,
      ...(serialNumber === null ? { orderId: id } : { serialNumber }),
      commonName,
      ...asked,
      requester: { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" },
    }),
  );
  return request;
}

/** STANDARD has it cancelled, as it was shown. */
export async function cancelled(world: ModelWorld, order: Order, key = "cancel"): Promise<void> {
  const standard = await world.actor("standard@kumo.test");
  const { confirmation } = await world.work.previews.show(standard, order);
  const { id: orderId, commonName } = order;
  const wish = {
    idempotencyKey: `${key} ${orderId}`,
    orderId,
    commonName,
    confirmationToken: confirmation?.token ?? "",
  };
  value(await world.work.cancellations.cancelOrder(standard, wish));
}
