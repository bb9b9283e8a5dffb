import type { EntityManager } from "typeorm";
import { Cancellation } from "../../entities/Cancellation.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import { changeOrder } from "../orders/orderRow.js";
import type { Ids } from "../ports.js";
import { settleOrder } from "../settlements/settleOrder.js";
import { cancellationEvent, newCancellation } from "./cancellationRow.js";

/**
 * Cancels and settles an order that is not issued, at once (K5, K7, C1). Called within the order's lock. A certificate that the CA is just signing is revoked again by `Issuing`.
 * @param by null: the system (D16)
 * @returns id of the cancellation
 */
export async function cancelUnissued(
  tx: EntityManager,
  order: Order,
  { by, now, ids }: { by: { userId: string; note: string | null } | null; now: Date; ids: Ids },
): Promise<string> {
  const id = ids.next("can");
  const cancellation = newCancellation(order, { id, by, now });
  await tx.insert(Cancellation, { ...cancellation, status: "COMPLETED", completedAt: now });
  await tx.update(DomainValidation, { orderId: order.id, status: "PENDING" }, { nextCheckAt: null });
  const settled = await settleOrder(tx, order, { refundable: true, beforeIssue: true, now, ids });
  await changeOrder(tx, order, {
    set: { status: "CANCELED", closure: "CANCELLATION", cancellationStatus: "COMPLETED", cancellationDueAt: null },
    events: [
      cancellationEvent(id, "COMPLETED"),
      ...settled,
      { kind: "OrderStatusChanged", previousStatus: order.status, status: "CANCELED" },
    ],
    actorId: by?.userId ?? null,
    now,
  });
  return id;
}
