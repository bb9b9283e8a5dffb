import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Webhook endpoints, deliveries and attempts; mails that are of an account and of no order. Old code runs on it; a process of
 * the old version that finds such a mail sends it and cannot store that it did, so that it goes out again (with the same
 * Message-ID) until a new process takes it.
 */
export class Webhooks0005 implements MigrationInterface {
  readonly name = "Webhooks1790000005000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("delete from mails where order_id is null");
    await runner.query("alter table mails alter column order_id set not null");
    await runner.query("drop table webhook_attempts, webhook_deliveries, webhook_endpoints");
  }
}

const words = (column: string, ...values: string[]) =>
  `check (${column} in (${values.map((v) => `'${v}'`).join(", ")}))`;
const kinds = [
  "OrderStatusChanged",
  "RevocationRequestChanged",
  "CertificateChanged",
  "CancellationChanged",
  "OrderUpdated",
];

const statements = [
  "alter table mails alter column order_id drop not null",
  `create table webhook_endpoints (
    id text primary key, account_id text not null references accounts, url text not null, description text,
    event_types text[] not null check (event_types <@ array[${kinds.map((kind) => `'${kind}'`).join(", ")}]), selection text, locale text not null ${words("locale", "JA", "EN")},
    status text not null ${words("status", "ENABLED", "DISABLED")}, disabled_reason text ${words("disabled_reason", "REQUESTED", "FAILING", "GONE")}, disabled_at timestamptz(3),
    secret bytea not null, secret_made_at timestamptz(3) not null, previous_secret bytea, previous_secret_expires_at timestamptz(3),
    created_by_id text not null references users, created_at timestamptz(3) not null, failing_since timestamptz(3),
    log_epoch text not null, log_position bigint not null, leased_until timestamptz(3),
    check (num_nulls(disabled_reason, disabled_at) in (0, 2) and (status = 'DISABLED') = (disabled_at is not null)),
    check (num_nulls(previous_secret, previous_secret_expires_at) in (0, 2)))`,
  "create index on webhook_endpoints (account_id)",
  `create table webhook_deliveries (
    id text primary key, endpoint_id text not null references webhook_endpoints on delete cascade, account_id text not null,
    event_log_id bigint references events on delete cascade, log_position bigint, event_type text not null ${words("event_type", ...kinds)}, test boolean not null,
    status text not null ${words("status", "PENDING", "DELIVERED", "FAILED", "SKIPPED")}, created_at timestamptz(3) not null, next_try_at timestamptz(3), tries integer not null, finished_at timestamptz(3),
    check (test or num_nulls(event_log_id, log_position) = 0), check ((status = 'PENDING') = (next_try_at is not null)), check ((status = 'PENDING') = (finished_at is null)))`,
  // An event is one delivery of an endpoint, whatever the processes do.
  "create unique index one_delivery on webhook_deliveries (endpoint_id, event_log_id) where not test",
  "create index on webhook_deliveries (event_log_id)",
  "create index on webhook_deliveries (endpoint_id, next_try_at) where next_try_at is not null",
  "create index webhooks_due on webhook_deliveries (endpoint_id, log_position nulls first, id) where next_try_at is not null",
  "create index on webhook_deliveries (account_id, created_at, id)",
  "create index on webhook_deliveries (account_id, status, created_at, id)",
  "create index on webhook_deliveries (endpoint_id, created_at, id)",
  "create index on webhook_deliveries (endpoint_id, status, created_at, id)",
  "create index on webhook_deliveries (finished_at) where finished_at is not null",
  `create table webhook_attempts (
    id bigint generated always as identity primary key, delivery_id text not null references webhook_deliveries on delete cascade, account_id text not null,
    started_at timestamptz(3) not null, duration_ms integer not null, http_status integer, error_key text, error_values jsonb)`,
  "create index on webhook_attempts (delivery_id, started_at, id)",
];
