import { enumOf } from "./enumOf.js";

/** Rules, section 2, Settlement. */
export const SettlementOutcome = enumOf(
  "NOT_ELIGIBLE",
  "TERMINATED_UNPAID",
  "REFUND_CONTACT_REQUIRED",
  "VOIDED",
  "REFUND_NEXT_MONTH",
  "REFUNDED",
  "VOUCHER_RESTORED",
  "UNITS_RETURNED",
  "FAILED",
);
export type SettlementOutcome = keyof typeof SettlementOutcome;

/** What a line of a settlement is for (C24: the token's is never refunded). */
export const SettlementItem = enumOf("CERTIFICATE", "ADDITIONAL_NAMES", "HARDWARE_TOKEN");
export type SettlementItem = keyof typeof SettlementItem;

/** One line, as it is stored. Amounts in the smallest unit of the settlement's currency. */
export interface SettlementLine {
  readonly item: SettlementItem;
  readonly amountValue: number;
  readonly refundable: boolean;
  readonly outcome: SettlementOutcome;
}
