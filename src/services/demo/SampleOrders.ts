import type { Actor } from "../../domain/actor.js";
import type { OrderStatus } from "../../domain/order.js";
import type { PlaceOrderWish } from "../../domain/placeOrder.js";
import type { Result } from "../../domain/result.js";
import { ok } from "../../domain/result.js";
import type { RevocationReason } from "../../domain/revocation.js";
import { Account } from "../../entities/Account.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import { Issuance } from "../../entities/Issuance.js";
import { Order } from "../../entities/Order.js";
import { User } from "../../entities/User.js";
import type { CancellationPreviews } from "../cancellations/CancellationPreviews.js";
import type { Cancellations } from "../cancellations/Cancellations.js";
import type { Database } from "../database.js";
import type { Expiring } from "../orders/Expiring.js";
import type { Issuing } from "../orders/Issuing.js";
import { changeOrder } from "../orders/orderRow.js";
import type { Placing } from "../orders/Placing.js";
import type { CardPayments } from "../payments/CardPayments.js";
import type { Reissues } from "../reissues/Reissues.js";
import type { RevocationDecisions } from "../revocations/RevocationDecisions.js";
import type { Revocations } from "../revocations/Revocations.js";
import type { Validations } from "../validations/Validations.js";
import type { SampleClock } from "./SampleClock.js";

/** The use cases, made with a clock that stands in the past. */
export interface PastServices {
  readonly placing: Placing;
  readonly validations: Validations;
  readonly issuing: Issuing;
  readonly cards: CardPayments;
  readonly previews: CancellationPreviews;
  readonly cancellations: Cancellations;
  readonly reissues: Reissues;
  readonly expiring: Expiring;
  readonly revocations: Revocations;
  readonly decisions: RevocationDecisions;
}

export interface SampleWish {
  readonly productCode: string;
  readonly commonName: string;
  readonly payment?: PlaceOrderWish["payment"];
}

/** Plays orders of the past through the use cases themselves, so that the samples have real certificates and whole histories. */
export class SampleOrders {
  constructor(
    private readonly database: Database,
    private readonly services: PastServices,
    private readonly clock: SampleClock,
  ) {}

  async actor(email: string): Promise<Actor> {
    const { id, role, accountId } = await this.database.manager.findOneByOrFail(User, { email });
    return { userId: id, role, accountId };
  }

  async place(
    actor: Actor,
    { productCode, commonName, payment = { method: "CREDIT_CARD" } }: SampleWish,
  ): Promise<Order> {
    // Only here: what makes CSRs costs memory that a started desk never needs again.
    const { sampleCsr } = await import("./sampleCsr.js");
    const csr = await sampleCsr(commonName);
    const common = {
      idempotencyKey: `sample ${commonName}`,
      productCode,
      csr,
      contactEmail: `ssl@${commonName.split(".").slice(-2).join(".")}`,
    };
    return value(await this.services.placing.placeOrder(actor, { ...common, validationMethod: "DNS_TXT", payment }));
  }

  /** An order that waits for approval (rules, section 6): placed while the account asked for it. */
  async placeForApproval(actor: Actor, wish: SampleWish): Promise<Order> {
    const account = { id: actor.accountId ?? "" };
    await this.database.manager.update(Account, account, { approvesNewOrders: true });
    const order = await this.place(actor, wish);
    await this.database.manager.update(Account, account, { approvesNewOrders: false });
    return order;
  }

  /** Two seconds later the demo's domains are validated, and the CA signs. */
  async issue(order: Order): Promise<void> {
    this.clock.advance(2000);
    const validations = await this.database.manager.findBy(DomainValidation, { orderId: order.id });
    for (const { id } of validations) await this.services.validations.check(id);
    const { id } = await this.database.manager.findOneByOrFail(Issuance, { orderId: order.id });
    await this.services.issuing.issue(id);
    await this.services.cards.finish(order.id);
  }

  async request(actor: Actor, order: Order, reason: RevocationReason): Promise<string> {
    const wish = {
      idempotencyKey: `sample revocation ${order.number}`,
      orderId: order.id,
      commonName: order.commonName,
      reason,
    };
    const requester = { company: "クラウド商事", contactName: "山田 太郎", phone: "03-0000-0000" };
    const { request } = value(
      await this.services.revocations.requestRevocation(actor, { ...wish, requester, description: "サンプルデータ" }),
    );
    this.clock.advance(2000);
    const confirmations = await this.database.manager.findBy(DomainValidation, { requestId: request.id });
    for (const { id } of confirmations) await this.services.validations.check(id);
    return request.id;
  }

  async cancel(actor: Actor, order: Order): Promise<void> {
    const { confirmation } = await this.services.previews.show(actor, order);
    const { id: orderId, commonName, number } = order;
    const wish = { idempotencyKey: `sample cancellation ${number}`, orderId, commonName };
    value(
      await this.services.cancellations.cancelOrder(actor, { ...wish, confirmationToken: confirmation?.token ?? "" }),
    );
  }

  /** A reissue with a further name, which waits for it (REISSUE_PENDING): nobody looks at the name until somebody asks for it. */
  async reissue(actor: Actor, { id, commonName }: Order, furtherName: string): Promise<void> {
    const { sampleCsr } = await import("./sampleCsr.js");
    const key = { idempotencyKey: `sample reissue ${commonName}`, csr: await sampleCsr(commonName) };
    const wish = { ...key, orderId: id, commonName, subjectAlternativeNames: [furtherName] };
    value(await this.services.reissues.reissue(actor, wish));
    await this.database.manager.update(DomainValidation, { orderId: id }, { nextCheckAt: null });
  }

  /** Its time is over. */
  async expire({ id }: Order): Promise<void> {
    await this.services.expiring.expireOrder(id);
  }

  async approve(actor: Actor, requestId: string): Promise<void> {
    value(await this.services.decisions.approve(actor, { requestId }));
  }

  /** Moves an order where its own command does not exist yet. */
  async move(
    orderId: string,
    set: Partial<Pick<Order, "status" | "closure">> & { status: OrderStatus },
  ): Promise<void> {
    const now = this.clock.now();
    await this.database.inTransaction(async (tx) => {
      const order = await tx.findOneByOrFail(Order, { id: orderId });
      const event = { kind: "OrderStatusChanged", previousStatus: order.status, status: set.status } as const;
      await changeOrder(tx, order, { set, events: [event], actorId: null, now });
      return ok(null);
    });
  }
}

/** Samples are made to be possible: a refusal is a bug in them. */
function value<T>(result: Result<T, { code: string }>): T {
  if (!result.ok) throw new Error(`a sample order was refused: ${result.error.code}`);
  return result.value;
}
