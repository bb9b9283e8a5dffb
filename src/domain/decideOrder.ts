import { type Actor, decides } from "./actor.js";
import { enumOf } from "./enumOf.js";
import { type Refusal, refuse } from "./errors.js";
import { statusWords } from "./messages/statusWords.js";
import type { OrderStatus } from "./order.js";
import { ok, type Result } from "./result.js";

/** What those who decide say to a new order (rules, section 6). */
export const OrderDecision = enumOf("APPROVED", "REJECTED");
export type OrderDecision = keyof typeof OrderDecision;

/** What a decision on an order looks at. The row satisfies it as it is. */
export interface OrderDecisionFacts {
  readonly status: OrderStatus;
  readonly placedById: string | null;
  readonly selfDecisionAllowed: boolean;
  readonly decision: OrderDecision | null;
  readonly decidedById: string | null;
}

/** REPEATED: the same person decided the same before; it answers again and changes nothing (D6). */
export type OrderVerdict = "DECIDE" | "REPEATED";

/**
 * Whether the actor's decision on a new order stands: for ADMIN and MANAGER of its account (rules, section 7), not on
 * one's own unless the account allows it (D6), once. The right comes first: whoever has none hears the same at any time.
 */
export function decideOrder(
  order: OrderDecisionFacts,
  decision: OrderDecision,
  actor: Actor,
): Result<OrderVerdict, Refusal> {
  if (order.decision === decision && order.decidedById === actor.userId) return ok("REPEATED");
  if (!decides(actor, "ACCOUNT")) return refuse("APPROVAL_RIGHT_REQUIRED", "error.orderDecision.right");
  const own = order.placedById !== null && order.placedById === actor.userId;
  if (own && !order.selfDecisionAllowed) return refuse("SELF_APPROVAL", "error.orderDecision.self");
  return order.status === "NEEDS_APPROVAL" ? ok("DECIDE") : notAwaited(order);
}

/** Nothing to decide: decided by somebody else, canceled meanwhile, or it never had to be. */
export function notAwaited({ status }: OrderDecisionFacts): Result<never, Refusal> {
  return refuse("INVALID_STATE", "error.orderDecision.notAwaited", statusWords("OrderStatus", status));
}
