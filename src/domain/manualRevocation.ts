import { type Refusal, refuse } from "./errors.js";
import type { OrderCase } from "./facts.js";
import { countsAsCancellation, type RevocationPlan, revocationTarget } from "./requestRevocation.js";
import { ok, type Result } from "./result.js";
import { type RevocationReason, revocationPeriod } from "./revocation.js";

/**
 * C9: the whole issued order of a product without self-service, for staff to decide, with the deadline of its reason (D8). Its note is the evidence (K20). Refusals in the order of
 * D19.
 */
export function planManualRevocation(
  facts: OrderCase,
  wish: { readonly commonName: string; readonly reason: RevocationReason },
  now: Date,
): Result<RevocationPlan, Refusal> {
  if (wish.commonName !== facts.order.commonName) return refuse("COMMON_NAME_MISMATCH", "error.commonName.mismatch");
  const targets = revocationTarget(facts, null, { reason: wish.reason, now, manual: true });
  if (!targets.ok) return targets;
  return ok({
    status: "NEEDS_APPROVAL",
    decider: "STAFF",
    certificateIds: targets.value.map((each) => each.id),
    approvalSkipped: false,
    countsAsCancellation: countsAsCancellation(facts, now),
    deadlineAt: new Date(now.getTime() + revocationPeriod(wish.reason)),
  });
}
