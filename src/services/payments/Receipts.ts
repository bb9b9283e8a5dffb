import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import type { EventDraft } from "../../domain/events.js";
import { statusWords } from "../../domain/messages/statusWords.js";
import { mayRecordPayment } from "../../domain/recordMoney.js";
import { ok, type Result } from "../../domain/result.js";
import { paidLate } from "../../domain/settlement.js";
import { proseFault, textFault, trimmed } from "../../domain/textField.js";
import { CardAuthorization } from "../../entities/CardAuthorization.js";
import type { Order } from "../../entities/Order.js";
import { Payment } from "../../entities/Payment.js";
import { Settlement } from "../../entities/Settlement.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import { changeOrder, lockOrder, shownOrder } from "../orders/orderRow.js";
import { requestIssuanceIfReady } from "../orders/requestIssuanceIfReady.js";
import type { Clock, Ids } from "../ports.js";
import { findRow } from "../rows.js";

export interface RecordPaymentWish {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly note?: string | null | undefined;
}

/** 入金: what has come in, as staff sees it in the bank. */
export class Receipts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The order goes on as soon as nothing else is missing (D14). One that is over does not: what came in after 解約 goes back (C20). */
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
    const settlement = await findRow(tx, Settlement, { orderId: order.id });
    const allowed = mayRecordPayment({ order, payment, settlement }, actor);
    if (!allowed.ok) return allowed;
    const now = this.clock.now();
    // A token's part of a card that was voided otherwise: as if the card had been charged for it (C24).
    const status = settlement?.outcome === "VOIDED" ? "RELEASED" : "PAID";
    const record = { status, paidAt: now, recordedById: actor.userId, recordNote: trimmed(wish.note) } as const;
    const { version } = payment;
    await tx.update(Payment, { id: payment.id, version }, { ...record, version: version + 1 });
    await freeCard(tx, order, now);
    const received = { kind: "OrderUpdated", aspect: "PAYMENT", message: { key: "event.payment.received" } } as const;
    const events = [received, ...(await returnLate(tx, settlement))];
    await changeOrder(tx, order, { events, actorId: actor.userId, now });
    await requestIssuanceIfReady(tx, order, { ids: this.ids, now });
    return ok(order.id);
  }
}

/** What the card could not be charged was paid otherwise: what the gateway may still hold is freed. */
async function freeCard(tx: EntityManager, { id: orderId }: Order, now: Date): Promise<void> {
  const intent = { status: "VOIDING", keptValue: 0, nextTryAt: now, tries: 0 } as const;
  await tx.update(CardAuthorization, { orderId, status: "CAPTURING" }, intent);
}

/** C19, C20: the one settlement of an order that ended in 解約 turns into a task of finance (I3). */
async function returnLate(tx: EntityManager, settlement: Settlement | null): Promise<EventDraft[]> {
  if (settlement?.outcome !== "TERMINATED_UNPAID") return [];
  const { id, version } = settlement;
  const { outcome, lines } = paidLate(settlement.lines);
  await tx.update(Settlement, { id, version }, { outcome, lines: [...lines], settledAt: null, version: version + 1 });
  const values = statusWords("SettlementOutcome", outcome, "outcome");
  return [{ kind: "OrderUpdated", aspect: "SETTLEMENT", message: { key: "event.settlement", values } }];
}
