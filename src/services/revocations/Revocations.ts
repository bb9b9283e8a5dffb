import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { commonNamesOf } from "../../domain/commonNamesOf.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import { planRevocation, type RevocationPlan } from "../../domain/requestRevocation.js";
import { ok, type Result } from "../../domain/result.js";
import { normalizedSerial, type RequestRevocationWish, revocationFaults } from "../../domain/revocationWish.js";
import { trimmed } from "../../domain/textField.js";
import { Account } from "../../entities/Account.js";
import { Certificate } from "../../entities/Certificate.js";
import type { Order } from "../../entities/Order.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import type { CancellationPreviews } from "../cancellations/CancellationPreviews.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import type { CompromisedKeys } from "../keys/CompromisedKeys.js";
import type { KeyProof } from "../keys/challenges.js";
import { loadOrderCase } from "../orders/orderCases.js";
import { changeOrder, findVisibleOrder, lockOrder, shownOrder } from "../orders/orderRow.js";
import { patiently } from "../patiently.js";
import type { CardPayments } from "../payments/CardPayments.js";
import { nameMeant } from "../pki/nameMeant.js";
import type { Clock, Ids } from "../ports.js";
import { findRowOrFail } from "../rows.js";
import { openValidations } from "../validations/openValidations.js";
import type { CarryingOut } from "./CarryingOut.js";
import { insertAsked } from "./insertAsked.js";
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
    /** What a request may bring along, a proof of compromise or the confirmation of what was shown; and the card that it may pay back. */
    private readonly proofs: {
      readonly keys: CompromisedKeys;
      readonly previews: CancellationPreviews;
      readonly cards: CardPayments;
    },
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
    const proof = await this.proofOf(actor, wish);
    const stored = await this.database.inTransaction((tx) =>
      once(tx, command, () => this.store(tx, { actor, wish, proof })),
    );
    if (proof !== null && !stored.ok && isOver(stored.error)) await this.proofs.keys.finish(proof);
    if (!stored.ok) return stored;
    await patiently(this.carryOut(stored.value.id, proof));
    const request = await findRowOrFail(this.database.manager, RevocationRequest, { id: stored.value.id });
    const order = await shownOrder(this.database.manager, request.orderId, actor);
    return order.ok ? ok({ request, order: order.value }) : order;
  }

  /** What the proof asks for, the CA and the gateway, each no longer than a command may wait; it waits that long for all together (D20). */
  private async carryOut(requestId: string, proof: KeyProof | null): Promise<void> {
    if (proof !== null) await this.proofs.keys.finish(proof);
    this.database.passes("requesting:after-commit");
    await this.carryingOut.finish(requestId);
    const { orderId } = await findRowOrFail(this.database.manager, RevocationRequest, { id: requestId });
    await this.proofs.cards.finish(orderId);
  }

  private async store(tx: EntityManager, { actor, wish, proof }: Asked): Promise<Result<string, Refusal>> {
    const target = await findTarget(tx, wish, (id) => lockOrder(tx, id, visibilityOf(actor)));
    if (!target.ok) return target;
    const { order, certificateId } = target.value;
    const facts = await loadOrderCase(tx, order);
    const now = this.clock.now();
    const names = commonNamesOf(facts, certificateId);
    const commonName = nameMeant(wish.commonName, names);
    if (proof !== null && names.includes(commonName))
      return this.proofs.keys.acceptFor(tx, order, { proof, draft: draftOf(wish, actor) });
    // K20: a proof is evidence too; one that does not verify is refused as such.
    const description = trimmed(wish.description) ?? trimmed(wish.keyCompromiseProof);
    const plan = planRevocation(
      facts,
      { certificateId, commonName, reason: wish.reason, description, immediately: wish.immediately === true },
      { actor, now },
    );
    if (!plan.ok) return plan;
    if (trimmed(wish.keyCompromiseProof) !== null) return refuse("PROOF_INVALID", "error.proofInvalid");
    const token = trimmed(wish.confirmationToken);
    const shown = { actor, order, facts, action: certificateId === null ? "REQUEST_REVOCATION" : null } as const;
    if (token !== null && !(await this.proofs.previews.confirms(tx, shown, token)))
      return refuse("CONFIRMATION_INVALID", "error.confirmationInvalid");
    return ok(await this.insert(tx, { order, plan: plan.value, wish, actor, now }));
  }

  /** Whether the proof, if there is one, verifies for what is asked to be revoked; before anything is locked. */
  private async proofOf(actor: Actor, wish: RequestRevocationWish): Promise<KeyProof | null> {
    const proof = trimmed(wish.keyCompromiseProof);
    if (proof === null) return null;
    const { manager } = this.database;
    const target = await findTarget(manager, wish, (id) => findVisibleOrder(manager, id, visibilityOf(actor)));
    if (!target.ok) return null;
    const { order, certificateId: id } = target.value;
    return this.proofs.keys.find(
      await manager.findBy(Certificate, id === null ? { orderId: order.id } : { id }),
      proof,
    );
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
    const { allowsSelfApproval } = await findRowOrFail(tx, Account, { id: order.accountId });
    const gate = { plan, reason: wish.reason, selfDecisionAllowed: allowsSelfApproval, keyCompromiseProven: false };
    const request = newRequest(order, { ...draftOf(wish, actor), ...gate }, { id: this.ids.next("rev"), now });
    const events = await insertAsked(tx, order, { request, certificateIds: plan.certificateIds });
    if (plan.status === "AWAITING_CONFIRMATION")
      await openValidations(tx, order, { ids: this.ids, now, requestId: request.id });
    await changeOrder(tx, order, { events, actorId: actor.userId, now });
    return request.id;
  }
}

/** A certificate that is expired (K22) or revoked: nothing to revoke, but the key of a proof is blocked (D12). */
const isOver = ({ code }: Refusal) => code === "CERTIFICATE_EXPIRED" || code === "CERTIFICATE_REVOKED";

/** A wish, whose it is, and the proof that verified. */
interface Asked {
  readonly actor: Actor;
  readonly wish: RequestRevocationWish;
  readonly proof: KeyProof | null;
}

/** What the request says of who asked. */
function draftOf(wish: RequestRevocationWish, actor: Actor) {
  const { company, contactName, phone } = wish.requester;
  return {
    wholeOrder: trimmed(wish.serialNumber) === null,
    description: trimmed(wish.description),
    requester: { company: company.trim(), contactName: contactName.trim(), phone: phone.trim() },
    requestedById: actor.userId,
    staffNote: trimmed(wish.note),
  };
}

/** What the viewer may not see does not exist: NOT_FOUND wins over everything (D19). */
async function findTarget(
  manager: EntityManager,
  wish: RequestRevocationWish,
  find: (orderId: string) => Promise<Order | null>,
): Promise<Result<{ order: Order; certificateId: string | null }, Refusal>> {
  const serial = trimmed(wish.serialNumber);
  const certificate =
    serial === null ? null : await manager.findOneBy(Certificate, { serialNumber: normalizedSerial(serial) });
  const orderId = serial === null ? trimmed(wish.orderId) : (certificate?.orderId ?? null);
  const order = orderId === null ? null : await find(orderId);
  if (order === null)
    return refuse("NOT_FOUND", serial === null ? "error.order.notFound" : "error.certificate.notFound");
  return ok({ order, certificateId: certificate?.id ?? null });
}
