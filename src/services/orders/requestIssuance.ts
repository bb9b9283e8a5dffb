import type { EntityManager } from "typeorm";
import type { CertificateKind } from "../../domain/certificate.js";
import { certificateValidity, publicTlsLifetimeDays } from "../../domain/coverage.js";
import { Account } from "../../entities/Account.js";
import { Issuance } from "../../entities/Issuance.js";
import type { Order } from "../../entities/Order.js";
import { Product } from "../../entities/Product.js";
import type { Ids } from "../ports.js";
import { coverageEndOf } from "./coverageEndOf.js";

/** What the CA shall sign for an order. */
export interface IssuanceWish {
  readonly kind: CertificateKind;
  readonly commonName: string;
  readonly subjectAlternativeNames: readonly string[];
  readonly publicKey: Buffer;
  readonly keyHash: string;
  readonly replacesId: string | null;
  readonly copiesId: string | null;
  readonly reissueId: string | null;
  readonly requestedById: string | null;
}

/**
 * Stores the intent to issue; the CA is called afterwards, by `Issuing`. D7: as long as a certificate may live, never beyond the order's coverage.
 * @param tryAt when a job takes it up
 * @returns its id
 */
export async function requestIssuance(
  tx: EntityManager,
  { order, wish }: { readonly order: Order; readonly wish: IssuanceWish },
  { ids, now, tryAt = now }: { ids: Ids; now: Date; tryAt?: Date },
): Promise<string> {
  const product = await tx.findOneByOrFail(Product, { id: order.productId });
  const account = await tx.findOneByOrFail(Account, { id: order.accountId });
  const coverageEnd = await coverageEndOf(tx, { order, kind: wish.kind, now });
  const { commonName, subjectAlternativeNames, ...rest } = wish;
  const id = ids.next("job");
  await tx.insert(Issuance, {
    ...rest,
    id,
    orderId: order.id,
    accountId: order.accountId,
    status: "REQUESTED",
    profile: {
      kind: product.kind,
      validationLevel: product.validationLevel,
      commonName,
      subjectAlternativeNames,
      organization: organizationOf(account, product),
    },
    ...certificateValidity(now, lifetimeDays(product, now), coverageEnd),
    nextTryAt: tryAt,
    tries: 0,
    createdAt: now,
    finishedAt: null,
  });
  return id;
}

function lifetimeDays({ kind, certificateLifetimeDays }: Product, now: Date): number {
  return kind === "SERVER" ? Math.min(certificateLifetimeDays, publicTlsLifetimeDays(now)) : certificateLifetimeDays;
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
