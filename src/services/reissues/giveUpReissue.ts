import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import type { Order } from "../../entities/Order.js";
import { changeOrder } from "../orders/orderRow.js";
import { endReissue } from "./endReissue.js";

/** Ends the reissue that an order waits for; the order is 発行済み as it was before, nothing was replaced. The caller holds the order's lock. @param events that belong to it */
export async function giveUpReissue(
  tx: EntityManager,
  order: Order,
  {
    actorId,
    events = [],
    now,
  }: { readonly actorId: string | null; readonly events?: EventDraft[]; readonly now: Date },
): Promise<void> {
  const ended = await endReissue(tx, order, now);
  const back = { kind: "OrderStatusChanged", previousStatus: order.status, status: "ISSUED" } as const;
  await changeOrder(tx, order, { set: { status: "ISSUED" }, events: [...ended, back, ...events], actorId, now });
}
