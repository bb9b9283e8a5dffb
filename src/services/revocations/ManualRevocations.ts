import type { EntityManager } from "typeorm";
import { type Actor, can, visibilityOf } from "../../domain/actor.js";
import { fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import { planManualRevocation } from "../../domain/manualRevocation.js";
import { ok, type Result } from "../../domain/result.js";
import type { RevocationReason } from "../../domain/revocation.js";
import { proseFault, textFault, trimmed } from "../../domain/textField.js";
import { Account } from "../../entities/Account.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import { loadOrderCase } from "../orders/orderCases.js";
import { changeOrder, lockOrder, shownOrder } from "../orders/orderRow.js";
import { nameMeant } from "../pki/nameMeant.js";
import type { Clock, Ids } from "../ports.js";
import { insertAsked } from "./insertAsked.js";
import { newRequest } from "./newRequest.js";
import type { RequestOutcome } from "./Revocations.js";

export interface ManualRevocationWish {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly commonName: string;
  readonly reason: RevocationReason;
  readonly note: string;
}

/** `requestManualRevocation`: products without self-service (C9) get a request in OPERATOR's queue, with its deadline. */
export class ManualRevocations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async request(actor: Actor, wish: ManualRevocationWish): Promise<Result<RequestOutcome, Refusal>> {
    const faults = [
      ...textFault("idempotencyKey", wish.idempotencyKey, 255),
      ...textFault("commonName", wish.commonName, 253),
      ...(trimmed(wish.note) === null ? [fault("note", "error.manual.note")] : proseFault("note", wish.note)),
    ];
    if (faults.length > 0) return invalid(...faults);
    const [principal, key, now] = [actor.userId, wish.idempotencyKey, this.clock.now()];
    const command = { principal, key, command: "requestManualRevocation", input: wish, now };
    const stored = await this.database.inTransaction((tx) => once(tx, command, () => this.store(tx, actor, wish)));
    if (!stored.ok) return stored;
    const request = await this.database.manager.findOneByOrFail(RevocationRequest, { id: stored.value.id });
    const order = await shownOrder(this.database.manager, request.orderId, actor);
    return order.ok ? ok({ request, order: order.value }) : order;
  }

  private async store(tx: EntityManager, actor: Actor, wish: ManualRevocationWish): Promise<Result<string, Refusal>> {
    const order = await lockOrder(tx, wish.orderId, visibilityOf(actor));
    if (order === null) return refuse("NOT_FOUND", "error.order.notFound");
    const facts = await loadOrderCase(tx, order);
    const now = this.clock.now();
    const commonName = nameMeant(wish.commonName, [order.commonName]);
    const plan = planManualRevocation(facts, { commonName, reason: wish.reason }, now);
    if (!plan.ok) return plan;
    const { allowsSelfApproval } = await tx.findOneByOrFail(Account, { id: order.accountId });
    const draft = {
      plan: plan.value,
      wholeOrder: true,
      reason: wish.reason,
      description: trimmed(wish.note),
      requester: null,
      requestedById: actor.userId,
      staffNote: can(actor, "STAFF") ? trimmed(wish.note) : null,
      selfDecisionAllowed: allowsSelfApproval,
      keyCompromiseProven: false,
    };
    const request = newRequest(order, draft, { id: this.ids.next("rev"), now });
    const events = await insertAsked(tx, order, { request, certificateIds: plan.value.certificateIds });
    await changeOrder(tx, order, { events, actorId: actor.userId, now });
    return ok(request.id);
  }
}
