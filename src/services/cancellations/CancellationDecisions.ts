import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { type CancellationDecision, decideCancellation } from "../../domain/cancelOrder.js";
import { type FieldFault, fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { noteFaults } from "../../domain/revocationWish.js";
import { proseFault, trimmed } from "../../domain/textField.js";
import { Cancellation } from "../../entities/Cancellation.js";
import { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { leaseUntil } from "../leaseUntil.js";
import { changeOrder, lockOrderOf } from "../orders/orderRow.js";
import { patiently } from "../patiently.js";
import type { CardPayments } from "../payments/CardPayments.js";
import type { Clock } from "../ports.js";
import { changeRows, findRow, findRowOrFail } from "../rows.js";
import type { CancellationOutcome } from "./Cancellations.js";
import type { CompletingCancellations } from "./CompletingCancellations.js";
import { endCancellation } from "./cancellationRow.js";

export interface CancellationDecisionWish {
  readonly cancellationId: string;
  readonly note?: string | null | undefined;
}

/** 完了, 不受理 by staff; 取下げ by whoever asked (K7, D17). Of several at once one wins. */
export class CancellationDecisions {
  constructor(
    private readonly database: Database,
    private readonly completing: CompletingCancellations,
    private readonly cards: CardPayments,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Revoked, cancelled and settled before it answers, if the CA and the gateway are fast enough (D20); else a job finishes it. */
  async complete(actor: Actor, wish: CancellationDecisionWish): Promise<Result<CancellationOutcome, Refusal>> {
    const decided = await this.decide(actor, wish, { decision: "COMPLETED", faults: proseFault("note", wish.note) });
    if (!decided.ok) return decided;
    await patiently(this.carryOut(wish.cancellationId, decided.value).catch(this.onError));
    return this.present(wish, decided);
  }

  /** Needs a note that says why. */
  async refuse(actor: Actor, wish: CancellationDecisionWish): Promise<Result<CancellationOutcome, Refusal>> {
    const missing = trimmed(wish.note) === null ? [fault("note", "error.cancellation.refusalNote")] : [];
    const faults = [...missing, ...proseFault("note", wish.note)];
    const decided = await this.decide(actor, wish, { decision: "REFUSED", faults });
    return this.present(wish, decided);
  }

  async withdraw(actor: Actor, wish: CancellationDecisionWish): Promise<Result<CancellationOutcome, Refusal>> {
    const faults = noteFaults(wish.note, actor);
    const decided = await this.decide(actor, wish, { decision: "WITHDRAWN", faults });
    return this.present(wish, decided);
  }

  private async carryOut(cancellationId: string, orderId: string): Promise<void> {
    await this.completing.carryOut(cancellationId);
    await this.cards.finish(orderId);
  }

  /** Both as they stand now. @param decided id of the order */
  private async present(
    { cancellationId: id }: CancellationDecisionWish,
    decided: Result<string, Refusal>,
  ): Promise<Result<CancellationOutcome, Refusal>> {
    if (!decided.ok) return decided;
    const { manager } = this.database;
    const [cancellation, order] = await Promise.all([
      findRowOrFail(manager, Cancellation, { id }),
      findRowOrFail(manager, Order, { id: decided.value }),
    ]);
    return ok({ cancellation, order });
  }

  /** @returns id of the order */
  private async decide(
    actor: Actor,
    wish: CancellationDecisionWish,
    { decision, faults }: { decision: CancellationDecision; faults: readonly FieldFault[] },
  ): Promise<Result<string, Refusal>> {
    if (faults.length > 0) return invalid(...faults);
    return this.database.inTransaction(async (tx) => {
      const named = { table: "cancellations", id: wish.cancellationId } as const;
      const [order, cancellation] = await Promise.all([
        lockOrderOf(tx, named, visibilityOf(actor)),
        findRow(tx, Cancellation, { id: wish.cancellationId }),
      ]);
      if (order === null || cancellation === null) return refuse("NOT_FOUND", "error.cancellation.notFound");
      const verdict = decideCancellation(cancellation, decision, actor);
      if (!verdict.ok) return verdict;
      const closed = { closedById: actor.userId, closingNote: trimmed(wish.note) };
      if (verdict.value === "DECIDE") await this.store(tx, cancellation, { order, decision, closed });
      return ok(order.id);
    });
  }

  /** What is completed needs the CA first (D10): until it has answered the cancellation stays RECEIVED. */
  private async store(
    tx: EntityManager,
    cancellation: Cancellation,
    { order, decision, closed }: CancellationStore,
  ): Promise<void> {
    const now = this.clock.now();
    const { id, version } = cancellation;
    if (decision === "COMPLETED") {
      const set = { ...closed, nextTryAt: leaseUntil(now), version: version + 1 };
      await changeRows(tx, Cancellation, { where: { id, version }, set });
      return;
    }
    const event = await endCancellation(tx, cancellation, { status: decision, ...closed });
    await changeOrder(tx, order, {
      set: { cancellationStatus: decision, cancellationDueAt: null },
      events: [event],
      actorId: closed.closedById,
      now,
    });
  }
}

interface CancellationStore {
  readonly order: NonNullable<Awaited<ReturnType<typeof lockOrderOf>>>;
  readonly decision: CancellationDecision;
  readonly closed: { readonly closedById: string; readonly closingNote: string | null };
}
