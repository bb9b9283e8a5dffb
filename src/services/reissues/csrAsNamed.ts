import type { Refusal } from "../../domain/errors.js";
import type { CsrFacts } from "../../domain/issuing.js";
import type { ProductKind } from "../../domain/product.js";
import { ok, type Result } from "../../domain/result.js";
import { writtenName } from "../orders/writtenName.js";
import { nameMeant } from "../pki/nameMeant.js";

/** The order whose name others are compared with (D19). */
export interface NamedOrder {
  readonly commonName: string;
  readonly kind: ProductKind;
}

/** A CSR whose common name, where it is the order's, is written as the order has it: only another name is a change (K31, C30). */
export function csrAsNamed(given: Result<CsrFacts, Refusal>, order: NamedOrder): Result<CsrFacts, Refusal> {
  if (!given.ok || given.value.commonName === null) return given;
  const commonName = nameMeant(writtenName(order.kind, given.value.commonName), [order.commonName]);
  return ok({ ...given.value, commonName });
}
