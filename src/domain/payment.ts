import { enumOf } from "./enumOf.js";

export const PaymentMethod = enumOf("CREDIT_CARD", "BANK_TRANSFER", "VOUCHER", "UNITS");
export type PaymentMethod = keyof typeof PaymentMethod;

export const PaymentStatus = enumOf("UNPAID", "AUTHORIZED", "PAID", "RELEASED", "REFUNDED");
export type PaymentStatus = keyof typeof PaymentStatus;

/** Whether an order may be issued on it; a bank transfer has to come in first. */
export function isCovered(status: PaymentStatus): boolean {
  return status === "AUTHORIZED" || status === "PAID";
}

/** What is wanted of the gateway, and what it has done. AUTHORIZING … REFUNDING: it has not answered yet. */
export const CardStatus = enumOf(
  "AUTHORIZING",
  "AUTHORIZED",
  "DECLINED",
  "CAPTURING",
  "CAPTURED",
  "VOIDING",
  "VOIDED",
  "REFUNDING",
  "REFUNDED",
);
export type CardStatus = keyof typeof CardStatus;
