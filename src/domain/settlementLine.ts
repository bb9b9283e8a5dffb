import { type MessageKey, say } from "./messages/catalogue.js";
import type { Locale } from "./messages/messages.js";
import type { SettlementItem, SettlementLine, SettlementOutcome } from "./settlement.js";

/** What a line is about, and what to do. */
export function describeLine(line: SettlementLine, locale: Locale): string {
  return `${say(items[line.item], locale)}: ${say(textOf(line), locale)}`;
}

const items = {
  CERTIFICATE: "settlement.item.certificate",
  ADDITIONAL_NAMES: "settlement.item.additionalNames",
  HARDWARE_TOKEN: "settlement.item.hardwareToken",
} as const satisfies Record<SettlementItem, MessageKey>;

const texts = {
  NOT_ELIGIBLE: "settlement.text.notEligible",
  TERMINATED_UNPAID: "settlement.text.terminatedUnpaid",
  REFUND_CONTACT_REQUIRED: "settlement.text.refundContactRequired",
  VOIDED: "settlement.text.voided",
  REFUND_NEXT_MONTH: "settlement.text.refundNextMonth",
  REFUNDED: "settlement.text.refunded",
  VOUCHER_RESTORED: "settlement.text.voucherRestored",
  UNITS_RETURNED: "settlement.text.unitsReturned",
  FAILED: "settlement.text.failed",
} as const satisfies Record<SettlementOutcome, MessageKey>;

function textOf({ item, method, outcome, mayWait }: SettlementLine): MessageKey {
  if (mayWait) return "settlement.text.mayWait"; // K8, K9
  if (outcome === "NOT_ELIGIBLE" && item === "HARDWARE_TOKEN") return "settlement.text.token"; // C24, C25
  return outcome === "REFUNDED" && method === "CREDIT_CARD" ? "settlement.text.refundedToCard" : texts[outcome]; // C21
}
