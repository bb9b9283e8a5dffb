import { type FieldFault, fault } from "./errors.js";
import type { ProductKind, ValidationLevel } from "./product.js";
import { rangeFault } from "./rangeFault.js";
import { textFault } from "./textField.js";

/** A product that staff wants to offer, as it came in. */
export interface NewProductWish {
  readonly idempotencyKey?: string | null | undefined;
  readonly code: string;
  readonly nameJa: string;
  readonly nameEn: string;
  readonly kind: ProductKind;
  readonly validationLevel: ValidationLevel;
  readonly selfServiceRevocation: boolean;
  /** Null: agreed by contract. */
  readonly priceValue?: number | null | undefined;
  readonly priceCurrency: string;
  readonly additionalNamePriceValue?: number | null | undefined;
  readonly hardwareTokenPriceValue?: number | null | undefined;
  readonly certificateLifetimeDays: number;
  /** Its newest policy becomes the product's. */
  readonly brand: string;
}

/** `products` answers all of them. */
export const mostProducts = 100;

/** Days, by kind: one day less than the law allows a server (D7) and code signing (CSBR 6.3.2); the others no longer than an order covers. */
const longestLifetime: Readonly<Record<ProductKind, number>> = {
  SERVER: 199,
  CODE_SIGNING: 459,
  EV_CODE_SIGNING: 459,
  DOCUMENT_SIGNING: 1095,
  PRIVATE: 1095,
};

const longestName = 128;
const highestPrice = 1_000_000_000;

/** Everything that is wrong with the form, field by field. */
export function newProductFaults(wish: NewProductWish): FieldFault[] {
  return [
    ...(/^[A-Z][A-Z0-9_]{1,63}$/.test(wish.code) ? [] : [fault("code", "error.product.code")]),
    ...textFault("nameJa", wish.nameJa, longestName),
    ...textFault("nameEn", wish.nameEn, longestName),
    ...levelFaults(wish),
    ...priceFaults(wish),
    ...rangeFault("certificateLifetimeDays", wish.certificateLifetimeDays, {
      least: 1,
      most: longestLifetime[wish.kind],
    }),
    ...textFault("brand", wish.brand, 32),
  ];
}

/** What is not for servers names an organization (D14); the EV kind wants it at length. */
function levelFaults({ kind, validationLevel }: NewProductWish): FieldFault[] {
  if (kind === "SERVER") return [];
  const level = kind === "EV_CODE_SIGNING" ? "EV" : "OV";
  return validationLevel === level ? [] : [fault("validationLevel", "error.product.level", { level })];
}

function priceFaults(wish: NewProductWish): FieldFault[] {
  const price = { least: 0, most: highestPrice };
  return [
    ...rangeFault("priceValue", wish.priceValue ?? 0, price),
    ...rangeFault("additionalNamePriceValue", wish.additionalNamePriceValue ?? 0, price),
    ...rangeFault("hardwareTokenPriceValue", wish.hardwareTokenPriceValue ?? 0, price),
    ...(/^[A-Z]{3}$/.test(wish.priceCurrency) ? [] : [fault("priceCurrency", "error.field.currency")]),
  ];
}
