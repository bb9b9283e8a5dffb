import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import { statusWords } from "../../domain/messages/statusWords.js";
import { mayRecordRefund } from "../../domain/recordMoney.js";
import { ok, type Result } from "../../domain/result.js";
import { withOutcome } from "../../domain/settlement.js";
import { proseFault, textFault, trimmed } from "../../domain/textField.js";
import type { Order } from "../../entities/Order.js";
import { Payment } from "../../entities/Payment.js";
import { Settlement } from "../../entities/Settlement.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import { changeOrder, lockOrderOf, shownOrder } from "../orders/orderRow.js";
import type { Clock } from "../ports.js";

export interface RecordRefundWish {
  readonly idempotencyKey: string;
  readonly settlementId: string;
  readonly note?: string | null | undefined;
}

export interface RefundOutcome {
  readonly order: Order;
  readonly settlement: Settlement;
}

/** 返金: what the desk's finance has paid back by hand. */
export class Refunds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async recordRefund(actor: Actor, wish: RecordRefundWish): Promise<Result<RefundOutcome, Refusal>> {
    const faults = [...textFault("idempotencyKey", wish.idempotencyKey, 255), ...proseFault("note", wish.note)];
    if (faults.length > 0) return invalid(...faults);
    const now = this.clock.now();
    const command = { principal: actor.userId, key: wish.idempotencyKey, command: "recordRefund", input: wish, now };
    const recorded = await this.database.inTransaction((tx) => once(tx, command, () => this.store(tx, actor, wish)));
    if (!recorded.ok) return recorded;
    const settlement = await this.database.manager.findOneByOrFail(Settlement, { id: recorded.value.id });
    const order = await shownOrder(this.database.manager, settlement.orderId, actor);
    return order.ok ? ok({ settlement, order: order.value }) : order;
  }

  private async store(tx: EntityManager, actor: Actor, wish: RecordRefundWish): Promise<Result<string, Refusal>> {
    const order = await lockOrderOf(tx, { table: "settlements", id: wish.settlementId }, visibilityOf(actor));
    if (order === null) return refuse("NOT_FOUND", "error.settlement.notFound");
    const settlement = await tx.findOneByOrFail(Settlement, { id: wish.settlementId });
    const now = this.clock.now();
    const allowed = mayRecordRefund(settlement, actor, now);
    if (!allowed.ok) return allowed;
    const { id, version } = settlement;
    const record = { settledAt: now, recordedById: actor.userId, note: trimmed(wish.note), version: version + 1 };
    await tx.update(Settlement, { id, version }, { ...withOutcome(settlement.lines, "REFUNDED"), ...record });
    await tx.update(Payment, { orderId: order.id }, { status: "REFUNDED", version: () => "version + 1" });
    const values = statusWords("SettlementOutcome", "REFUNDED", "outcome");
    const message = { key: "event.settlement.done", values } as const;
    const event = { kind: "OrderUpdated", aspect: "SETTLEMENT", message } as const;
    await changeOrder(tx, order, { events: [event], actorId: actor.userId, now });
    return ok(id);
  }
}
