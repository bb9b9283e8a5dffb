import { cancellationWindowClosesAt } from "./cancellation.js";
import { mayCancel } from "./cancelOrder.js";
import { isLiveCertificate } from "./certificate.js";
import type { Refusal } from "./errors.js";
import type { OrderCase } from "./facts.js";
import { isInForce, type OrderAction } from "./order.js";
import { countsAsCancellation, mayRequestRevocation } from "./requestRevocation.js";
import { ok, type Result } from "./result.js";
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
  /** Those that die. */
  readonly certificateIds: readonly string[];
}

/** What a settlement is computed from, but for what the preview finds out itself. */
export type PreviewMoney = Omit<SettlementFacts, "refundable" | "completedAt">;

export function previewCancellation(facts: OrderCase, money: PreviewMoney, now: Date): CancellationPreview {
  const { policy, order, certificates } = facts;
  const way = wayOut(facts, now);
  const refundable = way.ok && (way.value.action === "CANCEL" || countsAsCancellation(facts, now));
  const { outcome, lines } = settle({ ...money, refundable, completedAt: now });
  const live = certificates.filter((each) => isLiveCertificate(each.status) && each.notAfter > now);
  return {
    action: way.ok ? way.value.action : null,
    refusal: way.ok ? null : way.error,
    onlyForReason: way.ok ? way.value.onlyForReason : null,
    refundable,
    windowClosesAt: order.firstIssuedAt === null ? null : cancellationWindowClosesAt(policy, order.firstIssuedAt),
    outcome,
    lines,
    certificateIds: way.ok ? live.map((each) => each.id) : [],
  };
}

/** What does it, and on what terms. */
interface Way {
  readonly action: NonNullable<CancellationPreview["action"]>;
  readonly onlyForReason: RevocationReason | null;
}

/** `cancelOrder`; for an issued order of a policy without that, the revocation of the whole order (C2, C38). */
function wayOut(facts: OrderCase, now: Date): Result<Way, Refusal> {
  const cancelled = mayCancel(facts, now);
  if (cancelled.ok) return ok({ action: "CANCEL", onlyForReason: null });
  const { order, policy } = facts;
  const byRevocation = isInForce(order.status);
  if (!byRevocation || policy.cancellationCompletedByStaff) return cancelled;
  const revoked = mayRequestRevocation(facts, null, now);
  return revoked.ok ? ok({ action: "REQUEST_REVOCATION", onlyForReason: revoked.value }) : revoked;
}

/** Everything that was shown and that a confirmation is good for: not the row's version, which changes by much else. */
export function whatWasShown(facts: OrderCase, preview: CancellationPreview): object {
  const { action, refundable, outcome, lines, windowClosesAt, certificateIds } = preview;
  const status = facts.order.status;
  return { status, action, refundable, outcome, lines, windowClosesAt, certificates: [...certificateIds].sort() };
}
