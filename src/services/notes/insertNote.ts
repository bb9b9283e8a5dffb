import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { Note } from "../../entities/Note.js";
import type { Order } from "../../entities/Order.js";

/** Adds a メモ to an order whose lock the caller holds. @returns the event that says so, for `changeOrder` */
export async function insertNote(
  tx: EntityManager,
  order: Order,
  note: Pick<Note, "id" | "authorId" | "text" | "createdAt">,
): Promise<EventDraft> {
  await tx.insert(Note, { ...note, orderId: order.id, accountId: order.accountId });
  return { kind: "OrderUpdated", aspect: "OTHER", message: { key: "event.note" } };
}
