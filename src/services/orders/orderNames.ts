import { fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import type { CsrFacts } from "../../domain/issuing.js";
import { maxCommonName, type PlaceOrderWish } from "../../domain/placeOrder.js";
import { hasDomains, type ProductKind } from "../../domain/product.js";
import { ok, type Result } from "../../domain/result.js";
import { checkDomainNames } from "../pki/checkDomainNames.js";

/** Names as they will stand in the certificate: the common name is one of the alternative names (BR 7.1.4.3). */
export interface OrderNames {
  readonly commonName: string;
  /** Empty for products that are not for servers. */
  readonly subjectAlternativeNames: readonly string[];
}

/**
 * The names of an order: the CSR's common name, and the alternative names of the input, or else of the CSR. Lower-case A-labels;
 * of a product without domains the common name alone, as it stands.
 * A CSR without a common name takes the first alternative name.
 */
export function orderNames(
  csr: CsrFacts,
  wish: PlaceOrderWish,
  options: { readonly kind: ProductKind; readonly demoTld: boolean },
): Result<OrderNames, Refusal> {
  if (!hasDomains(options.kind)) {
    if (csr.commonName === null) return refuse("CSR_INVALID", "error.commonName.missing");
    return ok({ commonName: csr.commonName, subjectAlternativeNames: [] });
  }
  const alternatives = wish.subjectAlternativeNames ?? csr.dnsNames;
  const wanted = csr.commonName === null ? alternatives : [csr.commonName, ...alternatives];
  const names = checkDomainNames(wanted, { demoTld: options.demoTld });
  if (!names.ok) return names;
  const [commonName] = names.value;
  if (commonName === undefined) return refuse("CSR_INVALID", "error.commonName.missing");
  if (commonName.length > maxCommonName) return refuse("DOMAIN_NOT_ALLOWED", "error.commonName.length");
  if (wish.validationMethod === "HTTP_FILE" && names.value.some((name) => name.startsWith("*.")))
    return invalid(fault("validationMethod", "error.http.wildcard")); // D15
  return ok({ commonName, subjectAlternativeNames: names.value });
}
