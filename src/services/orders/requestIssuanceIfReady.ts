import type { EntityManager } from "typeorm";
import { certificateValidity, coverageEndsAt, publicTlsLifetimeDays } from "../../domain/coverage.js";
import { isReadyToIssue } from "../../domain/pending.js";
import { Account } from "../../entities/Account.js";
import { Issuance } from "../../entities/Issuance.js";
import { Order } from "../../entities/Order.js";
import { Policy } from "../../entities/Policy.js";
import { Product } from "../../entities/Product.js";
import { found } from "../found.js";
import type { Ids } from "../ports.js";
import { loadReadiness } from "./readiness.js";

/**
 * Stores the intent to issue, in the transaction of the change that was the last one missing. The CA is called afterwards, by `Issuing`. Does nothing while the order waits for
 * something, or when the intent stands already.
 */
export async function requestIssuanceIfReady(
  tx: EntityManager,
  order: Order,
  { ids, now }: { ids: Ids; now: Date },
): Promise<void> {
  const readiness = found((await loadReadiness(tx, [order]))[0]);
  if (!isReadyToIssue(readiness, now)) return;
  if (await tx.existsBy(Issuance, { orderId: order.id, status: "REQUESTED" })) return;
  const product = await tx.findOneByOrFail(Product, { id: order.productId });
  const account = await tx.findOneByOrFail(Account, { id: order.accountId });
  const coverageEnd = await coverageEndOf(tx, order, now);
  const lifetimeDays =
    product.kind === "SERVER"
      ? Math.min(product.certificateLifetimeDays, publicTlsLifetimeDays(now))
      : product.certificateLifetimeDays;
  await tx.insert(Issuance, {
    id: ids.next("job"),
    orderId: order.id,
    accountId: order.accountId,
    kind: "ORIGINAL",
    status: "REQUESTED",
    publicKey: order.publicKey,
    keyHash: order.keyHash,
    profile: {
      kind: product.kind,
      validationLevel: product.validationLevel,
      commonName: order.commonName,
      subjectAlternativeNames: order.subjectAlternativeNames,
      organization: organizationOf(account, product),
    },
    ...certificateValidity(now, lifetimeDays, coverageEnd),
    replacesId: null,
    nextTryAt: now,
    tries: 0,
    createdAt: now,
    finishedAt: null,
  });
}

/** Of the order (D7); a renewal of a policy that carries adds what the renewed order has left (K2). */
export async function coverageEndOf(tx: EntityManager, order: Order, now: Date): Promise<Date> {
  const policy = await tx.findOneByOrFail(Policy, { id: order.policyId });
  const renewed = order.renewalOfId === null ? null : await tx.findOneBy(Order, { id: order.renewalOfId });
  const left = Math.max(0, (renewed?.coverageEndsAt?.getTime() ?? 0) - now.getTime());
  return coverageEndsAt(order.firstIssuedAt ?? now, order.termYears, {
    timeZone: policy.timeZone,
    carriedOver: policy.renewalCarriesRemainingTime ? left : 0,
  });
}

/** OV, EV and whatever is not for servers name the vetted organization (D14). */
function organizationOf(account: Account, product: Product) {
  if (product.validationLevel === "DV" && product.kind === "SERVER") return null;
  return {
    name: account.organizationName ?? "",
    locality: account.organizationLocality ?? "",
    country: account.organizationCountry ?? "",
  };
}
