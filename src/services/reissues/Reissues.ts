import type { EntityManager } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import type { CsrFacts } from "../../domain/issuing.js";
import { mayCancelReissue, planReissue } from "../../domain/reissue.js";
import { type ReissueForm, reissueFaults } from "../../domain/reissueForm.js";
import { ok, type Result } from "../../domain/result.js";
import { noteFaults } from "../../domain/revocationWish.js";
import { Certificate } from "../../entities/Certificate.js";
import { Issuance } from "../../entities/Issuance.js";
import type { Order } from "../../entities/Order.js";
import { Reissue } from "../../entities/Reissue.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import { refuseBadKey } from "../keys/blockedKeys.js";
import { leaseUntil } from "../leaseUntil.js";
import { noteOf } from "../notes/noteOf.js";
import type { Issuing } from "../orders/Issuing.js";
import { loadOrderCase } from "../orders/orderCases.js";
import { changeOrder, lockOrder, shownOrder } from "../orders/orderRow.js";
import { requestIssuanceIfReady } from "../orders/requestIssuanceIfReady.js";
import { readCsr } from "../pki/readCsr.js";
import type { Clock, Ids } from "../ports.js";
import { findRow } from "../rows.js";
import { openValidations } from "../validations/openValidations.js";
import { giveUpReissue } from "./giveUpReissue.js";
import { reissueNames } from "./reissueNames.js";
import { reissueWish } from "./reissueWish.js";

/** An order and the certificate that a reissue brought; null while something is waited for. */
export interface ReissueOutcome {
  readonly order: Order;
  readonly certificate: Certificate | null;
}

/**
 * 再発行. The order waits as REISSUE_PENDING until each name is validated and the CA has signed; where nothing is missing that is over before the command answers (K33, D4,
 * D20). What then becomes of the order and of the certificate that was replaced stands in `storeLater`.
 */
export class Reissues {
  constructor(
    private readonly database: Database,
    private readonly issuing: Issuing,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly options: {
      /** `.test` is a public top-level domain: the demo world. */
      readonly demo: boolean;
    },
  ) {}

  /** `reissue`: free, with the same or another key, with other names as the policy allows (K29–K32, C34). */
  async reissue(actor: Actor, form: ReissueForm): Promise<Result<ReissueOutcome, Refusal>> {
    const faults = reissueFaults(form, actor);
    if (faults.length > 0) return invalid(...faults);
    const csr = await readCsr(form.csr);
    const { idempotencyKey: key } = form;
    const command = { principal: actor.userId, key, command: "reissue", input: form, now: this.clock.now() };
    const stored = await this.database.inTransaction((tx) =>
      once(tx, command, () => this.store(tx, actor, { form, csr })),
    );
    if (!stored.ok) return stored;
    this.database.passes("reissuing:after-commit");
    const { manager } = this.database;
    const open = await findRow(manager, Issuance, { reissueId: stored.value.id, status: "REQUESTED" });
    if (open !== null) await this.issuing.finish(open.id);
    return this.outcome(actor, stored.value.id);
  }

  /** `cancelReissue`: the order is as it was before; nothing was replaced. The note of staff, who act on behalf, stays as a メモ. */
  async cancelReissue(
    actor: Actor,
    wish: { readonly orderId: string; readonly note?: string | null | undefined },
  ): Promise<Result<Order, Refusal>> {
    const faults = noteFaults(wish.note, actor);
    if (faults.length > 0) return invalid(...faults);
    return this.database.inTransaction(async (tx) => {
      const order = await lockOrder(tx, wish.orderId, visibilityOf(actor));
      if (order === null) return refuse("NOT_FOUND", "error.order.notFound");
      const allowed = mayCancelReissue({ order });
      if (!allowed.ok) return allowed;
      const now = this.clock.now();
      const noted = await noteOf(tx, order, { actor, note: wish.note, ids: this.ids, now });
      await giveUpReissue(tx, order, { actorId: actor.userId, events: noted, now });
      return ok(order);
    });
  }

  private async store(
    tx: EntityManager,
    actor: Actor,
    { form, csr }: { form: ReissueForm; csr: Result<CsrFacts, Refusal> },
  ): Promise<Result<string, Refusal>> {
    const order = await lockOrder(tx, form.orderId, visibilityOf(actor));
    if (order === null) return refuse("NOT_FOUND", "error.order.notFound");
    const facts = await loadOrderCase(tx, order);
    const { kind } = facts.product;
    const wish = reissueWish(form, csr, { commonName: order.commonName, kind });
    const plan = planReissue(facts, wish, this.clock.now());
    if (!plan.ok) return plan;
    const good = await refuseBadKey(tx, { keyHash: plan.value.csr.keyHash, accountId: order.accountId }); // D12
    if (!good.ok) return good;
    const context = { kind, method: order.validationMethod, demoTld: this.options.demo };
    const names = reissueNames(plan.value.names, context);
    if (!names.ok) return names;
    const { publicKey, keyHash } = plan.value.csr;
    return ok(await this.begin(tx, order, { ...names.value, publicKey, keyHash, actor, note: form.note }));
  }

  private async begin(
    tx: EntityManager,
    order: Order,
    wanted: Pick<Reissue, "commonName" | "subjectAlternativeNames" | "keyHash"> & {
      readonly publicKey: Uint8Array;
      readonly actor: Actor;
      /** Of staff, who act on behalf, why: it stays as a メモ. */
      readonly note: string | null | undefined;
    },
  ): Promise<string> {
    const { actor, note, publicKey, ...names } = wanted;
    const now = this.clock.now();
    const reissue = Object.assign(new Reissue(), {
      ...names,
      id: this.ids.next("rei"),
      orderId: order.id,
      accountId: order.accountId,
      status: "WAITING",
      publicKey: Buffer.from(publicKey),
      requestedById: actor.userId,
      createdAt: now,
      endedAt: null,
    } satisfies Reissue);
    await tx.insert(Reissue, reissue);
    const noted = await noteOf(tx, order, { actor, note, ids: this.ids, now });
    const asked = { key: "event.reissue.asked", values: { name: reissue.commonName } } as const;
    await changeOrder(tx, order, {
      set: { status: "REISSUE_PENDING" },
      events: [
        { kind: "OrderUpdated", aspect: "REISSUE", message: asked },
        { kind: "OrderStatusChanged", previousStatus: order.status, status: "REISSUE_PENDING" },
        ...noted,
      ],
      actorId: actor.userId,
      now,
    });
    await openValidations(tx, order, { ids: this.ids, now, reissue });
    await requestIssuanceIfReady(tx, order, { ids: this.ids, now, tryAt: leaseUntil(now) });
    return reissue.id;
  }

  private async outcome(actor: Actor, reissueId: string): Promise<Result<ReissueOutcome, Refusal>> {
    const { manager } = this.database;
    const { orderId } = await manager.findOneByOrFail(Reissue, { id: reissueId });
    const order = await shownOrder(manager, orderId, actor);
    if (!order.ok) return order;
    const issuance = await findRow(manager, Issuance, { reissueId, status: "ISSUED" });
    const certificate = issuance && (await manager.findOneBy(Certificate, { issuanceId: issuance.id }));
    return ok({ order: order.value, certificate });
  }
}
