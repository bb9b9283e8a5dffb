import { hasDomains, type ProductKind } from "../../domain/product.js";
import { toAsciiName } from "../pki/asciiName.js";

/** A common name as somebody wrote it, as it is compared with the order's: lower-case A-labels (D19), or as in the CSR where it is no domain. */
export function comparableName(kind: ProductKind, commonName: string): string {
  const trimmed = commonName.trim();
  return hasDomains(kind) ? (toAsciiName(trimmed) ?? "") : trimmed;
}
