import type { EntityManager } from "typeorm";
import { type Actor, can, visibilityOf } from "../../domain/actor.js";
import { invalid, type Refusal, refuse, unknown } from "../../domain/errors.js";
import type { EventDraft } from "../../domain/events.js";
import { type PlaceOrderWish, placeOrderFaults } from "../../domain/placeOrder.js";
import { orderPrice, totalPrice } from "../../domain/price.js";
import { ok, type Result } from "../../domain/result.js";
import { trimmed } from "../../domain/textField.js";
import { Account } from "../../entities/Account.js";
import { Order } from "../../entities/Order.js";
import { Product } from "../../entities/Product.js";
import type { Database } from "../database.js";
import { insertEvents } from "../events/insertEvents.js";
import { madeBefore, once } from "../idempotency.js";
import { refuseBadKey } from "../keys/blockedKeys.js";
import type { CardPayments } from "../payments/CardPayments.js";
import { readCsr } from "../pki/readCsr.js";
import { policyOf } from "../policyOf.js";
import type { Clock, Ids } from "../ports.js";
import { approverFaults } from "../validations/approverFaults.js";
import { beginIssuing } from "./beginIssuing.js";
import { type CheckedWish, newOrder } from "./newOrder.js";
import { orderNames } from "./orderNames.js";
import { changeOrder, shownOrder } from "./orderRow.js";
import { renewedOrder } from "./renewedOrder.js";
import { takePayment } from "./takePayment.js";

/** Orders are placed here; what they wait for and how they are issued stands in `requestIssuanceIfReady` and `Issuing`. */
export class Placing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly cards: CardPayments,
    private readonly options: {
      /** `.test` is a public top-level domain: the demo world. */
      readonly demo: boolean;
    },
  ) {}

  /**
   * Places an order: NEEDS_APPROVAL where the account wants it, else PENDING; it goes on by itself. The same key answers the same order.
   */
  async placeOrder(actor: Actor, wish: PlaceOrderWish): Promise<Result<Order, Refusal>> {
    const { accountId } = actor;
    if (!can(actor, "PLACE_ORDER") || accountId === null) return refuse("INVALID_STATE", "error.placing.notAllowed");
    const [principal, key, now] = [actor.userId, wish.idempotencyKey, this.clock.now()];
    const command = { principal, key, command: "placeOrder", input: wish, now };
    const before = await madeBefore(this.database.manager, command);
    if (before !== null) return before.ok ? shownOrder(this.database.manager, before.value.id, actor) : before;
    const checked = await this.check(wish, accountId);
    if (!checked.ok) return checked;
    const card = await this.reserveCard(accountId, checked.value);
    if (!card.ok) return card;
    const placed = await this.database.inTransaction((tx) =>
      once(tx, command, () => this.place(tx, checked.value, { actor, accountId, authorizationId: card.value })),
    );
    this.database.passes("placing:after-commit");
    if (card.value !== null && (!placed.ok || placed.value.replayed)) await this.cards.release(card.value);
    return placed.ok ? shownOrder(this.database.manager, placed.value.id, actor) : placed;
  }

  /** Whatever can be judged without a lock: the form, the CSR, the names. */
  private async check(wish: PlaceOrderWish, accountId: string): Promise<Result<CheckedWish, Refusal>> {
    const product = await this.database.manager.findOneBy(Product, { code: wish.productCode });
    if (product === null)
      return invalid(unknown("productCode", "error.product.unknown", { code: wish.productCode.slice(0, 64) }));
    const policy = await policyOf(this.database.manager, product);
    const faults = placeOrderFaults(wish, product, policy);
    if (faults.length > 0) return invalid(...faults);
    const csr = await readCsr(wish.csr);
    if (!csr.ok) return csr;
    const good = await refuseBadKey(this.database.manager, { keyHash: csr.value.keyHash, accountId }); // D12
    if (!good.ok) return good;
    const names = orderNames(csr.value, wish, { kind: product.kind, demoTld: this.options.demo });
    if (!names.ok) return names;
    const approver = trimmed(wish.approverEmail);
    if (product.kind === "SERVER" && wish.validationMethod === "EMAIL" && approver !== null) {
      const all = names.value.subjectAlternativeNames;
      const wrong = approverFaults(approver, all, { methodField: "validationMethod", now: this.clock.now() });
      if (wrong.length > 0) return invalid(...wrong);
    }
    return ok({ wish, product, csr: csr.value, names: names.value });
  }

  /** Outside of the transaction, since the gateway may be slow. @returns null: no card is needed */
  private async reserveCard(
    accountId: string,
    { wish, product, names }: CheckedWish,
  ): Promise<Result<string | null, Refusal>> {
    if (wish.payment.method !== "CREDIT_CARD") return ok(null);
    const { termYears, licenseCount, hardwareToken } = wish;
    const amountValue = totalPrice(
      orderPrice(product, {
        names: names.subjectAlternativeNames.length,
        termYears: termYears ?? 1,
        licenseCount: licenseCount ?? 1,
        hardwareToken: hardwareToken ?? null,
      }),
    );
    const cardToken = trimmed(wish.payment.cardToken);
    return this.cards.authorize({ accountId, amountValue, amountCurrency: product.priceCurrency, cardToken });
  }

  private async place(
    tx: EntityManager,
    checked: CheckedWish,
    { actor, accountId, authorizationId }: { actor: Actor; accountId: string; authorizationId: string | null },
  ): Promise<Result<string, Refusal>> {
    const now = this.clock.now();
    const renewed = await renewedOrder(tx, trimmed(checked.wish.renewalOfOrderNumber), {
      visibility: visibilityOf(actor),
      now,
    });
    if (!renewed.ok) return renewed;
    const account = await tx.findOneByOrFail(Account, { id: accountId });
    const needsApproval = account.approvesNewOrders && !can(actor, "DECIDE");
    const made = { id: this.ids.next("ord"), number: await this.freeNumber(tx), now };
    const { allowsSelfApproval: selfDecisionAllowed } = account;
    const renewalOfId = renewed.value?.id ?? null;
    const order = newOrder(checked, { actor, accountId, needsApproval, selfDecisionAllowed, renewalOfId }, made);
    await tx.insert(Order, order);
    const payment = await takePayment(
      tx,
      { order, product: checked.product, payment: checked.wish.payment },
      { id: this.ids.next("pay"), now, authorizationId },
    );
    if (!payment.ok) return payment;
    const placed = { kind: "OrderStatusChanged", previousStatus: null, status: order.status } as const;
    await insertEvents(tx, order, { events: [placed], firstSequence: 1, actorId: actor.userId, now });
    if (renewed.value !== null)
      await changeOrder(tx, renewed.value, { events: [isRenewed], actorId: actor.userId, now });
    if (!needsApproval) await beginIssuing(tx, order, { ids: this.ids, now });
    return ok(order.id);
  }

  /** Random digits; the unique index has the last word, a collision in between is one in ten thousand millions. */
  private async freeNumber(tx: EntityManager): Promise<string> {
    for (;;) {
      const number = this.ids.orderNumber();
      if (!(await tx.existsBy(Order, { number }))) return number;
    }
  }
}

/** What the order that is renewed says: its `renewedBy` has changed. By which one not everybody may know who sees this one. */
const isRenewed: EventDraft = { kind: "OrderUpdated", aspect: "OTHER", message: { key: "event.order.renewed" } };
