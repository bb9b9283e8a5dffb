import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import type { Order } from "../../entities/Order.js";
import { OrderEvent } from "../../entities/OrderEvent.js";
import { noteEvents } from "../audit/currentCommand.js";
import { insertRows } from "../rows.js";

/**
 * Writes events of one order in the transaction of their change, after the order's row was updated: so their log ids are taken under its lock and stand in the order
 * of the changes. Numbers without gaps from `firstSequence` (I7).
 */
export async function insertEvents(
  tx: EntityManager,
  order: Pick<Order, "id" | "accountId" | "placedById">,
  batch: {
    readonly events: readonly EventDraft[];
    readonly firstSequence: number;
    readonly actorId: string | null;
    readonly now: Date;
  },
): Promise<void> {
  noteEvents(order, batch.events);
  if (batch.events.length === 0) return;
  const rows = batch.events.map((event, index) => {
    const { message, ...fields } = { message: undefined, ...event };
    return {
      ...fields,
      messageKey: message?.key ?? null,
      messageValues: message?.values ?? null,
      orderId: order.id,
      accountId: order.accountId,
      ownerId: order.placedById,
      sequence: batch.firstSequence + index,
      occurredAt: batch.now,
      actorId: batch.actorId,
    };
  });
  await insertRows(tx, OrderEvent, rows);
}
