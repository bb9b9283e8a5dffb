import { type CardTerms, firstOfNextMonth, waitsForNextMonth } from "./cardClosing.js";
import { enumOf } from "./enumOf.js";
import type { PaymentMethod, PaymentStatus } from "./payment.js";
import type { OrderPrice } from "./price.js";

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
  readonly method: PaymentMethod;
  readonly amountValue: number;
  readonly refundable: boolean;
  readonly outcome: SettlementOutcome;
  /** Of a preview only: paid back next month, if staff completes it after the card company's closing day (K8, K9). */
  readonly mayWait?: boolean;
}

export interface SettlementFacts {
  readonly policy: CardTerms;
  readonly payment: {
    readonly method: PaymentMethod;
    readonly status: PaymentStatus;
    readonly paidAt: Date | null;
    /** Who of the staff saw it come in. */
    readonly recordedById: string | null;
  };
  /** When the card was charged, as the gateway said: later than `paidAt`, the issue, where it was silent. Null: not yet, or no card. */
  readonly capturedAt: Date | null;
  readonly price: OrderPrice;
  /** Cancelled inside the rules (I5), as it was judged on receipt (D2). */
  readonly refundable: boolean;
  /** K8: completion counts, not receipt. */
  readonly completedAt: Date;
}

export interface SettlementPlan {
  readonly outcome: SettlementOutcome;
  readonly lines: readonly SettlementLine[];
  /** K9: from when it is paid back; null: nothing to wait for. */
  readonly payableFrom: Date | null;
}

/** What becomes of the money of an order that ends. */
export function settle(facts: SettlementFacts): SettlementPlan {
  const outcome = facts.refundable ? outcomeOf(facts) : "NOT_ELIGIBLE";
  const { completedAt, policy, price } = facts;
  return {
    outcome,
    lines: [
      line(facts, "CERTIFICATE", { amountValue: price.certificate, outcome }),
      ...(price.additionalNames > 0
        ? [line(facts, "ADDITIONAL_NAMES", { amountValue: price.additionalNames, outcome })]
        : []),
      ...(price.hardwareToken > 0
        ? [line(facts, "HARDWARE_TOKEN", { amountValue: price.hardwareToken, outcome: tokenOutcome(outcome) })]
        : []),
    ],
    payableFrom: outcome === "REFUND_NEXT_MONTH" ? firstOfNextMonth(completedAt, policy.timeZone) : null,
  };
}

/** What comes back, in the smallest unit. */
export function refundedValue(lines: readonly SettlementLine[]): number {
  return lines.filter((each) => each.refundable).reduce((sum, each) => sum + each.amountValue, 0);
}

/** Open: finance of the desk has something to do (C20, K9), also where the gateway refused. */
export const openRefunds = [
  "REFUND_CONTACT_REQUIRED",
  "REFUND_NEXT_MONTH",
  "FAILED",
] as const satisfies readonly SettlementOutcome[];

/** C19, C20: a transfer that comes in after 解約 goes back. A token's part stays, as of one that was paid in time (C24). */
export function paidLate(lines: readonly SettlementLine[]): Pick<SettlementPlan, "outcome" | "lines"> {
  const outcome = "REFUND_CONTACT_REQUIRED";
  const late = lines.map((each): SettlementLine => {
    if (each.item === "HARDWARE_TOKEN") return { ...each, outcome: tokenOutcome(outcome) };
    return { ...each, outcome, refundable: true };
  });
  return { outcome, lines: late };
}

/** Another outcome, of the settlement and of the lines that come back. */
export function withOutcome(
  lines: readonly SettlementLine[],
  outcome: SettlementOutcome,
): { outcome: SettlementOutcome; lines: SettlementLine[] } {
  return { outcome, lines: lines.map((each) => (each.refundable ? { ...each, outcome } : each)) };
}

function line(
  { payment }: SettlementFacts,
  item: SettlementItem,
  { amountValue, outcome }: { amountValue: number; outcome: SettlementOutcome },
): SettlementLine {
  const refundable = outcome !== "NOT_ELIGIBLE" && outcome !== "TERMINATED_UNPAID";
  return { item, method: paidBy(payment), amountValue, refundable, outcome };
}

/** A card that could not be charged was paid otherwise, where staff has recorded it: nothing of that stands at the gateway. */
function paidBy({ method, recordedById }: SettlementFacts["payment"]): PaymentMethod {
  return recordedById === null ? method : "BANK_TRANSFER";
}

/** C24, C25: a token is kept, and can serve a later order; one that nobody paid is not sent. */
function tokenOutcome(outcome: SettlementOutcome): SettlementOutcome {
  return outcome === "TERMINATED_UNPAID" ? outcome : "NOT_ELIGIBLE";
}

/** C19–C23, K8. */
function outcomeOf({ payment, capturedAt, policy, completedAt }: SettlementFacts): SettlementOutcome {
  // A card that was refused after the issue: nothing was captured (C21). 解約 is of transfers (C19).
  if (payment.status === "UNPAID") return payment.method === "CREDIT_CARD" ? "VOIDED" : "TERMINATED_UNPAID";
  switch (paidBy(payment)) {
    case "BANK_TRANSFER":
      return "REFUND_CONTACT_REQUIRED";
    case "VOUCHER":
      return "VOUCHER_RESTORED";
    case "UNITS":
      return "UNITS_RETURNED";
    case "CREDIT_CARD":
      if (payment.status === "AUTHORIZED") return "VOIDED";
      return waitsForNextMonth(policy, capturedAt ?? payment.paidAt, completedAt) ? "REFUND_NEXT_MONTH" : "REFUNDED";
  }
}
