import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { Cancellation } from "../../entities/Cancellation.js";
import { Order } from "../../entities/Order.js";
import { changeRows, findRow } from "../rows.js";
import { endCancellation } from "./cancellationRow.js";

/**
 * D17: the revocation of the whole order came before staff completed the cancellation: that completes it, still refundable as it was judged on receipt. Called within the order's
 * lock; the caller settles.
 * @returns null where no cancellation is waiting
 */
export async function completeByRevocation(
  tx: EntityManager,
  order: Order,
  { now }: { now: Date },
): Promise<{ refundable: boolean; events: EventDraft[] } | null> {
  const cancellation = await findRow(tx, Cancellation, { orderId: order.id, status: "RECEIVED" });
  if (cancellation === null) return null;
  const event = await endCancellation(tx, cancellation, { status: "COMPLETED", completedAt: now });
  const set = { cancellationStatus: "COMPLETED", cancellationDueAt: null } as const;
  await changeRows(tx, Order, { where: { id: order.id }, set });
  Object.assign(order, set);
  return { refundable: cancellation.refundable, events: [event] };
}
