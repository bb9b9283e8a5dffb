import { type Actor, can } from "./actor.js";
import { type CancellationStatus, cancellationWindowClosesAt } from "./cancellation.js";
import { message, type Refusal, refuse } from "./errors.js";
import type { OrderCase } from "./facts.js";
import { localTime } from "./localTime.js";
import type { MessageKey } from "./messages/catalogue.js";
import { statusWords } from "./messages/statusWords.js";
import { isTerminalOrder } from "./order.js";
import { fail, ok, type Result } from "./result.js";

/** AT_ONCE: cancelled and settled in the same transaction; BY_STAFF: received, completed within two business days (K7). */
export type CancellationPlan = "AT_ONCE" | "BY_STAFF";

/** What becomes of a cancellation that stands: whoever asked may take it back, staff may do it or not (D17, K7). */
export type CancellationDecision = Exclude<CancellationStatus, "RECEIVED">;

/** Whether the order can be cancelled now, and how; the refusals in the order of D19. */
export function mayCancel({ order, policy, product }: OrderCase, now: Date): Result<CancellationPlan, Refusal> {
  // D13, also for a second cancellation of an order that is over.
  if (isTerminalOrder(order.status))
    return refuse("INVALID_STATE", "error.cancellation.ended", statusWords("OrderStatus", order.status));
  if (order.cancellationStatus === "RECEIVED") return refuse("INVALID_STATE", "error.cancellation.received"); // D17
  if (order.firstIssuedAt === null) return ok("AT_ONCE"); // K5, C1
  if (!policy.cancellationCompletedByStaff) return refuse("INVALID_STATE", insteadOf(product)); // C38
  const closedAt = cancellationWindowClosesAt(policy, order.firstIssuedAt);
  if (now > closedAt)
    return fail({
      code: "CANCELLATION_WINDOW_CLOSED",
      message: message("error.cancellation.windowClosed", { closedAt: localTime(closedAt, policy.timeZone) }),
      closedAt,
    }); // K4, K10
  return ok("BY_STAFF");
}

/** What to do instead: ask for the revocation of the whole order, or have staff do it (C9). */
function insteadOf({ selfServiceRevocation }: OrderCase["product"]): MessageKey {
  return selfServiceRevocation ? "error.cancellation.revokeInstead" : "error.cancellation.revokeManually";
}

/**
 * Decides on a wish to cancel (D19). Before anything happens its consequences must have been shown (C6).
 * @param wish `commonName` in lower-case A-labels; `confirmed`: whether the token is good for what is shown now
 */
export function planCancellation(
  facts: OrderCase,
  wish: { readonly commonName: string; readonly confirmed: boolean },
  now: Date,
): Result<CancellationPlan, Refusal> {
  if (wish.commonName !== facts.order.commonName) return refuse("COMMON_NAME_MISMATCH", "error.commonName.mismatch"); // K6
  const plan = mayCancel(facts, now);
  if (!plan.ok) return plan;
  return wish.confirmed ? plan : refuse("CONFIRMATION_INVALID", "error.confirmationInvalid");
}

/** A cancellation that is decided on. */
export interface CancellationFacts {
  readonly status: CancellationStatus;
  readonly requestedById: string | null;
  /** While RECEIVED: staff who has completed it, and the CA has not answered yet. */
  readonly closedById: string | null;
}

/**
 * Whether the actor may complete, refuse or withdraw a cancellation. REPEATED: the same person did so before; it answers
 * again and changes nothing.
 */
export function decideCancellation(
  cancellation: CancellationFacts,
  decision: CancellationDecision,
  actor: Actor,
): Result<"DECIDE" | "REPEATED", Refusal> {
  const { status, closedById, requestedById } = cancellation;
  const underWay = status === "RECEIVED" && closedById !== null;
  if (closedById === actor.userId && (status === decision || (underWay && decision === "COMPLETED")))
    return ok("REPEATED");
  if (decision !== "WITHDRAWN" && !can(actor, "STAFF"))
    return refuse("APPROVAL_RIGHT_REQUIRED", "error.cancellation.staffOnly"); // K7
  if (decision === "WITHDRAWN" && requestedById !== actor.userId && !can(actor, "STAFF"))
    return refuse("APPROVAL_RIGHT_REQUIRED", "error.cancellation.notYours"); // D17
  if (underWay) return refuse("INVALID_STATE", "error.cancellation.beingCompleted");
  if (status !== "RECEIVED")
    return refuse("INVALID_STATE", "error.cancellation.settled", statusWords("CancellationStatus", status));
  return ok("DECIDE");
}
