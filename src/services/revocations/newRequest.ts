import type { Actor } from "../../domain/actor.js";
import type { RevocationPlan } from "../../domain/requestRevocation.js";
import type { RequestRevocationWish } from "../../domain/revocationWish.js";
import { trimmed } from "../../domain/textField.js";
import type { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { leaseUntil } from "./CarryingOut.js";

/** The row of a new request, as it was planned. */
export function newRequest(
  { order, plan, wish, actor }: { order: Order; plan: RevocationPlan; wish: RequestRevocationWish; actor: Actor },
  { id, now, selfDecisionAllowed }: { id: string; now: Date; selfDecisionAllowed: boolean },
): RevocationRequest {
  return Object.assign(new RevocationRequest(), {
    id,
    orderId: order.id,
    accountId: order.accountId,
    version: 1,
    status: plan.status,
    decider: plan.decider,
    wholeOrder: trimmed(wish.serialNumber) === null,
    reason: wish.reason,
    description: trimmed(wish.description),
    keyCompromiseProven: false,
    infoQuestion: null,
    requesterCompany: wish.requester.company.trim(),
    requesterContactName: wish.requester.contactName.trim(),
    requesterPhone: wish.requester.phone.trim(),
    requestedById: actor.userId,
    requestedAt: now,
    deadlineAt: plan.deadlineAt,
    approvalSkipped: plan.approvalSkipped,
    selfDecisionAllowed,
    countsAsCancellation: plan.countsAsCancellation,
    staffNote: trimmed(wish.note),
    decision: null,
    decidedById: null,
    decidedAt: null,
    decisionNote: null,
    completedAt: null,
    nextTryAt: plan.status === "APPROVED" ? leaseUntil(now) : null,
    tries: 0,
  } satisfies RevocationRequest);
}
