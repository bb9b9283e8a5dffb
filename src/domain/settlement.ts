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
