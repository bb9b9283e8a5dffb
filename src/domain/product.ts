import { enumOf } from "./enumOf.js";

export const ProductKind = enumOf("SERVER", "CODE_SIGNING", "EV_CODE_SIGNING", "DOCUMENT_SIGNING", "PRIVATE");
export type ProductKind = keyof typeof ProductKind;

export const ValidationLevel = enumOf("DV", "OV", "EV");
export type ValidationLevel = keyof typeof ValidationLevel;

export const HardwareToken = enumOf("NEW", "EXISTING");
export type HardwareToken = keyof typeof HardwareToken;

/** Whether its certificates bear DNS names, and so need domain validation (D14). */
export function hasDomains(kind: ProductKind): boolean {
  return kind === "SERVER";
}
