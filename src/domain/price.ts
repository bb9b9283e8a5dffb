import type { HardwareToken } from "./product.js";

/** What a product costs, in the smallest unit of its currency. */
export interface PriceList {
  /** For one year; null where it is agreed by contract. */
  readonly priceValue: number | null;
  /** For each name beyond the first and each year. */
  readonly additionalNamePriceValue: number;
  /** Once, for a new token. */
  readonly hardwareTokenPriceValue: number;
}

/** The parts of an order's price; a settlement has a line for each. */
export interface OrderPrice {
  readonly certificate: number;
  readonly additionalNames: number;
  readonly hardwareToken: number;
}

/** What of an order its price depends on. */
export interface PricedOrder {
  readonly names: number;
  readonly termYears: number;
  readonly licenseCount: number;
  readonly hardwareToken: HardwareToken | null;
}

/** What an order costs: years times licences times names, and a token once (C24: an existing one costs nothing). */
export function orderPrice(product: PriceList, order: PricedOrder): OrderPrice {
  const times = order.termYears * order.licenseCount;
  return {
    certificate: (product.priceValue ?? 0) * times,
    additionalNames: product.additionalNamePriceValue * Math.max(0, order.names - 1) * times,
    hardwareToken: order.hardwareToken === "NEW" ? product.hardwareTokenPriceValue : 0,
  };
}

export function totalPrice(price: OrderPrice): number {
  return price.certificate + price.additionalNames + price.hardwareToken;
}

/** The parts of what was paid then, by the prices of now: they add up to it, whatever a reissue made of the names. */
export function splitPrice(paid: number, price: OrderPrice): OrderPrice {
  const hardwareToken = Math.min(paid, price.hardwareToken);
  const additionalNames = Math.min(paid - hardwareToken, price.additionalNames);
  return { certificate: paid - hardwareToken - additionalNames, additionalNames, hardwareToken };
}
