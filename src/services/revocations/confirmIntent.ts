import type { EntityManager } from "typeorm";
import { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { changeOrder } from "../orders/orderRow.js";
import { policyOf } from "../policyOf.js";
import { giveUpReissue } from "../reissues/giveUpReissue.js";
import { approvedNow } from "./approvedNow.js";
import { heldByReissue, namedIn } from "./heldByReissue.js";
import { changeRequest } from "./requestRow.js";

/**
 * K17: once the domain has confirmed the intent, the request goes on to its reviewer; where the policy wants none it is approved, and a job carries it out. Nobody stands there who could be told
 * to wait for a reissue (C36), which came later than the request: it ends first, as at the deadline, and does not issue in place of what is revoked (K30).
 * Called within the order's lock.
 */
export async function confirmIntent(
  tx: EntityManager,
  order: Order,
  { requestId, now }: { requestId: string; now: Date },
): Promise<void> {
  const request = await tx.findOneByOrFail(RevocationRequest, { id: requestId });
  const waiting = await tx.existsBy(DomainValidation, { requestId, status: "PENDING" });
  if (request.status !== "AWAITING_CONFIRMATION" || waiting) return;
  const { revocationNeedsApproval } = await policyOf(tx, order);
  const held = !revocationNeedsApproval && (await heldByReissue(order, request, namedIn(tx)));
  if (held) await giveUpReissue(tx, order, { actorId: null, now });
  const event = await changeRequest(
    tx,
    request,
    revocationNeedsApproval ? { status: "NEEDS_APPROVAL" } : { ...approvedNow(request, now), nextTryAt: now },
  );
  await changeOrder(tx, order, { events: [event], actorId: null, now });
}
