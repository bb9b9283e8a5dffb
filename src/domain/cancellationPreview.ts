import { cancellationWindowClosesAt } from "./cancellation.js";
import { mayCancel } from "./cancelOrder.js";
import { isLiveCertificate } from "./certificate.js";
import type { Refusal } from "./errors.js";
import type { OrderCase } from "./facts.js";
import { isInForce, type OrderAction } from "./order.js";
import { countsAsCancellation, mayRequestRevocation, revocationTarget } from "./requestRevocation.js";
import type { RevocationReason } from "./revocation.js";
import { type SettlementFacts, type SettlementPlan, settle } from "./settlement.js";

/** What cancelling, or revoking the whole order, would do now (C6, C38). */
export interface CancellationPreview extends Pick<SettlementPlan, "outcome" | "lines"> {
  /** Null when nothing does it; then `refusal` says why. */
  readonly action: Extract<OrderAction, "CANCEL" | "REQUEST_REVOCATION"> | null;
  readonly refusal: Refusal | null;
  /** The one reason for which the revocation is accepted now (C36); null: any, or no revocation. */
  readonly onlyForReason: RevocationReason | null;
  readonly refundable: boolean;
  readonly windowClosesAt: Date | null;
  /** Those that die, also where only staff does it (C9). */
  readonly certificateIds: readonly string[];
}

/** What a settlement is computed from, but for what the preview finds out itself. */
export interface PreviewMoney extends Omit<SettlementFacts, "refundable" | "completedAt"> {
  /** By when staff completes what is received now (K7). */
  readonly dueAt: Date;
}

export function previewCancellation(facts: OrderCase, money: PreviewMoney, now: Date): CancellationPreview {
  const { policy, order, certificates } = facts;
  const { open, byStaff, ...way } = wayOut(facts, now);
  const refundable = open && (way.action === "CANCEL" || countsAsCancellation(facts, now));
  const { outcome, lines } = settle({ ...money, refundable, completedAt: now });
  const late = byStaff && settle({ ...money, refundable, completedAt: money.dueAt }).outcome !== outcome;
  const live = certificates.filter((each) => isLiveCertificate(each.status) && each.notAfter > now);
  return {
    ...way,
    refundable,
    windowClosesAt: order.firstIssuedAt === null ? null : cancellationWindowClosesAt(policy, order.firstIssuedAt),
    outcome,
    lines: late ? lines.map((line) => (line.refundable ? { ...line, mayWait: true } : line)) : lines,
    certificateIds: open ? live.map((each) => each.id) : [],
  };
}

/** What does it, and on what terms. */
interface Way extends Pick<CancellationPreview, "action" | "refusal" | "onlyForReason"> {
  /** It can be done, be it not online (C9). */
  readonly open: boolean;
  /** Staff completes the cancellation (K7), and what becomes of a card payment is judged then (K8). */
  readonly byStaff: boolean;
}

/** `cancelOrder`; for an issued order of a policy without that, the revocation of the whole order (C2, C38), which staff do for some products (C9). */
function wayOut(facts: OrderCase, now: Date): Way {
  const shut = { action: null, refusal: null, onlyForReason: null, open: false, byStaff: false };
  const cancelled = mayCancel(facts, now);
  if (cancelled.ok) return { ...shut, action: "CANCEL", open: true, byStaff: cancelled.value === "BY_STAFF" };
  const { order, policy } = facts;
  if (!isInForce(order.status) || policy.cancellationCompletedByStaff) return { ...shut, refusal: cancelled.error };
  const revoked = mayRequestRevocation(facts, null, now);
  if (revoked.ok) return { ...shut, action: "REQUEST_REVOCATION", onlyForReason: revoked.value, open: true };
  // C9: requestManualRevocation does it, and settles as any other (C2).
  const manual = revocationTarget(facts, null, { reason: "KEY_COMPROMISE", now, manual: true });
  return { ...shut, refusal: revoked.error, open: manual.ok };
}

/** Everything that was shown and that a confirmation is good for: not the row's version, which changes by much else. */
export function whatWasShown(facts: OrderCase, preview: CancellationPreview): object {
  const { action, refundable, outcome, lines, windowClosesAt, certificateIds } = preview;
  const status = facts.order.status;
  return { status, action, refundable, outcome, lines, windowClosesAt, certificates: [...certificateIds].sort() };
}
