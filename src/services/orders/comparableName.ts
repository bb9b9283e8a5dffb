import { hasDomains, type ProductKind } from "../../domain/product.js";
import { toAsciiName } from "../pki/asciiName.js";

/** A name as somebody wrote it, as it is compared: lower-case A-labels (D19); what is none, and what is no domain, as it stands. */
export function comparableName(kind: ProductKind, name: string): string {
  const trimmed = name.trim();
  return hasDomains(kind) ? (toAsciiName(trimmed) ?? trimmed) : trimmed;
}
