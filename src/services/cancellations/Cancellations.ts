import type { EntityManager } from "typeorm";
import { type Actor, can, visibilityOf } from "../../domain/actor.js";
import { cancellationLookAt } from "../../domain/cancellationDue.js";
import { planCancellation } from "../../domain/cancelOrder.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { noteFaults } from "../../domain/revocationWish.js";
import { textFault, trimmed } from "../../domain/textField.js";
import { Cancellation } from "../../entities/Cancellation.js";
import type { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import { loadOrderCase } from "../orders/orderCases.js";
import { changeOrder, lockOrder, shownOrder } from "../orders/orderRow.js";
import type { CardPayments } from "../payments/CardPayments.js";
import { nameMeant } from "../pki/nameMeant.js";
import type { Clock, Ids } from "../ports.js";
import { findRowOrFail, insertRows } from "../rows.js";
import type { CancellationPreviews } from "./CancellationPreviews.js";
import { cancellationDueAt } from "./cancellationDueAt.js";
import { cancellationEvent, newCancellation } from "./cancellationRow.js";
import { cancelUnissued } from "./cancelUnissued.js";

export interface CancelOrderWish {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly commonName: string;
  readonly confirmationToken: string;
  readonly note?: string | null | undefined;
}

/** A cancellation and its order, both as they stand now. */
export interface CancellationOutcome {
  readonly order: Order;
  readonly cancellation: Cancellation;
}

/** Wishes to cancel come in here. What staff makes of them is decided in `CancellationDecisions`. */
export class Cancellations {
  constructor(
    private readonly database: Database,
    private readonly previews: CancellationPreviews,
    private readonly cards: CardPayments,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Before issue it is done at once, settled too; an issued order's cancellation is received, where its policy has that (K7). */
  async cancelOrder(actor: Actor, wish: CancelOrderWish): Promise<Result<CancellationOutcome, Refusal>> {
    const faults = [
      ...textFault("idempotencyKey", wish.idempotencyKey, 255),
      ...textFault("commonName", wish.commonName, 253),
      ...noteFaults(wish.note, actor),
    ];
    if (faults.length > 0) return invalid(...faults);
    const now = this.clock.now();
    const command = { principal: actor.userId, key: wish.idempotencyKey, command: "cancelOrder", input: wish, now };
    const stored = await this.database.inTransaction((tx) => once(tx, command, () => this.store(tx, actor, wish)));
    if (!stored.ok) return stored;
    this.database.passes("cancel:after-commit");
    const cancellation = await findRowOrFail(this.database.manager, Cancellation, { id: stored.value.id });
    // What staff has yet to complete asks nothing of the gateway.
    if (cancellation.status !== "RECEIVED") await this.cards.finish(wish.orderId);
    const order = await shownOrder(this.database.manager, wish.orderId, actor);
    return order.ok ? ok({ cancellation, order: order.value }) : order;
  }

  private async store(tx: EntityManager, actor: Actor, wish: CancelOrderWish): Promise<Result<string, Refusal>> {
    const order = await lockOrder(tx, wish.orderId, visibilityOf(actor));
    if (order === null) return refuse("NOT_FOUND", "error.order.notFound");
    const facts = await loadOrderCase(tx, order);
    const now = this.clock.now();
    const asked = { actor, order, facts, action: "CANCEL" } as const;
    const confirmed = await this.previews.confirms(tx, asked, wish.confirmationToken);
    const commonName = nameMeant(wish.commonName, [order.commonName]);
    const plan = planCancellation(facts, { commonName, confirmed }, now);
    if (!plan.ok) return plan;
    const by = { userId: actor.userId, note: can(actor, "STAFF") ? trimmed(wish.note) : null };
    if (plan.value === "AT_ONCE") return ok(await cancelUnissued(tx, order, { by, now, ids: this.ids }));
    return ok(await this.receive(tx, order, { by, now }));
  }

  /** D2: whether it is refundable was judged now, whenever staff completes it. */
  private async receive(
    tx: EntityManager,
    order: Order,
    { by, now }: { by: { userId: string; note: string | null }; now: Date },
  ): Promise<string> {
    const id = this.ids.next("can");
    const dueAt = cancellationDueAt(now);
    await Promise.all([
      insertRows(tx, Cancellation, [
        { ...newCancellation(order, { id, by, now }), dueAt, dueLookAt: cancellationLookAt(dueAt) },
      ]),
      changeOrder(tx, order, {
        set: { cancellationStatus: "RECEIVED", cancellationDueAt: dueAt },
        events: [cancellationEvent(id, "RECEIVED")],
        actorId: by.userId,
        now,
      }),
    ]);
    return id;
  }
}
