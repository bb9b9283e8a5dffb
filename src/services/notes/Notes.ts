import { type Actor, visibilityOf } from "../../domain/actor.js";
import { fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { proseFault, trimmed } from "../../domain/textField.js";
import { Note } from "../../entities/Note.js";
import type { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { changeOrder, lockOrder } from "../orders/orderRow.js";
import type { Clock, Ids } from "../ports.js";

/** メモ on orders: whoever sees an order reads them and may add one, at any time. They are never changed. */
export class Notes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async addNote(
    actor: Actor,
    wish: { readonly orderId: string; readonly text: string },
  ): Promise<Result<{ note: Note; order: Order }, Refusal>> {
    const text = trimmed(wish.text);
    const faults = proseFault("text", text);
    if (text === null) return invalid(fault("text", "error.field.required"));
    if (faults.length > 0) return invalid(...faults);
    return this.database.inTransaction(async (tx) => {
      const order = await lockOrder(tx, wish.orderId, visibilityOf(actor));
      if (order === null) return refuse("NOT_FOUND", "error.order.notFound");
      const now = this.clock.now();
      const owner = { orderId: order.id, accountId: order.accountId, authorId: actor.userId };
      const note = Object.assign(new Note(), { id: this.ids.next("not"), ...owner, text, createdAt: now });
      await tx.insert(Note, note);
      const events = [{ kind: "OrderUpdated", aspect: "OTHER", message: { key: "event.note" } }] as const;
      await changeOrder(tx, order, { events, actorId: actor.userId, now });
      return ok({ note, order });
    });
  }
}
