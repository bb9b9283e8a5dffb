import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { type Decision, decideRevocation } from "../../domain/decideRevocation.js";
import { fault, invalid, message, type Refusal, refuse } from "../../domain/errors.js";
import { fail, ok, type Result } from "../../domain/result.js";
import { noteFaults } from "../../domain/revocationWish.js";
import { proseFault, trimmed } from "../../domain/textField.js";
import { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import type { Database } from "../database.js";
import { changeOrder, lockOrderOf } from "../orders/orderRow.js";
import { patiently } from "../patiently.js";
import type { CardPayments } from "../payments/CardPayments.js";
import type { Clock } from "../ports.js";
import { findRow, findRowOrFail } from "../rows.js";
import { approvedNow } from "./approvedNow.js";
import type { CarryingOut } from "./CarryingOut.js";
import { keepCertificates } from "./endSchedules.js";
import { heldByReissue, namedIn } from "./heldByReissue.js";
import type { RequestOutcome } from "./Revocations.js";
import { changeRequest } from "./requestRow.js";

export interface DecisionWish {
  readonly requestId: string;
  readonly expectedVersion?: number | null | undefined;
  readonly note?: string | null | undefined;
}

/** 承認, 却下, 取下げ. Of several at once one wins; the others learn who (ALREADY_DECIDED). */
export class RevocationDecisions {
  constructor(
    private readonly database: Database,
    private readonly carryingOut: CarryingOut,
    private readonly cards: CardPayments,
    private readonly clock: Clock,
  ) {}

  /** 承認: revoked, and settled where that is due, before it answers, if the CA and the gateway are fast enough (D20). */
  async approve(actor: Actor, wish: DecisionWish): Promise<Result<RequestOutcome, Refusal>> {
    const faults = proseFault("note", wish.note);
    if (faults.length > 0) return invalid(...faults);
    const decided = await this.decide(actor, wish, "APPROVED");
    if (!decided.ok) return decided;
    this.database.passes("approving:after-commit");
    await patiently(this.carryOut(wish.requestId, decided.value.order.id));
    const { manager } = this.database;
    const [request, order] = await Promise.all([
      findRowOrFail(manager, RevocationRequest, { id: wish.requestId }),
      findRowOrFail(manager, Order, { id: decided.value.order.id }),
    ]);
    return ok({ request, order });
  }

  /** 却下: needs a note that says why (D6). */
  async reject(actor: Actor, wish: DecisionWish): Promise<Result<RequestOutcome, Refusal>> {
    const faults =
      trimmed(wish.note) === null ? [fault("note", "error.rejection.note")] : proseFault("note", wish.note);
    return faults.length > 0 ? invalid(...faults) : this.decide(actor, wish, "REJECTED");
  }

  /** 取下げ: by whoever asked, until the decision (D6). */
  async withdraw(actor: Actor, wish: DecisionWish): Promise<Result<RequestOutcome, Refusal>> {
    const faults = noteFaults(wish.note, actor);
    return faults.length > 0 ? invalid(...faults) : this.decide(actor, wish, "WITHDRAWN");
  }

  /** The CA and then the gateway, each no longer than a command may wait; it waits that long for both together (D20). */
  private async carryOut(requestId: string, orderId: string): Promise<void> {
    await this.carryingOut.finish(requestId);
    await this.cards.finish(orderId);
  }

  private async decide(actor: Actor, wish: DecisionWish, decision: Decision): Promise<Result<RequestOutcome, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const named = { table: "revocation_requests", id: wish.requestId } as const;
      const [order, request] = await Promise.all([
        lockOrderOf(tx, named, visibilityOf(actor)),
        findRow(tx, RevocationRequest, { id: wish.requestId }),
      ]);
      if (order === null || request === null) return refuse("NOT_FOUND", "error.request.notFound");
      const facts = { ...request, heldByReissue: await heldByReissue(order, request, namedIn(tx)) };
      const verdict = decideRevocation(facts, decision, actor);
      if (!verdict.ok) return verdict;
      if (verdict.value === "REPEATED") return ok({ request, order });
      if (wish.expectedVersion != null && wish.expectedVersion !== request.version)
        return fail({
          code: "STALE_VERSION",
          message: message("error.staleVersion"),
          currentVersion: request.version,
          currentId: request.id,
        });
      await this.store(tx, { order, request }, { actor, decision, note: trimmed(wish.note) });
      return ok({ request, order });
    });
  }

  private async store(
    tx: EntityManager,
    { order, request }: RequestOutcome,
    { actor, decision, note }: { actor: Actor; decision: Decision; note: string | null },
  ): Promise<void> {
    const now = this.clock.now();
    const { status: previous } = request;
    const decided = { decision, decidedById: actor.userId, decidedAt: now, decisionNote: note };
    const next = decision === "APPROVED" ? approvedNow(request, now) : { status: decision, nextTryAt: null };
    const event = await changeRequest(tx, request, { ...decided, ...next });
    const kept = previous === "SCHEDULED" ? await keepCertificates(tx, request.id) : [];
    await changeOrder(tx, order, { events: [event, ...kept], actorId: actor.userId, now });
  }
}
