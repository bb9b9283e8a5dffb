import { Counter, Gauge, type Registry } from "prom-client";
import type { DataSource } from "typeorm";
import type { WebhookDeliveryStatus } from "./domain/webhook.js";
import type { Clock } from "./services/ports.js";

/**
 * What `/metrics` says of webhooks. The gauges ask the database when they are read, along its indexes; while it is away they stay as
 * they were.
 * @returns what hears of each attempt
 */
export function measureWebhooks(
  dataSource: DataSource,
  clock: Clock,
  registry: Registry,
): (status: WebhookDeliveryStatus) => void {
  const registers = [registry];
  new Gauge({
    name: "certdesk_webhook_endpoints",
    help: "Endpoints, by their state; FAILING: enabled, and nothing has been delivered since a failure.",
    labelNames: ["state"],
    registers,
    async collect() {
      const [counts] = await dataSource.query(endpointsSql).catch(() => []);
      for (const [state, count] of Object.entries<number>(counts ?? {})) this.set({ state }, count);
    },
  });
  new Gauge({
    name: "certdesk_webhook_due_seconds",
    help: "Seconds for which the delivery that waits longest is due.",
    registers,
    async collect() {
      const [row] = await dataSource.query(oldestSql).catch(() => []);
      if (row !== undefined) this.set(row.at === null ? 0 : Math.max(0, (clock.now().getTime() - row.at) / 1000));
    },
  });
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

const endpointsSql = `select count(*) filter (where status = 'ENABLED' and failing_since is null)::int as "ENABLED",
  count(*) filter (where status = 'ENABLED' and failing_since is not null)::int as "FAILING", count(*) filter (where status = 'DISABLED')::int as "DISABLED" from webhook_endpoints`;

/** One look into the index for each endpoint. */
const oldestSql = `select min(d.next_try_at) as at from webhook_endpoints e, lateral (
  select next_try_at from webhook_deliveries where endpoint_id = e.id and next_try_at is not null order by next_try_at limit 1) d where e.status = 'ENABLED'`;
