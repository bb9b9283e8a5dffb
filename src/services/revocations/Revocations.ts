import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import { planRevocation, type RevocationPlan } from "../../domain/requestRevocation.js";
import { ok, type Result } from "../../domain/result.js";
import { normalizedSerial, type RequestRevocationWish, revocationFaults } from "../../domain/revocationWish.js";
import { trimmed } from "../../domain/textField.js";
import { Account } from "../../entities/Account.js";
import { Certificate } from "../../entities/Certificate.js";
import { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { RevocationRequestCertificate } from "../../entities/RevocationRequestCertificate.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import { loadOrderCase } from "../orders/orderCases.js";
import { changeOrder, lockOrder } from "../orders/orderRow.js";
import { toAsciiName } from "../pki/asciiName.js";
import type { Clock, Ids } from "../ports.js";
import { openValidations } from "../validations/openValidations.js";
import type { CarryingOut } from "./CarryingOut.js";
import { newRequest } from "./newRequest.js";

/** A request and its order, both as they stand now. */
export interface RequestOutcome {
  readonly request: RevocationRequest;
  readonly order: Order;
}

/** Wishes to revoke come in here; decisions are made in `RevocationDecisions`, the CA is asked by `CarryingOut`. */
export class Revocations {
  constructor(
    private readonly database: Database,
    private readonly carryingOut: CarryingOut,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `requestRevocation`: of the whole order or of one certificate. What needs no approval is carried out before it answers (D20). */
  async requestRevocation(actor: Actor, wish: RequestRevocationWish): Promise<Result<RequestOutcome, Refusal>> {
    const faults = revocationFaults(wish, actor);
    if (faults.length > 0) return invalid(...faults);
    const command = {
      principal: actor.userId,
      key: wish.idempotencyKey,
      command: "requestRevocation",
      input: wish,
      now: this.clock.now(),
    };
    const stored = await this.database.inTransaction((tx) => once(tx, command, () => this.store(tx, actor, wish)));
    if (!stored.ok) return stored;
    await this.carryingOut.finish(stored.value.id);
    const request = await this.database.manager.findOneByOrFail(RevocationRequest, { id: stored.value.id });
    const order = await this.database.manager.findOneByOrFail(Order, { id: request.orderId });
    return ok({ request, order });
  }

  private async store(tx: EntityManager, actor: Actor, wish: RequestRevocationWish): Promise<Result<string, Refusal>> {
    const target = await this.target(tx, actor, wish);
    if (!target.ok) return target;
    const { order, certificateId } = target.value;
    const facts = await loadOrderCase(tx, order);
    const now = this.clock.now();
    const { reason } = wish;
    const commonName =
      facts.product.kind === "SERVER" ? (toAsciiName(wish.commonName.trim()) ?? "") : wish.commonName.trim();
    const description = trimmed(wish.description);
    const plan = planRevocation(
      facts,
      { certificateId, commonName, reason, description, immediately: wish.immediately === true },
      { actor, now },
    );
    if (!plan.ok) return plan;
    // Nobody was handed a challenge or a preview yet, so neither a proof nor a token can be good.
    if (trimmed(wish.keyCompromiseProof) !== null) return refuse("PROOF_INVALID", "error.proofInvalid");
    if (trimmed(wish.confirmationToken) !== null) return refuse("CONFIRMATION_INVALID", "error.confirmationInvalid");
    return ok(await this.insert(tx, { order, plan: plan.value, wish, actor, now }));
  }

  /** What the viewer may not see does not exist: NOT_FOUND wins over everything (D19). */
  private async target(
    tx: EntityManager,
    actor: Actor,
    wish: RequestRevocationWish,
  ): Promise<Result<{ order: Order; certificateId: string | null }, Refusal>> {
    const serial = trimmed(wish.serialNumber);
    const certificate =
      serial === null ? null : await tx.findOneBy(Certificate, { serialNumber: normalizedSerial(serial) });
    const orderId = serial === null ? trimmed(wish.orderId) : (certificate?.orderId ?? null);
    const order = orderId === null ? null : await lockOrder(tx, orderId, visibilityOf(actor));
    if (order === null)
      return refuse("NOT_FOUND", serial === null ? "error.order.notFound" : "error.certificate.notFound");
    return ok({ order, certificateId: certificate?.id ?? null });
  }

  private async insert(
    tx: EntityManager,
    {
      order,
      plan,
      wish,
      actor,
      now,
    }: { order: Order; plan: RevocationPlan; wish: RequestRevocationWish; actor: Actor; now: Date },
  ): Promise<string> {
    const account = await tx.findOneByOrFail(Account, { id: order.accountId });
    const made = { id: this.ids.next("rev"), now, selfDecisionAllowed: account.allowsSelfApproval };
    const request = newRequest({ order, plan, wish, actor }, made);
    await tx.insert(RevocationRequest, request);
    const rows = plan.certificateIds.map((certificateId) => ({ requestId: request.id, certificateId, open: true }));
    if (rows.length > 0) await tx.insert(RevocationRequestCertificate, rows);
    if (plan.status === "AWAITING_CONFIRMATION")
      await openValidations(tx, order, { ids: this.ids, now, requestId: request.id });
    const event = {
      kind: "RevocationRequestChanged",
      requestId: request.id,
      previousRequestStatus: null,
      requestStatus: request.status,
      decider: request.decider,
    } as const;
    await changeOrder(tx, order, { events: [event], actorId: actor.userId, now });
    return request.id;
  }
}
