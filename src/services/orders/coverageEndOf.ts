import type { EntityManager } from "typeorm";
import type { CertificateKind } from "../../domain/certificate.js";
import { coverageEndsAt } from "../../domain/coverage.js";
import { isInForce } from "../../domain/order.js";
import { Order } from "../../entities/Order.js";
import { policyOf } from "../policyOf.js";

/**
 * Until when an order is paid for (D7), if a certificate of that kind were issued now. The first issue settles it: the term, and what the renewed order has left where the
 * policy carries it over (K2). Later ones draw on it; the first reissue gives back what an early renewal lost (C29).
 */
export async function coverageEndOf(
  tx: EntityManager,
  { order, kind, now }: { readonly order: Order; readonly kind: CertificateKind; readonly now: Date },
): Promise<Date> {
  if (order.coverageEndsAt !== null) {
    const regained = kind === "REISSUE" && !order.lostTimeRegained ? Number(order.lostTimeMs) : 0;
    return new Date(order.coverageEndsAt.getTime() + regained);
  }
  const { timeZone, renewalCarriesRemainingTime } = await policyOf(tx, order);
  const carriedOver = renewalCarriesRemainingTime ? await timeLeftOfRenewed(tx, order, now) : 0;
  return coverageEndsAt(now, order.termYears, { timeZone, carriedOver });
}

/** What a renewal loses by being issued before the old coverage ends, where the policy carries nothing over (C29). Milliseconds. */
export async function lostTimeOf(tx: EntityManager, order: Order, now: Date): Promise<number> {
  const { renewalCarriesRemainingTime } = await policyOf(tx, order);
  return renewalCarriesRemainingTime ? 0 : timeLeftOfRenewed(tx, order, now);
}

/** D13: an order that was revoked or cancelled since it was renewed has no time left. */
async function timeLeftOfRenewed(tx: EntityManager, { renewalOfId }: Order, now: Date): Promise<number> {
  const renewed = renewalOfId === null ? null : await tx.findOneBy(Order, { id: renewalOfId });
  if (renewed === null || !isInForce(renewed.status)) return 0;
  return Math.max(0, (renewed.coverageEndsAt?.getTime() ?? 0) - now.getTime());
}
