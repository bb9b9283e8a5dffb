import type { MigrationInterface, QueryRunner } from "typeorm";

/** Cancellation and settlement, card payments, key compromise, reissues, mails, notes. Old code runs on it: every new column has a default. */
export class Lifecycle0003 implements MigrationInterface {
  readonly name = "Lifecycle1790000003000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...columns.map(([table, column]) => `alter table ${table} add column ${column}`),
      ...data,
      ...tables,
      ...indexes,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index events_by_cancellation");
    await runner.query("drop index one_open_issuance");
    await runner.query("drop index requests_of_certificate");
    await runner.query("create unique index one_open_issuance on issuances (order_id) where status = 'REQUESTED'");
    await runner.query("drop index waiting_orders, orders_in_force, certificates_in_force");
    await runner.query("drop index vouchers_by_account, vouchers_by_expiry");
    await runner.query("delete from vouchers where account_id is null");
    await runner.query("alter table vouchers alter column account_id set not null");
    for (const table of [...tableNames].reverse()) await runner.query(`drop table ${table}`);
    for (const [table, column] of [...columns].reverse())
      await runner.query(`alter table ${table} drop column ${column.split(" ")[0]}`);
  }
}

const words = (column: string, ...values: string[]) =>
  `check (${column} in (${values.map((v) => `'${v}'`).join(", ")}))`;

const columns = [
  ["policies", "card_closing_day integer"],
  ["policies", "card_refund_waits_after_closing boolean not null default true"],
  [
    "policies",
    `cancellation_mail text not null default 'ALWAYS' ${words("cancellation_mail", "ALWAYS", "ORGANIZATION_VALIDATED")}`,
  ],
  ["policies", "revocation_mail boolean not null default true"],
  ["products", "additional_name_price_value integer not null default 0"],
  ["products", "hardware_token_price_value integer not null default 0"],
  ["payments", "card_authorization_id text"],
  ["payments", "paid_at timestamptz(3)"],
  ["payments", "recorded_by_id text references users"],
  ["payments", "record_note text"],
  ["domain_validations", "reissue_id text"],
  ["domain_validations", "email_secret text"],
  ["issuances", "reissue_id text"],
  ["issuances", "copies_id text references certificates"],
  ["revocation_requests", "deadline_steps integer not null default 0"],
  ["revocation_requests", "deadline_look_at timestamptz(3)"],
  ["revocation_requests", "approved_at timestamptz(3)"],
  ["issuances", "requested_by_id text"],
  ["orders", `decision text ${words("decision", "APPROVED", "REJECTED")}`],
  ["orders", "decided_by_id text references users"],
  ["orders", "decided_at timestamptz(3)"],
  ["orders", "decision_note text"],
  [
    "orders",
    // Nobody decides on their own order (D6): refused here too. It goes with its column.
    `self_decision_allowed boolean not null default false
     constraint order_self_approval check (decision is null or decided_by_id is distinct from placed_by_id or self_decision_allowed)`,
  ],
  ["orders", "lost_time_ms bigint not null default 0"],
  ["orders", "lost_time_regained boolean not null default false"],
] as const;

// The rows of the two policies that are there already say what their brand's rules say (rules, section 3).
const data = [
  // The desk hands out codes that belong to nobody yet; whoever registers one has it (C32).
  "alter table vouchers alter column account_id drop not null",
  "update policies set cancellation_mail = 'ORGANIZATION_VALIDATED', revocation_mail = false, card_refund_waits_after_closing = false where revoking_order_in_window_is_cancellation",
  // Requests that are open already: looked at once, then at their own times (D8).
  "update revocation_requests set approved_at = coalesce(decided_at, requested_at) where status in ('APPROVED', 'FAILED')",
  "update revocation_requests set deadline_look_at = requested_at where status in ('AWAITING_CONFIRMATION', 'NEEDS_APPROVAL', 'INFO_REQUIRED', 'APPROVED', 'FAILED')",
];

