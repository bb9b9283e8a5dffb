import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import type { Order } from "../../entities/Order.js";
import type { Ids } from "../ports.js";
import { settleOrder } from "../settlements/settleOrder.js";
import { completeByRevocation } from "./completeByRevocation.js";

/**
 * The whole order is revoked: why it is over, and what becomes of its money. Inside the window that is its cancellation (C2), and so it is where a cancellation was waiting for
 * staff (D17); otherwise a revocation and nothing else (C3). Called within the order's lock, before `changeOrder`.
 */
export async function closeRevokedOrder(
  tx: EntityManager,
  order: Order,
  { countsAsCancellation, now, ids }: { countsAsCancellation: boolean; now: Date; ids: Ids },
): Promise<{ closure: "CANCELLATION" | "REVOCATION"; events: EventDraft[] }> {
  const completed = await completeByRevocation(tx, order, { now });
  const refundable = countsAsCancellation || completed?.refundable === true;
  const settled = await settleOrder(tx, order, { refundable, beforeIssue: false, now, ids });
  return { closure: refundable ? "CANCELLATION" : "REVOCATION", events: [...(completed?.events ?? []), ...settled] };
}
