import { IsNull, Not } from "typeorm";
import { type Refusal, refuse } from "../../domain/errors.js";
import { fail, ok, type Result } from "../../domain/result.js";
import { CardAuthorization } from "../../entities/CardAuthorization.js";
import type { Database } from "../database.js";
import type { FailPoint } from "../failPoints.js";
import { patiently } from "../patiently.js";
import type { CardAmount, Clock, GatewayRefusal, Ids, PaymentGateway } from "../ports.js";
import { retryAt } from "../retryAt.js";
import { findRow } from "../rows.js";
import { type GatewayOutcome, storeGatewayOutcome } from "./storeGatewayOutcome.js";

/** Milliseconds after which an authorization that no order holds is released: longer than an order is in the making, shorter than whoever places it again after a crash looks at the card. */
const unheld = 30_000;

/** What the gateway is asked for. */
export interface CardWish extends Omit<CardAmount, "id"> {
  readonly accountId: string;
  readonly cardToken: string | null;
}

/** Stands between orders and the gateway: what is wanted of it stands in a row before it is called, so that no crash forgets a card. */
export class CardPayments {
  constructor(
    private readonly database: Database,
    private readonly gateway: PaymentGateway,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Reserves the price of an order that is about to be placed. @returns the id that the order must hold, else it is released */
  async authorize({ accountId, amountValue, amountCurrency, cardToken }: CardWish): Promise<Result<string, Refusal>> {
    const id = this.ids.next("crd");
    const now = this.clock.now();
    await this.database.manager.insert(CardAuthorization, {
      id,
      accountId,
      orderId: null,
      amountValue,
      amountCurrency,
      keptValue: amountValue,
      status: "AUTHORIZING",
      createdAt: now,
      capturedAt: null,
      nextTryAt: new Date(now.getTime() + unheld),
      tries: 0,
    });
    const answer = await this.gateway.authorize({ id, amountValue, amountCurrency, cardToken });
    this.database.passes("gateway:after-authorize");
    if (!answer.ok && answer.error.retry) {
      // It may have been reserved all the same: freed at once, not in half a minute.
      await this.release(id);
      return refuse("PAYMENT_FAILED", "error.gateway.silent");
    }
    await this.database.manager.update(
      CardAuthorization,
      { id, status: "AUTHORIZING" },
      answer.ok ? { status: "AUTHORIZED" } : { status: "DECLINED", nextTryAt: null },
    );
    return answer.ok ? ok(id) : fail({ code: "PAYMENT_FAILED", message: answer.error.message });
  }

  /** Gives back what no order has taken. */
  async release(id: string): Promise<void> {
    await this.database.manager.update(
      CardAuthorization,
      { id, orderId: IsNull() },
      { status: "VOIDING", nextTryAt: this.clock.now() },
    );
  }

  /** What the gateway has still to do for an order, done before a command answers, if the gateway is fast enough (D20). */
  async finish(orderId: string): Promise<void> {
    const card = await findRow(this.database.manager, CardAuthorization, { orderId });
    if (card?.nextTryAt != null) await patiently(this.perform(card).catch(this.onError));
  }

  /** Asks the gateway for what is due. Twice or late does no harm: its ids are idempotent, outcomes are compare-and-set. */
  async carryOut(id: string): Promise<void> {
    await this.database.manager.query(
      `update card_authorizations set status = 'VOIDING'
       where id = $1 and order_id is null and status in ('AUTHORIZED', 'AUTHORIZING')`,
      [id],
    );
    const card = await findRow(this.database.manager, CardAuthorization, { id });
    if (card !== null && card.nextTryAt !== null) await this.perform(card);
  }

  private async perform(card: CardAuthorization): Promise<void> {
    const outcome = await this.ask(card);
    if (outcome === null) return;
    const now = this.clock.now();
    if (outcome === "SILENT") {
      const again = { nextTryAt: retryAt(now, card.tries), tries: card.tries + 1 };
      // Only while it is still due: a twin may have had the last word, which changes no status where it was a refusal.
      const due = { id: card.id, status: card.status, nextTryAt: Not(IsNull()) };
      await this.database.manager.update(CardAuthorization, due, again);
      return;
    }
    await this.database.inTransaction(async (tx) => {
      await storeGatewayOutcome(tx, card, { outcome, now });
      return ok(null);
    });
    // Where it ended unpaid, what is held is to be freed now.
    if (outcome === "NEVER_CHARGED") await this.carryOut(card.id);
  }

  /** @returns null: nothing is wanted of the card; SILENT: it is asked again */
  private async ask(card: CardAuthorization): Promise<GatewayOutcome | "SILENT" | null> {
    const { id, amountValue, amountCurrency, keptValue } = card;
    switch (card.status) {
      case "CAPTURING":
        return this.charge({ id, amountValue: keptValue, amountCurrency });
      case "VOIDING":
        return this.heard("gateway:after-void", await this.gateway.void({ id }));
      case "REFUNDING": {
        // The order ended while its capture was on the way: first that, so that there is something to give back.
        const charged =
          card.capturedAt === null ? await this.charge({ id, amountValue, amountCurrency }) : ("DONE" as const);
        if (charged !== "DONE") return charged;
        return this.heard(
          "gateway:after-refund",
          await this.gateway.refund({ id, amountValue: amountValue - keptValue, amountCurrency }),
        );
      }
      default:
        return null;
    }
  }

  private async charge(amount: CardAmount): Promise<"DONE" | "NEVER_CHARGED" | "SILENT"> {
    const heard = this.heard("gateway:after-capture", await this.gateway.capture(amount));
    return heard === "REFUSED" ? "NEVER_CHARGED" : heard;
  }

  private heard(point: FailPoint, answer: Result<null, GatewayRefusal>): "DONE" | "REFUSED" | "SILENT" {
    this.database.passes(point);
    if (answer.ok) return "DONE";
    return answer.error.retry ? "SILENT" : "REFUSED";
  }
}