const tables = [
  `create table cancellations (
    id text primary key, order_id text not null references orders, account_id text not null, version integer not null,
    status text not null ${words("status", "RECEIVED", "COMPLETED", "REFUSED", "WITHDRAWN")}, received_at timestamptz(3) not null, due_at timestamptz(3),
    completed_at timestamptz(3), refundable boolean not null, requested_by_id text references users, staff_note text,
    closed_by_id text references users, closing_note text, next_try_at timestamptz(3), tries integer not null,
    due_steps integer not null, due_look_at timestamptz(3))`,
  `create table settlements (
    id text primary key, order_id text not null unique references orders, account_id text not null, version integer not null,
    outcome text not null ${words("outcome", "NOT_ELIGIBLE", "TERMINATED_UNPAID", "REFUND_CONTACT_REQUIRED", "VOIDED", "REFUND_NEXT_MONTH", "REFUNDED", "VOUCHER_RESTORED", "UNITS_RETURNED", "FAILED")},
    lines jsonb not null, currency text not null, created_at timestamptz(3) not null, settled_at timestamptz(3), payable_from timestamptz(3),
    recorded_by_id text references users, note text)`,
  `create table card_authorizations (
    id text primary key, account_id text not null references accounts, order_id text references orders, amount_value integer not null, amount_currency text not null,
    kept_value integer not null, status text not null, created_at timestamptz(3) not null, captured_at timestamptz(3), next_try_at timestamptz(3), tries integer not null)`,
  "create table blocked_keys (key_hash text primary key, blocked_at timestamptz(3) not null, serial_number text not null, next_look_at timestamptz(3))",
  `create table key_compromise_challenges (
    id text primary key, certificate_id text not null references certificates, challenge text not null, created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null, used_at timestamptz(3))`,
  `create table reissues (
    id text primary key, order_id text not null references orders, account_id text not null, status text not null ${words("status", "WAITING", "ISSUED", "CANCELED")},
    common_name text not null, subject_alternative_names text[] not null, public_key bytea not null, key_hash text not null,
    requested_by_id text references users, created_at timestamptz(3) not null, ended_at timestamptz(3))`,
  `create table mails (
    id text primary key, order_id text not null references orders, account_id text not null, kind text not null, dedupe_key text unique, recipient text not null,
    locale text not null ${words("locale", "JA", "EN")}, subject text not null, text_body text not null, html_body text not null,
    status text not null ${words("status", "KEPT", "QUEUED", "SENT", "FAILED")}, requested_by_id text references users, created_at timestamptz(3) not null,
    sent_at timestamptz(3), next_try_at timestamptz(3), tries integer not null, last_error text)`,
  `create table notes (
    id text primary key, order_id text not null references orders, account_id text not null, author_id text not null references users, text text not null, created_at timestamptz(3) not null)`,
];

const tableNames = tables.map((statement) => /create table (\w+)/.exec(statement)?.[1] ?? "");

const indexes = [
  "create index on cancellations (order_id, received_at, id)",
  "create unique index one_received_cancellation on cancellations (order_id) where status = 'RECEIVED'",
  "create index on cancellations (next_try_at) where next_try_at is not null",
  "create index on cancellations (due_look_at) where due_look_at is not null",
  "create index finance_tasks on settlements (created_at, id) where outcome in ('REFUND_CONTACT_REQUIRED', 'REFUND_NEXT_MONTH', 'FAILED')",
  "create index on card_authorizations (next_try_at) where next_try_at is not null",
  "create index on card_authorizations (order_id) where order_id is not null",
  "create index waiting_orders on orders (created_at) where status = 'PENDING'",
  "create index on key_compromise_challenges (certificate_id, expires_at)",
  "create unique index one_waiting_reissue on reissues (order_id) where status = 'WAITING'",
  "create index on mails (order_id, created_at, id)",
  "create index on mails (created_at, id)",
  "create index on mails (next_try_at) where next_try_at is not null",
  "create index on notes (order_id, created_at, id)",
  "create index vouchers_by_account on vouchers (account_id, expires_at, id)",
  "create index vouchers_by_expiry on vouchers (expires_at, id)",
  "create index on reissues (order_id, created_at, id)",
  "create index on domain_validations (reissue_id) where reissue_id is not null",
  "create index requests_of_certificate on revocation_request_certificates (certificate_id)",
  // Duplicates stand beside whatever else is being signed.
  "drop index one_open_issuance",
  "create unique index one_open_issuance on issuances (order_id) where status = 'REQUESTED' and kind <> 'DUPLICATE'",
  "create index on domain_validations (email_secret) where email_secret is not null",
  "create index orders_in_force on orders (coverage_ends_at) where status in ('ISSUED', 'REISSUE_PENDING')",
  "create index certificates_in_force on certificates (not_after) where status in ('ISSUED', 'REVOCATION_SCHEDULED')",
  "create index on revocation_requests (deadline_look_at) where deadline_look_at is not null",
  "create index on blocked_keys (next_look_at) where next_look_at is not null",
  "create index events_by_cancellation on events (cancellation_id) where cancellation_id is not null",
];
