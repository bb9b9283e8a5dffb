import { LessThanOrEqual } from "typeorm";
import { ok } from "../../domain/result.js";
import { WebhookDelivery } from "../../entities/WebhookDelivery.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import type { Database } from "../database.js";
import type { DueTask } from "../jobs/DueLoop.js";
import type { Clock, Ids } from "../ports.js";
import { feedEndpoint } from "./feedEndpoint.js";
import type { WebhookSender } from "./WebhookSender.js";

/** Milliseconds for which one process has an endpoint to itself; longer than one delivery takes. Renewed before each. */
const lease = 15_000;

/** Milliseconds after which others get their turn. */
const turn = 2000;

/** Milliseconds between two looks for deliveries that are forgotten, and after which they are. */
const sweep = 3_600_000;
const kept = 30 * 86_400_000;

/** Rows that are removed by one statement. */
const removedAtOnce = 5000;

/**
 * One lane for each endpoint: the process that holds its lease makes events into deliveries and sends them one after the other, in
 * the order of the log. Any number of processes may; a crash only delays.
 */
export class WebhookLanes {
  private readonly held = new Map<string, Date>();
  private nextSweepAt = 0;

  constructor(
    private readonly database: Database,
    private readonly sender: WebhookSender,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Those that fail are a task of their own: nobody waits behind their timeouts. */
  tasks(): DueTask[] {
    const run = (id: string) => this.run(id);
    return [
      { name: "send webhooks", readsLog: true, followsClock, claim: (limit) => this.claim(limit, false), run },
      { name: "send webhooks that failed", readsLog: true, claim: (limit) => this.claim(limit, true), run },
      { name: "forget webhook deliveries", claim: async () => this.sweepDue(), run: () => this.forget() },
    ];
  }

  private async claim(limit: number, failing: boolean): Promise<string[]> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + lease);
    const [rows] = await this.database.manager.query(claimSql, [now, until, limit, failing]);
    const ids: string[] = rows.map((row: { id: string }) => row.id);
    for (const id of ids) this.held.set(id, until);
    return ids;
  }

  /** Until nothing is due, an attempt has failed, or the turn is over. */
  private async run(id: string): Promise<void> {
    const end = performance.now() + turn;
    await this.database.inTransaction(async (tx) =>
      ok(await feedEndpoint(tx, id, { ids: this.ids, now: this.clock.now() })),
    );
    for (let more = true; more && performance.now() < end; ) {
      const next = await this.next(id);
      more = next !== null && (await this.sender.send(next.endpoint, next.delivery));
    }
    await this.release(id);
  }

  /** The delivery that is first in the log of those that are due. Null: none, or another process has taken over. */
  private async next(id: string): Promise<{ endpoint: WebhookEndpoint; delivery: WebhookDelivery } | null> {
    const { manager } = this.database;
    if (!(await this.renew(id))) return null;
    const endpoint = await manager.findOneBy(WebhookEndpoint, { id });
    if (endpoint === null) return null;
    const due = { endpointId: id, nextTryAt: LessThanOrEqual(this.clock.now()) };
    const where = endpoint.status === "ENABLED" ? due : { ...due, test: true };
    const order = { logPosition: { direction: "ASC", nulls: "FIRST" }, id: "ASC" } as const;
    const delivery = await manager.findOne(WebhookDelivery, { where, order });
    return delivery && { endpoint, delivery };
  }

  /** @returns whether this process still has the lease; it may have slept */
  private async renew(id: string): Promise<boolean> {
    const leasedUntil = this.held.get(id);
    if (leasedUntil === undefined) return false;
    const until = new Date(this.clock.now().getTime() + lease);
    const held = { id, leasedUntil };
    const { affected } = await this.database.manager.update(WebhookEndpoint, held, { leasedUntil: until });
    if (affected === 1) this.held.set(id, until);
    else this.held.delete(id);
    return affected === 1;
  }

  /** The time of the end stays: whoever has waited longest is next. */
  private async release(id: string): Promise<void> {
    const leasedUntil = this.held.get(id);
    if (leasedUntil === undefined) return;
    this.held.delete(id);
    await this.database.manager.update(WebhookEndpoint, { id, leasedUntil }, { leasedUntil: this.clock.now() });
  }

  private sweepDue(): string[] {
    const now = this.clock.now().getTime();
    if (now < this.nextSweepAt && now >= this.nextSweepAt - sweep) return [];
    this.nextSweepAt = now + sweep;
    return ["now"];
  }

  /** Those that ended a month ago; what is sent once more ends anew. */
  private async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - kept);
    for (let more = true; more; ) {
      const [, removed] = await this.database.manager.query(
        `delete from webhook_deliveries where id in (select id from webhook_deliveries where finished_at < $1 limit ${removedAtOnce})`,
        [before],
      );
      more = removed === removedAtOnce;
    }
  }
}

/** A lane whose lease is moved so is given up, as if another process had taken over. */
const followsClock = [
  { table: "webhook_endpoints", column: "leased_until" },
  { table: "webhook_deliveries", column: "next_try_at", where: "next_try_at is not null" },
];

/** Endpoints with something due, or with events that are no deliveries yet, that no process works for: first those that have waited longest. */
const claimSql = `update webhook_endpoints set leased_until = $2 where id in (
  select e.id from webhook_endpoints e
  where (e.leased_until is null or e.leased_until <= $1) and (e.failing_since is not null) = $4
   and (exists (select 1 from webhook_deliveries d where d.endpoint_id = e.id and d.next_try_at <= $1 and (e.status = 'ENABLED' or d.test))
    or e.status = 'ENABLED' and (e.log_epoch <> (select epoch from stream_head)
      or exists (select 1 from events v where v.account_id = e.account_id and v.position > e.log_position)))
  order by e.leased_until nulls first, e.id limit $3 for update skip locked) returning id`;
