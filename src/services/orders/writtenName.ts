import { hasDomains, type ProductKind } from "../../domain/product.js";
import { toAsciiName } from "../pki/asciiName.js";

/** A name that somebody wrote, as it is kept: of a product with domains in lower-case A-labels; what is none, and what is no domain, as it stands. */
export function writtenName(kind: ProductKind, name: string): string {
  const trimmed = name.trim();
  return hasDomains(kind) ? (toAsciiName(trimmed) ?? trimmed) : trimmed;
}
