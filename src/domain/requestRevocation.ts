import { type Actor, maySkipApproval } from "./actor.js";
import { isInCancellationWindow } from "./cancellation.js";
import { isLiveCertificate } from "./certificate.js";
import { commonNamesOf } from "./commonNamesOf.js";
import { message, type Refusal, refuse } from "./errors.js";
import type { CertificateFacts, OrderCase } from "./facts.js";
import { isHeldByReissue } from "./isHeldByReissue.js";
import { statusWords } from "./messages/statusWords.js";
import { isInForce } from "./order.js";
import { hasDomains } from "./product.js";
import { fail, ok, type Result } from "./result.js";
import { type Decider, type RevocationReason, type RevocationStatus, revocationPeriod } from "./revocation.js";

/** What is asked for: the whole order, or (`certificateId`) one certificate of it. */
export interface RevocationWish {
  readonly certificateId: string | null;
  /** As the order, or the certificate, has it (`commonNamesOf`). */
  readonly commonName: string;
  readonly reason: RevocationReason;
  readonly description: string | null;
  /** この証明書をすぐに失効させる (C13). */
  readonly immediately: boolean;
}

/** The request as it will stand. */
export interface RevocationPlan {
  readonly status: Extract<RevocationStatus, "AWAITING_CONFIRMATION" | "NEEDS_APPROVAL" | "APPROVED">;
  readonly decider: Decider;
  readonly certificateIds: readonly string[];
  readonly approvalSkipped: boolean;
  /** C2, D2: judged on receipt. */
  readonly countsAsCancellation: boolean;
  readonly deadlineAt: Date;
}

/** Whether a revocation of the order, or of one certificate, is possible at all; the refusals in the order of D19. */
export function revocationTarget(
  facts: OrderCase,
  certificateId: string | null,
  options: { readonly reason: RevocationReason; readonly now: Date; readonly manual?: boolean },
): Result<readonly CertificateFacts[], Refusal> {
  const { order, product, certificates, openRequests } = facts;
  const targets = certificateId === null ? certificates : certificates.filter((each) => each.id === certificateId);
  const live = targets.filter((each) => isLiveCertificate(each.status) && each.notAfter > options.now);
  const state = stateRefusal({ order, targets, live, now: options.now, whole: certificateId === null });
  if (state !== null) return fail(state);
  // C9: staff do it.
  if (options.manual && product.selfServiceRevocation) return refuse("INVALID_STATE", "error.manual.selfService");
  if (!options.manual && !product.selfServiceRevocation)
    return refuse("MANUAL_PROCEDURE_REQUIRED", "error.manualProcedure.revocation");
  const asked = {
    wholeOrder: certificateId === null,
    certificateIds: live.map(({ id }) => id),
    reason: options.reason,
  };
  if (isHeldByReissue(order, asked)) return refuse("REISSUE_PENDING", "error.reissuePending"); // C36
  const overlapping = openRequests.find(
    (each) => each.wholeOrder || each.certificateIds.some((id) => live.some((one) => one.id === id)),
  );
  if (overlapping !== undefined)
    return fail({
      code: "REVOCATION_ALREADY_OPEN",
      message: message("error.revocationAlreadyOpen"),
      requestId: overlapping.id,
    });
  return ok(live);
}

/**
 * Whether a revocation could be asked for now, be it for one reason only: for the one that a pending reissue does not block (C36).
 * @returns that reason; null: any
 */
export function mayRequestRevocation(
  facts: OrderCase,
  certificateId: string | null,
  now: Date,
): Result<RevocationReason | null, Refusal> {
  const possible = revocationTarget(facts, certificateId, { reason: "KEY_COMPROMISE", now });
  if (!possible.ok) return possible;
  const certificateIds = possible.value.map(({ id }) => id);
  const held = isHeldByReissue(facts.order, { wholeOrder: certificateId === null, certificateIds, reason: null });
  return ok(held ? "KEY_COMPROMISE" : null);
}

function stateRefusal(facts: {
  readonly order: OrderCase["order"];
  readonly targets: readonly CertificateFacts[];
  readonly live: readonly CertificateFacts[];
  readonly now: Date;
  readonly whole: boolean;
}): Refusal | null {
  const { order, targets, live, now, whole } = facts;
  // D18: an issued order whose certificates were all revoked by serial can still be revoked as a whole.
  const issued = isInForce(order.status);
  const allRevoked = targets.length > 0 && targets.every((each) => each.status === "REVOKED");
  if (live.length === 0 && !(whole && issued && allRevoked)) {
    if (order.status === "EXPIRED" || targets.some((each) => each.status !== "REVOKED" && each.notAfter <= now))
      return refuse("CERTIFICATE_EXPIRED", "error.certificate.expired").error; // K22
    if (allRevoked) return refuse("CERTIFICATE_REVOKED", "error.certificate.revoked").error;
  }
  if (!issued) return refuse("INVALID_STATE", "error.order.notIssued", statusWords("OrderStatus", order.status)).error;
  return null;
}

/** Decides what becomes of a wish to revoke: its gate, its certificates, its deadline. Refusals in the order of D19. */
export function planRevocation(
  facts: OrderCase,
  wish: RevocationWish,
  by: { actor: Actor; now: Date },
): Result<RevocationPlan, Refusal> {
  // K16: a guard against revoking the wrong one.
  if (!commonNamesOf(facts, wish.certificateId).includes(wish.commonName))
    return refuse("COMMON_NAME_MISMATCH", "error.commonName.mismatch");
  const targets = revocationTarget(facts, wish.certificateId, { reason: wish.reason, now: by.now });
  if (!targets.ok) return targets;
  const decider = facts.policy.revocationDecider;
  if (wish.immediately && !maySkipApproval(by.actor, decider))
    return refuse("APPROVAL_RIGHT_REQUIRED", "error.approvalRightRequired.skip"); // C13, K18
  if (wish.reason === "KEY_COMPROMISE" && facts.policy.keyCompromiseNeedsEvidence && wish.description === null)
    return refuse("EVIDENCE_REQUIRED", "error.evidenceRequired"); // K20
  const whole = wish.certificateId === null;
  return ok({
    status: gate(facts, wish.immediately),
    decider,
    certificateIds: targets.value.map((each) => each.id),
    approvalSkipped: wish.immediately,
    countsAsCancellation: whole && countsAsCancellation(facts, by.now),
    deadlineAt: new Date(by.now.getTime() + revocationPeriod(wish.reason)), // D8
  });
}

/** C13: skipped by one who may; else the confirmation of intent comes first (K17), then somebody approves. */
function gate({ policy, product }: OrderCase, skipped: boolean): RevocationPlan["status"] {
  if (skipped) return "APPROVED";
  // What has no domain (D14) has none that could confirm.
  if (policy.revocationNeedsDomainConfirmation && hasDomains(product.kind)) return "AWAITING_CONFIRMATION";
  return policy.revocationNeedsApproval ? "NEEDS_APPROVAL" : "APPROVED";
}

/** C2: revoking the whole issued order within the window counts as its cancellation. */
export function countsAsCancellation({ policy, order }: OrderCase, now: Date): boolean {
  return (
    policy.revokingOrderInWindowIsCancellation &&
    order.firstIssuedAt !== null &&
    isInCancellationWindow(policy, order.firstIssuedAt, now)
  );
}
