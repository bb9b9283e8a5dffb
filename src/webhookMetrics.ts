import { setTimeout as sleep } from "node:timers/promises";
import { Counter, Gauge, type Registry } from "prom-client";
import type { DataSource } from "typeorm";
import type { WebhookDeliveryStatus } from "./domain/webhook.js";
import type { Clock } from "./services/ports.js";

/** Milliseconds that whoever reads the metrics waits for the database: the others must come in any case. */
const patience = 500;

/**
 * What `/metrics` says of webhooks. The gauges ask the database when they are read, along its indexes and once for all who ask at the
 * same time; while it does not answer they stay as they were.
 * @returns what hears of each attempt
 */
export function measureWebhooks(
  dataSource: DataSource,
  clock: Clock,
  registry: Registry,
): (status: WebhookDeliveryStatus) => void {
  let looking: Promise<void> | undefined;
  const collect = async () => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    const looked = looking.catch(() => undefined);
    await Promise.race([looked, sleep(patience, undefined, { ref: false })]);
  };
  const gauge = <T extends string>(name: string, help: string, labelNames: T[] = []) =>
    new Gauge({ name: `certdesk_webhook_${name}`, help, labelNames, registers: [registry], collect });
  const endpoints = gauge(
    "endpoints",
    "Endpoints, by their state; FAILING: enabled, and nothing has been delivered since a failure.",
    ["state"],
  );
  const due = gauge("due_seconds", "Seconds for which the delivery that waits longest is due.");
  const look = async () => {
    const [{ dueAt, ...counts }] = await dataSource.query(lookSql);
    for (const [state, count] of Object.entries<number>(counts)) endpoints.set({ state }, count);
    due.set(dueAt === null ? 0 : Math.max(0, (clock.now().getTime() - dueAt.getTime()) / 1000));
  };
  return countAttempts(registry);
}

function countAttempts(registry: Registry): (status: WebhookDeliveryStatus) => void {
  const counter = new Counter({
    name: "certdesk_webhook_attempts_total",
    help: "Attempts of this process, by what became of the delivery: DELIVERED, PENDING (tried again later), FAILED.",
    labelNames: ["status"],
    registers: [registry],
  });
  for (const status of ["DELIVERED", "PENDING", "FAILED"]) counter.inc({ status }, 0);
  return (status) => counter.inc({ status });
}

/** For the time one look into the index for each endpoint. */
const lookSql = `select count(*) filter (where status = 'ENABLED' and failing_since is null)::int as "ENABLED",
  count(*) filter (where status = 'ENABLED' and failing_since is not null)::int as "FAILING",
  count(*) filter (where status = 'DISABLED')::int as "DISABLED",
  min((select next_try_at from webhook_deliveries d where d.endpoint_id = e.id and next_try_at is not null order by next_try_at limit 1))
    filter (where status = 'ENABLED') as "dueAt" from webhook_endpoints e`;
