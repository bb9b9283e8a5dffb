import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import type { CsrFacts } from "../../domain/issuing.js";
import { planDuplicate } from "../../domain/reissue.js";
import { type DuplicateForm, duplicateFaults } from "../../domain/reissueForm.js";
import { ok, type Result } from "../../domain/result.js";
import { Certificate } from "../../entities/Certificate.js";
import { Issuance } from "../../entities/Issuance.js";
import type { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { found } from "../found.js";
import { once } from "../idempotency.js";
import { refuseBadKey } from "../keys/blockedKeys.js";
import { leaseUntil } from "../leaseUntil.js";
import { noteOf } from "../notes/noteOf.js";
import { loadDuplicating } from "../orders/duplicating.js";
import type { Issuing } from "../orders/Issuing.js";
import { loadOrderCase } from "../orders/orderCases.js";
import { changeOrder, lockOrder, shownOrder } from "../orders/orderRow.js";
import { requestIssuance } from "../orders/requestIssuance.js";
import { readCsr } from "../pki/readCsr.js";
import type { Clock, Ids } from "../ports.js";
import { csrAsNamed } from "./csrAsNamed.js";

/** 複製: the order's names with a key of its own. It stands beside the others: replaces nothing, revokes nothing, does not become the current one. */
export class Duplicates {
  constructor(
    private readonly database: Database,
    private readonly issuing: Issuing,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `duplicateCertificate`: at once, on validations that still serve (D16). Where the CA is late, the same key asks for the same certificate again. */
  async duplicateCertificate(
    actor: Actor,
    form: DuplicateForm,
  ): Promise<Result<{ order: Order; certificate: Certificate }, Refusal>> {
    const faults = duplicateFaults(form, actor);
    if (faults.length > 0) return invalid(...faults);
    const csr = await readCsr(form.csr);
    const { idempotencyKey: key } = form;
    const command = {
      principal: actor.userId,
      key,
      command: "duplicateCertificate",
      input: form,
      now: this.clock.now(),
    };
    const stored = await this.database.inTransaction((tx) =>
      once(tx, command, () => this.store(tx, actor, { form, csr })),
    );
    if (!stored.ok) return stored;
    this.database.passes("duplicating:after-commit");
    await this.issuing.finish(stored.value.id);
    return this.outcome(actor, stored.value.id);
  }

  private async store(
    tx: EntityManager,
    actor: Actor,
    { form, csr }: { form: DuplicateForm; csr: Result<CsrFacts, Refusal> },
  ): Promise<Result<string, Refusal>> {
    const order = await lockOrder(tx, form.orderId, visibilityOf(actor));
    if (order === null) return refuse("NOT_FOUND", "error.order.notFound");
    const now = this.clock.now();
    const facts = { ...(await loadOrderCase(tx, order)), duplicating: found((await loadDuplicating(tx, [order]))[0]) };
    const named = { commonName: order.commonName, kind: facts.product.kind };
    const plan = planDuplicate(facts, csrAsNamed(csr, named), now);
    if (!plan.ok) return plan;
    const good = await refuseBadKey(tx, { keyHash: plan.value.keyHash, accountId: order.accountId }); // D12
    if (!good.ok) return good;
    const { commonName, subjectAlternativeNames, currentCertificateId: copiesId } = order;
    const key = { publicKey: Buffer.from(plan.value.publicKey), keyHash: plan.value.keyHash };
    const rest = { copiesId, replacesId: null, reissueId: null, requestedById: actor.userId };
    const wish = { kind: "DUPLICATE", commonName, subjectAlternativeNames, ...key, ...rest } as const;
    const message = { key: "event.duplicate.asked", values: { name: commonName } } as const;
    const noted = await noteOf(tx, order, { actor, note: form.note, ids: this.ids, now });
    const events = [{ kind: "OrderUpdated", aspect: "REISSUE", message } as const, ...noted];
    await changeOrder(tx, order, { events, actorId: actor.userId, now });
    return ok(await requestIssuance(tx, { order, wish }, { ids: this.ids, now, tryAt: leaseUntil(now) }));
  }

  private async outcome(
    actor: Actor,
    issuanceId: string,
  ): Promise<Result<{ order: Order; certificate: Certificate }, Refusal>> {
    const { manager } = this.database;
    const { orderId, status } = await manager.findOneByOrFail(Issuance, { id: issuanceId });
    const order = await shownOrder(manager, orderId, actor);
    if (!order.ok) return order;
    if (status === "REFUSED") return refuse("CA_UNAVAILABLE", "error.duplicate.refused");
    const certificate = await manager.findOneBy(Certificate, { issuanceId });
    if (certificate === null) return refuse("CA_UNAVAILABLE", "error.duplicate.pending");
    return ok({ order: order.value, certificate });
  }
}
