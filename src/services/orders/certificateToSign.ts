import type { EntityManager } from "typeorm";
import type { CertificateKind } from "../../domain/certificate.js";
import { certificateValidity, publicTlsLifetimeDays } from "../../domain/coverage.js";
import { Account } from "../../entities/Account.js";
import type { Issuance } from "../../entities/Issuance.js";
import type { Order } from "../../entities/Order.js";
import { Product } from "../../entities/Product.js";
import { coverageEndOf } from "./coverageEndOf.js";

/** What of a certificate is its names and its sort; the rest follows from the order, and from the day. */
export interface NamedCertificate {
  readonly kind: CertificateKind;
  readonly commonName: string;
  readonly subjectAlternativeNames: readonly string[];
}

/** What the CA shall sign if it does so now. D7: as long as a certificate may live, never beyond the order's coverage. */
export async function certificateToSign(
  tx: EntityManager,
  { order, wish }: { readonly order: Order; readonly wish: NamedCertificate },
  now: Date,
): Promise<Pick<Issuance, "profile" | "notBefore" | "notAfter">> {
  const product = await tx.findOneByOrFail(Product, { id: order.productId });
  const account = await tx.findOneByOrFail(Account, { id: order.accountId });
  const { kind, commonName, subjectAlternativeNames } = wish;
  const coverageEnd = await coverageEndOf(tx, { order, kind, now });
  return {
    profile: {
      kind: product.kind,
      validationLevel: product.validationLevel,
      commonName,
      subjectAlternativeNames,
      organization: organizationOf(account, product),
    },
    ...certificateValidity(now, lifetimeDays(product, now), coverageEnd),
  };
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
