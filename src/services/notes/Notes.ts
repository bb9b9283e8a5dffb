import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { proseFault, trimmed } from "../../domain/textField.js";
import { Note } from "../../entities/Note.js";
import type { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { keyFaults, onceIfKeyed } from "../idempotency.js";
import { changeOrder, lockOrder, shownOrder } from "../orders/orderRow.js";
import type { Clock, Ids } from "../ports.js";
import { insertNote } from "./insertNote.js";

export interface NoteWish {
  readonly idempotencyKey?: string | null | undefined;
  readonly orderId: string;
  readonly text: string;
}

/** メモ on orders: whoever sees an order reads them and may add one, at any time. They are never changed. */
export class Notes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @returns the note and its order; with a key that was used before, those of then (D5), while the order may still be seen */
  async addNote(actor: Actor, wish: NoteWish): Promise<Result<{ note: Note; order: Order }, Refusal>> {
    const text = trimmed(wish.text);
    const { idempotencyKey: key } = wish;
    const faults = [...keyFaults(key), ...proseFault("text", text)];
    if (text === null) faults.push(fault("text", "error.field.required"));
    if (faults.length > 0 || text === null) return invalid(...faults);
    const command = { principal: actor.userId, key, command: "addNote", input: wish, now: this.clock.now() };
    const added = await this.database.inTransaction((tx) =>
      onceIfKeyed(tx, command, () => this.store(tx, actor, { orderId: wish.orderId, text })),
    );
    if (!added.ok) return added;
    const note = await this.database.manager.findOneByOrFail(Note, { id: added.value.id });
    const order = await shownOrder(this.database.manager, note.orderId, actor);
    return order.ok ? ok({ note, order: order.value }) : order;
  }

  private async store(
    tx: EntityManager,
    actor: Actor,
    { orderId, text }: { readonly orderId: string; readonly text: string },
  ): Promise<Result<string, Refusal>> {
    const order = await lockOrder(tx, orderId, visibilityOf(actor));
    if (order === null) return refuse("NOT_FOUND", "error.order.notFound");
    const now = this.clock.now();
    const id = this.ids.next("not");
    const event = await insertNote(tx, order, { id, authorId: actor.userId, text, createdAt: now });
    await changeOrder(tx, order, { events: [event], actorId: actor.userId, now });
    return ok(id);
  }
}
