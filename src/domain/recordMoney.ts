import { type Actor, can } from "./actor.js";
import { deskZone } from "./businessDays.js";
import { type Refusal, refuse } from "./errors.js";
import { localTime } from "./localTime.js";
import { statusWords } from "./messages/statusWords.js";
import { isTerminalOrder, type OrderStatus } from "./order.js";
import type { PaymentMethod, PaymentStatus } from "./payment.js";
import { ok, type Result } from "./result.js";
import { openRefunds, type SettlementOutcome } from "./settlement.js";

/**
 * Whether the actor may record that money has come in (rules, section 7, column "money"): a transfer that is awaited, or that comes after 解約 (C19, C20), or what a card that could
 * not be charged still owes.
 */
export function mayRecordPayment(
  facts: {
    readonly order: { readonly status: OrderStatus };
    readonly payment: { readonly method: PaymentMethod; readonly status: PaymentStatus };
    readonly settlement: { readonly outcome: SettlementOutcome } | null;
  },
  actor: Actor,
): Result<null, Refusal> {
  const { order, payment, settlement } = facts;
  if (!can(actor, "STAFF")) return refuse("APPROVAL_RIGHT_REQUIRED", "error.money.staffOnly");
  if (payment.method === "CREDIT_CARD" && payment.status === "UNPAID") return ok(null);
  if (payment.method !== "BANK_TRANSFER") return refuse("INVALID_STATE", "error.payment.notTransfer");
  const awaited = !isTerminalOrder(order.status) || settlement?.outcome === "TERMINATED_UNPAID";
  if (payment.status !== "UNPAID" || !awaited)
    return refuse("INVALID_STATE", "error.payment.notAwaited", {
      ...statusWords("PaymentStatus", payment.status, "payment"),
      ...statusWords("OrderStatus", order.status),
    });
  return ok(null);
}

/** Whether the actor may record that a refund was paid (C20, K9), not before it is due. */
export function mayRecordRefund(
  { outcome, payableFrom }: { readonly outcome: SettlementOutcome; readonly payableFrom: Date | null },
  actor: Actor,
  now: Date,
): Result<null, Refusal> {
  if (!can(actor, "STAFF")) return refuse("APPROVAL_RIGHT_REQUIRED", "error.money.staffOnly");
  if (!(openRefunds as readonly SettlementOutcome[]).includes(outcome))
    return refuse("INVALID_STATE", "error.refund.notAwaited", statusWords("SettlementOutcome", outcome, "outcome"));
  if (outcome === "REFUND_NEXT_MONTH" && payableFrom !== null && now < payableFrom)
    return refuse("INVALID_STATE", "error.refund.tooEarly", { from: localTime(payableFrom, deskZone) });
  return ok(null);
}
