import { type Actor, can, decides } from "./actor.js";
import { message, type Refusal, refuse } from "./errors.js";
import type { RequestCase, RequestFacts } from "./facts.js";
import { statusWords } from "./messages/statusWords.js";
import { fail, ok, type Result } from "./result.js";
import { mayMoveRevocation, type RevocationStatus, undecidedRevocationStatuses } from "./revocation.js";

export type Decision = Extract<RevocationStatus, "APPROVED" | "REJECTED" | "WITHDRAWN">;

/** REPEATED: the same person decided the same before; it answers again and changes nothing (D6). */
export type Verdict = "DECIDE" | "REPEATED";

/**
 * Whether the actor's decision stands. The order of the refusals: the right, one's own request, who was first
 * (ALREADY_DECIDED), the state, a pending reissue. So whoever may not decide hears the same at any time.
 */
export function decideRevocation(request: RequestCase, decision: Decision, actor: Actor): Result<Verdict, Refusal> {
  if (request.decision === decision && request.decidedById === actor.userId) return ok("REPEATED");
  const right = decision === "WITHDRAWN" ? mayWithdraw(request, actor) : mayDecide(request, actor);
  if (!right.ok) return right;
  const scheduled = decision === "WITHDRAWN" && request.status === "SCHEDULED" && !request.keyCompromiseProven;
  const undecided = (undecidedRevocationStatuses as readonly RevocationStatus[]).includes(request.status);
  if (!scheduled && !undecided) return alreadyDecided(request);
  // Nobody approves before the confirmation of intent, or the answer, has come (K17, K19). Rejecting is possible.
  const early = decision === "APPROVED" && request.status !== "NEEDS_APPROVAL";
  if (early || !mayMoveRevocation(request.status, decision))
    return refuse("INVALID_STATE", "error.request.notDecidable", statusWords("RevocationStatus", request.status));
  // C36, section 6: also where the request came before the reissue.
  if (decision === "APPROVED" && request.heldByReissue)
    return refuse("REISSUE_PENDING", "error.request.reissuePending");
  return ok("DECIDE");
}

/** K18, C13, C18: only those who have the right; D6: nobody on their own request. */
export function mayDecide(request: RequestFacts, actor: Actor): Result<null, Refusal> {
  if (!decides(actor, request.decider)) return refuse("APPROVAL_RIGHT_REQUIRED", "error.approvalRightRequired.decide");
  if (request.requestedById === actor.userId && !request.selfDecisionAllowed)
    return refuse("SELF_APPROVAL", "error.selfApproval");
  return ok(null);
}

/** D6: whoever asked may withdraw; a request that a reissue scheduled, those who may request (D5); staff on behalf. */
function mayWithdraw(request: RequestFacts, actor: Actor): Result<null, Refusal> {
  const own = request.requestedById === null || request.requestedById === actor.userId;
  return own || can(actor, "STAFF")
    ? ok(null)
    : refuse("APPROVAL_RIGHT_REQUIRED", "error.approvalRightRequired.withdraw");
}

/** Someone else was first, or the system was. */
export function alreadyDecided(request: RequestFacts): Result<never, Refusal> {
  return fail({
    code: "ALREADY_DECIDED",
    message: message(
      "error.alreadyDecided",
      statusWords("RevocationStatus", request.decision ?? request.status, "decision"),
    ),
    decidedAt: request.decidedAt ?? request.completedAt ?? request.requestedAt,
    decision: request.decision ?? request.status,
    requestId: request.id,
  });
}
