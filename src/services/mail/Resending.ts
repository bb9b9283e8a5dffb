import { type EntityManager, IsNull, MoreThan, Not } from "typeorm";
import { type Actor, visibilityOf } from "../../domain/actor.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import type { EmailKind } from "../../domain/mail.js";
import { mayResend, resendLimit } from "../../domain/resendMail.js";
import { ok, type Result } from "../../domain/result.js";
import { textFault } from "../../domain/textField.js";
import { Mail } from "../../entities/Mail.js";
import type { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { keyFaults, onceIfKeyed } from "../idempotency.js";
import { changeOrder, lockOrder, shownOrder } from "../orders/orderRow.js";
import { nameMeant } from "../pki/nameMeant.js";
import type { Clock } from "../ports.js";
import { readRow } from "../rows.js";
import { openApproval } from "../validations/openApproval.js";
import { insertMail, ownedBy, queueMail } from "./queueMail.js";

export interface ResendWish {
  readonly idempotencyKey?: string | null | undefined;
  readonly orderId: string;
  readonly commonName: string;
  readonly kind: EmailKind;
}

/** 再送 (K24–K28): to the registered address alone, three times an hour (D21). */
export class Resending {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `resendEmail`. The order is locked, so that of several at once no more go than may. A key that was used before sends nothing more (D5). */
  async resendEmail(actor: Actor, wish: ResendWish): Promise<Result<{ order: Order; kind: EmailKind }, Refusal>> {
    const { idempotencyKey: key, kind } = wish;
    const faults = [...keyFaults(key), ...textFault("commonName", wish.commonName, 255)];
    if (faults.length > 0) return invalid(...faults);
    const command = { principal: actor.userId, key, command: "resendEmail", input: wish, now: this.clock.now() };
    const resent = await this.database.inTransaction((tx) =>
      onceIfKeyed(tx, command, () => this.resend(tx, actor, wish)),
    );
    if (!resent.ok) return resent;
    const order = await shownOrder(this.database.manager, resent.value.id, actor);
    return order.ok ? ok({ order: order.value, kind }) : order;
  }

  /** @returns id of the order */
  private async resend(tx: EntityManager, actor: Actor, wish: ResendWish): Promise<Result<string, Refusal>> {
    const order = await lockOrder(tx, wish.orderId, visibilityOf(actor));
    if (order === null) return refuse("NOT_FOUND", "error.order.notFound");
    if (nameMeant(wish.commonName, [order.commonName]) !== order.commonName)
      return refuse("COMMON_NAME_MISMATCH", "error.commonName.mismatch");
    const now = this.clock.now();
    const approval = wish.kind === "APPROVAL" ? await newestApproval(tx, order) : null;
    const facts = { ...order, hasApproval: approval !== null, resentAt: await resentAt(tx, order, now) };
    const allowed = mayResend(wish.kind, facts, now);
    if (!allowed.ok) return allowed;
    await this.write(tx, order, { kind: wish.kind, approval, actor, now });
    return ok(order.id);
  }

  private async write(
    tx: EntityManager,
    order: Order,
    { kind, approval, actor, now }: { kind: EmailKind; approval: Mail | null; actor: Actor; now: Date },
  ): Promise<void> {
    const by = { kind, requestedById: actor.userId, now };
    if (approval === null) await queueMail(tx, order, by);
    // BR 3.2.2.4.4: in its entirety, to the same recipient.
    else {
      const { subject, textBody, htmlBody, recipient } = approval;
      await insertMail(tx, ownedBy(order), { ...by, to: recipient, subject, textBody, htmlBody });
    }
    const message = { key: "event.mail.resent", values: { kind: `@EmailKind.${kind}` } } as const;
    const event = { kind: "OrderUpdated", aspect: "EMAIL", message } as const;
    await changeOrder(tx, order, { events: [event], actorId: actor.userId, now });
  }
}

/** The newest whose link can still be answered. */
function newestApproval(tx: EntityManager, { id }: Order): Promise<Mail | null> {
  const where = `order_id = $1 and ${openApproval} order by created_at desc, id desc limit 1`;
  return readRow(tx, Mail, { where, parameters: [id] });
}

async function resentAt(tx: EntityManager, order: Order, now: Date): Promise<Date[]> {
  const since = new Date(now.getTime() - resendLimit.withinMs);
  const where = { orderId: order.id, requestedById: Not(IsNull()), createdAt: MoreThan(since) };
  return (await tx.find(Mail, { where, select: { id: true, createdAt: true } })).map(({ createdAt }) => createdAt);
}
