import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { decideOrder, type OrderDecision } from "../../domain/decideOrder.js";
import { fault, invalid, message, type Refusal, refuse } from "../../domain/errors.js";
import type { EventDraft } from "../../domain/events.js";
import { fail, ok, type Result } from "../../domain/result.js";
import { proseFault, trimmed } from "../../domain/textField.js";
import type { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import type { Clock, Ids } from "../ports.js";
import { settleOrder } from "../settlements/settleOrder.js";
import { beginIssuing } from "./beginIssuing.js";
import { changeOrder, lockOrder } from "./orderRow.js";

export interface OrderDecisionWish {
  readonly orderId: string;
  readonly expectedVersion?: number | null | undefined;
  readonly note?: string | null | undefined;
}

/** 承認, 却下 of new orders. Of two at once one wins; the other learns how the order stands (INVALID_STATE). */
export class OrderDecisions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** 承認: PENDING; only now its names are validated and it can be issued. */
  async approve(actor: Actor, wish: OrderDecisionWish): Promise<Result<Order, Refusal>> {
    const faults = proseFault("note", wish.note);
    return faults.length > 0 ? invalid(...faults) : this.decide(actor, wish, "APPROVED");
  }

  /** 却下: needs a note that says why (D6); it settles like an order that is cancelled before its issue. */
  async reject(actor: Actor, wish: OrderDecisionWish): Promise<Result<Order, Refusal>> {
    const faults =
      trimmed(wish.note) === null ? [fault("note", "error.rejection.note")] : proseFault("note", wish.note);
    return faults.length > 0 ? invalid(...faults) : this.decide(actor, wish, "REJECTED");
  }

  private async decide(
    actor: Actor,
    wish: OrderDecisionWish,
    decision: OrderDecision,
  ): Promise<Result<Order, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const order = await lockOrder(tx, wish.orderId, visibilityOf(actor));
      if (order === null) return refuse("NOT_FOUND", "error.order.notFound");
      const verdict = decideOrder(order, decision, actor);
      if (!verdict.ok) return verdict;
      if (verdict.value === "REPEATED") return ok(order);
      if (wish.expectedVersion != null && wish.expectedVersion !== order.version)
        return fail({
          code: "STALE_VERSION",
          message: message("error.staleVersion"),
          currentVersion: order.version,
          currentId: order.id,
        });
      await this.store(tx, order, { actor, decision, note: trimmed(wish.note) });
      return ok(order);
    });
  }

  private async store(
    tx: EntityManager,
    order: Order,
    { actor, decision, note }: { actor: Actor; decision: OrderDecision; note: string | null },
  ): Promise<void> {
    const now = this.clock.now();
    const end = { status: "REJECTED", closure: "REJECTION" } as const;
    const next = decision === "APPROVED" ? ({ status: "PENDING" } as const) : end;
    const moved: EventDraft = { kind: "OrderStatusChanged", previousStatus: order.status, status: next.status };
    const settled =
      decision === "REJECTED"
        ? await settleOrder(tx, order, { refundable: true, beforeIssue: true, now, ids: this.ids })
        : [];
    await changeOrder(tx, order, {
      set: { ...next, decision, decidedById: actor.userId, decidedAt: now, decisionNote: note },
      events: [moved, ...settled],
      actorId: actor.userId,
      now,
    });
    if (decision === "APPROVED") await beginIssuing(tx, order, { ids: this.ids, now });
  }
}
