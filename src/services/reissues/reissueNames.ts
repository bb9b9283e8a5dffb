import { fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import { maxCommonName } from "../../domain/placeOrder.js";
import { hasDomains, type ProductKind } from "../../domain/product.js";
import { ok, type Result } from "../../domain/result.js";
import type { ValidationMethod } from "../../domain/validation.js";
import { checkDomainNames } from "../pki/checkDomainNames.js";

/** What the names of a reissue are judged by. */
export interface NameContext {
  readonly kind: ProductKind;
  readonly method: ValidationMethod | null;
  readonly demoTld: boolean;
}

/** The names of the new certificate, its common name first; checked as those of a new order are. */
export function reissueNames(
  names: readonly [string, ...string[]],
  { kind, method, demoTld }: NameContext,
): Result<{ commonName: string; subjectAlternativeNames: string[] }, Refusal> {
  if (!hasDomains(kind)) return ok({ commonName: names[0], subjectAlternativeNames: [] });
  const checked = checkDomainNames(names, { demoTld });
  if (!checked.ok) return checked;
  const [commonName = names[0]] = checked.value;
  if (commonName.length > maxCommonName) return refuse("DOMAIN_NOT_ALLOWED", "error.commonName.length");
  if (method === "HTTP_FILE" && checked.value.some((name) => name.startsWith("*.")))
    return invalid(fault("subjectAlternativeNames", "error.http.wildcard")); // D15
  return ok({ commonName, subjectAlternativeNames: checked.value });
}
