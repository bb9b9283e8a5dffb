import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import { mayRecordPayment } from "../../domain/recordMoney.js";
import { ok, type Result } from "../../domain/result.js";
import { proseFault, textFault, trimmed } from "../../domain/textField.js";
import type { Order } from "../../entities/Order.js";
import { Payment } from "../../entities/Payment.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import { changeOrder, lockOrder, shownOrder } from "../orders/orderRow.js";
import { requestIssuanceIfReady } from "../orders/requestIssuanceIfReady.js";
import type { Clock, Ids } from "../ports.js";

export interface RecordPaymentWish {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly note?: string | null | undefined;
}

/** 入金: transfers that have come in, as staff sees them in the bank. */
export class Receipts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The order goes on as soon as nothing else is missing (D14). */
  async recordPayment(actor: Actor, wish: RecordPaymentWish): Promise<Result<Order, Refusal>> {
    const faults = [...textFault("idempotencyKey", wish.idempotencyKey, 255), ...proseFault("note", wish.note)];
    if (faults.length > 0) return invalid(...faults);
    const now = this.clock.now();
    const command = { principal: actor.userId, key: wish.idempotencyKey, command: "recordPayment", input: wish, now };
    const recorded = await this.database.inTransaction((tx) => once(tx, command, () => this.store(tx, actor, wish)));
    return recorded.ok ? shownOrder(this.database.manager, recorded.value.id, actor) : recorded;
  }

  private async store(tx: EntityManager, actor: Actor, wish: RecordPaymentWish): Promise<Result<string, Refusal>> {
    const order = await lockOrder(tx, wish.orderId, visibilityOf(actor));
    if (order === null) return refuse("NOT_FOUND", "error.order.notFound");
    const payment = await tx.findOneByOrFail(Payment, { orderId: order.id });
    const allowed = mayRecordPayment({ order, payment }, actor);
    if (!allowed.ok) return allowed;
    const now = this.clock.now();
    const record = { paidAt: now, recordedById: actor.userId, recordNote: trimmed(wish.note) };
    const { version } = payment;
    await tx.update(Payment, { id: payment.id, version }, { status: "PAID", ...record, version: version + 1 });
    const event = { kind: "OrderUpdated", aspect: "PAYMENT", message: { key: "event.payment.received" } } as const;
    await changeOrder(tx, order, { events: [event], actorId: actor.userId, now });
    await requestIssuanceIfReady(tx, order, { ids: this.ids, now });
    return ok(order.id);
  }
}
