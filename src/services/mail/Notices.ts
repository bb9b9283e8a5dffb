import type { EntityManager } from "typeorm";
import type { EventDraft } from "../../domain/events.js";
import { type Notice, type NoticeFacts, noticesDue } from "../../domain/noticesDue.js";
import { ok } from "../../domain/result.js";
import { Mail } from "../../entities/Mail.js";
import type { Order } from "../../entities/Order.js";
import type { Database } from "../database.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import { renewalStands } from "../orders/renewalStands.js";
import type { Clock } from "../ports.js";
import { queueMail } from "./queueMail.js";

/** Milliseconds between two looks: notices go by the day. */
const interval = 10 * 60_000;

/** Announces ends that come near (K3, D7). What was announced stands in the mails, by the key of its step. */
export class Notices {
  private nextLookAt = 0;
  private found: string[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Orders that are due a notice, at most `limit`. Looks when the last look is old, or the clock was set back. */
  async claim(limit: number): Promise<string[]> {
    const now = this.clock.now().getTime();
    if (this.found.length === 0 && (now >= this.nextLookAt || now < this.nextLookAt - interval)) {
      this.nextLookAt = now + interval;
      this.found = await this.look();
    }
    return this.found.splice(0, limit);
  }

  /** Writes what one order is due, with an event for each. Twice or late does no harm. */
  async announce(orderId: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const order = await lockedOrder(tx, orderId);
      const [facts] = await factsOf(tx, { orderId });
      if (facts === undefined) return ok(null);
      const now = this.clock.now();
      const events: EventDraft[] = [];
      for (const notice of noticesDue(facts, now))
        if (await write(tx, order, { notice, now })) events.push(told(notice));
      if (events.length > 0) await changeOrder(tx, order, { events, actorId: null, now });
      return ok(null);
    });
  }

  private async look(): Promise<string[]> {
    const now = this.clock.now();
    const { manager } = this.database;
    const due = (await factsOf(manager, { now })).flatMap((facts) =>
      noticesDue(facts, now).map((notice) => ({ id: facts.id, key: keyOf(facts.id, notice) })),
    );
    const told: { key: string }[] = await manager.query(
      "select dedupe_key as key from mails where dedupe_key = any($1)",
      [due.map(({ key }) => key)],
    );
    const keys = new Set(told.map(({ key }) => key));
    return [...new Set(due.filter(({ key }) => !keys.has(key)).map(({ id }) => id))];
  }
}

const keyOf = (orderId: string, { kind, step }: Notice) => `${kind}:${orderId}:${step}`;

/** @returns whether it was not told before */
async function write(
  tx: EntityManager,
  order: Order,
  { notice, now }: { notice: Notice; now: Date },
): Promise<boolean> {
  const dedupeKey = keyOf(order.id, notice);
  if (await tx.existsBy(Mail, { dedupeKey })) return false;
  const { kind, daysLeft: days, pendingRenewal: renewal } = notice;
  const template = renewal === null ? kind : "RENEWAL_UNDER_WAY";
  const values = { days, ...(renewal !== null && { renewal }) };
  return queueMail(tx, order, { kind, template, values, dedupeKey, now });
}

function told({ kind, daysLeft }: Notice): EventDraft {
  const values = { days: daysLeft };
  return kind === "RENEWAL_NOTICE"
    ? { kind: "OrderUpdated", aspect: "OTHER", message: { key: "event.notice.renewal", values } }
    : { kind: "OrderUpdated", aspect: "REISSUE", message: { key: "event.notice.certificateEnding", values } };
}

/** Of `r`, that it renews `o`. */
const renews = `r.renewal_of_id = o.id and ${renewalStands}`;

/** One order's facts, or those of every order whose coverage or certificate ends soon; but for what waits to be cancelled, which is neither renewed nor reissued (D17). */
async function factsOf(
  manager: EntityManager,
  which: { readonly orderId: string } | { readonly now: Date },
): Promise<(NoticeFacts & { readonly id: string })[]> {
  const one = "orderId" in which;
  const condition = one
    ? "o.id = $1"
    : `o.coverage_ends_at > $1 and (o.coverage_ends_at < $1 + (p.renewal_window_days + 1) * interval '1 day'
        or o.expires_at between $1 and $1 + interval '31 days')`;
  return manager.query(
    `select o.id, o.status, o.coverage_ends_at as "coverageEndsAt", p.renewal_window_days as "renewalWindowDays", p.time_zone as "timeZone",
      case when c.status in ('ISSUED', 'REVOCATION_SCHEDULED') then c.not_after end as "certificateEndsAt",
      exists (select from orders r where ${renews} and r.first_issued_at is not null) as renewed,
      (select r.number from orders r where ${renews} and r.first_issued_at is null order by r.created_at desc, r.id desc limit 1) as "pendingRenewal"
     from orders o join policies p on p.id = o.policy_id left join certificates c on c.id = o.current_certificate_id
     where o.status in ('ISSUED', 'REISSUE_PENDING') and o.cancellation_status is distinct from 'RECEIVED' and ${condition}`,
    [one ? which.orderId : which.now],
  );
}
