import type { MigrationInterface, QueryRunner } from "typeorm";

/** Accounts, users, products and policies; orders and all that belongs to them; the event log; idempotency keys. */
export class Core0001 implements MigrationInterface {
  readonly name = "Core1790000001000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create extension if not exists pg_trgm");
    for (const statement of [...tables, ...indexes, ...seeds]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tableNames].reverse()) await runner.query(`drop table ${table}`);
  }
}

const words = (column: string, ...values: string[]) =>
  `check (${column} in (${values.map((v) => `'${v}'`).join(", ")}))`;
const orderStatus = (column: string) =>
  words(column, "NEEDS_APPROVAL", "PENDING", "ISSUED", "REISSUE_PENDING", "REVOKED", "CANCELED", "REJECTED", "EXPIRED");
const requestStatus = (column: string) =>
  words(
    column,
    "AWAITING_CONFIRMATION",
    "INFO_REQUIRED",
    "NEEDS_APPROVAL",
    "APPROVED",
    "SCHEDULED",
    "COMPLETED",
    "REJECTED",
    "WITHDRAWN",
    "FAILED",
  );
const certificateStatus = (column: string) => words(column, "ISSUED", "REVOCATION_SCHEDULED", "REVOKED", "EXPIRED");
const reason = (column: string) =>
  words(column, "UNSPECIFIED", "KEY_COMPROMISE", "AFFILIATION_CHANGED", "SUPERSEDED", "CESSATION_OF_OPERATION");

const tables = [
  `create table accounts (
    id text primary key, code text not null unique, name text not null,
    approves_new_orders boolean not null, allows_self_approval boolean not null,
    organization_name text, organization_locality text, organization_country text, organization_vetted_until timestamptz(3),
    created_at timestamptz(3) not null)`,
  `create table users (
    id text primary key, account_id text references accounts, name text not null, email text not null unique check (email = lower(email)),
    role text not null ${words("role", "ADMIN", "MANAGER", "FINANCE", "STANDARD", "LIMITED", "OPERATOR")},
    password_hash text not null, disabled_at timestamptz(3), created_at timestamptz(3) not null,
    check ((role = 'OPERATOR') = (account_id is null)))`,
  `create table sessions (
    id text primary key, user_id text not null references users, refresh_hash text not null,
    created_at timestamptz(3) not null, refreshed_at timestamptz(3) not null, expires_at timestamptz(3) not null, ended_at timestamptz(3))`,
  `create table policies (
    id text primary key, brand text not null, version integer not null,
    cancellation_window_days integer not null, cancellation_window_counts_issue_day boolean not null,
    revoking_order_in_window_is_cancellation boolean not null, cancellation_completed_by_staff boolean not null,
    revocation_needs_domain_confirmation boolean not null, revocation_needs_approval boolean not null,
    revocation_decider text not null ${words("revocation_decider", "ACCOUNT", "STAFF")},
    reissue_may_change_common_name boolean not null, reissue_revokes_previous_after_hours integer,
    reissue_revokes_previous_only_if_name_removed boolean not null, key_compromise_needs_evidence boolean not null,
    payment_methods text[] not null, renewal_window_days integer not null, renewal_carries_remaining_time boolean not null,
    time_zone text not null, reason_words text not null, unique (brand, version))`,
  `create table products (
    id text primary key, code text not null unique, name_ja text not null, name_en text not null,
    kind text not null ${words("kind", "SERVER", "CODE_SIGNING", "EV_CODE_SIGNING", "DOCUMENT_SIGNING", "PRIVATE")},
    validation_level text not null ${words("validation_level", "DV", "OV", "EV")},
    self_service_revocation boolean not null, price_value integer, price_currency text not null,
    policy_id text not null references policies, certificate_lifetime_days integer not null, position integer not null)`,
  // A deferred check of account_id against the order's is not needed: orders never change their account.
  `create table orders (
    id text primary key, number text not null unique check (number ~ '^[0-9]+$'),
    account_id text not null references accounts, placed_by_id text references users,
    version integer not null, event_sequence integer not null,
    status text not null ${orderStatus("status")},
    closure text ${words("closure", "CANCELLATION", "REVOCATION", "REJECTION", "EXPIRY")},
    product_id text not null references products, policy_id text not null references policies,
    application_type text not null ${words("application_type", "NEW", "RENEWAL")},
    common_name text not null, subject_alternative_names text[] not null, contact_email text not null, approver_email text,
    validation_method text ${words("validation_method", "DNS_TXT", "DNS_CNAME", "HTTP_FILE", "EMAIL")},
    hardware_token text ${words("hardware_token", "NEW", "EXISTING")},
    term_years integer not null check (term_years between 1 and 3), license_count integer not null default 1 check (license_count between 1 and 100), public_key bytea not null, key_hash text not null,
    renewal_of_id text references orders, created_at timestamptz(3) not null, first_issued_at timestamptz(3), coverage_ends_at timestamptz(3),
    current_certificate_id text, expires_at timestamptz(3), cancellation_status text, cancellation_due_at timestamptz(3),
    search_text text not null)`,
  `create table vouchers (
    id text primary key, code text not null unique, account_id text not null references accounts, product_id text not null references products,
    used_by_order_id text unique references orders, used_at timestamptz(3), expires_at timestamptz(3) not null,
    check ((used_by_order_id is null) = (used_at is null)))`,
  `create table unit_balances (
    id text primary key, account_id text not null references accounts, product_id text not null references products,
    purchased integer not null, remaining integer not null check (remaining between 0 and purchased), unique (account_id, product_id))`,
  `create table payments (
    id text primary key, order_id text not null unique references orders, account_id text not null,
    method text not null ${words("method", "CREDIT_CARD", "BANK_TRANSFER", "VOUCHER", "UNITS")},
    status text not null ${words("status", "UNPAID", "AUTHORIZED", "PAID", "RELEASED", "REFUNDED")},
    amount_value integer not null, amount_currency text not null, voucher_code text, created_at timestamptz(3) not null, version integer not null)`,
  `create table certificates (
    id text primary key, order_id text not null references orders, account_id text not null, issuance_id text not null unique,
    kind text not null ${words("kind", "ORIGINAL", "REISSUE", "DUPLICATE")}, status text not null ${certificateStatus("status")},
    serial_number text not null unique check (serial_number ~ '^[0-9A-F]+$'), common_name text not null, subject_alternative_names text[] not null,
    not_before timestamptz(3) not null, not_after timestamptz(3) not null, sha256_fingerprint text not null, key_hash text not null, pem text not null,
    replaces_id text references certificates, created_at timestamptz(3) not null, revoked_at timestamptz(3),
    revocation_reason text ${reason("revocation_reason")}, scheduled_revocation_at timestamptz(3), crl_published_at timestamptz(3), version integer not null,
    check ((status = 'REVOKED') = (revoked_at is not null)))`,
  `create table issuances (
    id text primary key, order_id text not null references orders, account_id text not null,
    kind text not null ${words("kind", "ORIGINAL", "REISSUE", "DUPLICATE")}, status text not null ${words("status", "REQUESTED", "ISSUED", "REFUSED")},
    public_key bytea not null, key_hash text not null, profile jsonb not null, not_before timestamptz(3) not null, not_after timestamptz(3) not null,
    replaces_id text references certificates, next_try_at timestamptz(3) not null, tries integer not null, created_at timestamptz(3) not null, finished_at timestamptz(3))`,
  // Nobody decides on their own request (D6): refused here too, unless the account allowed it when it was asked.
  `create table revocation_requests (
    id text primary key, order_id text not null references orders, account_id text not null, version integer not null,
    status text not null ${requestStatus("status")}, decider text not null ${words("decider", "ACCOUNT", "STAFF")},
    whole_order boolean not null, reason text not null ${reason("reason")}, description text, key_compromise_proven boolean not null, info_question text,
    requester_company text, requester_contact_name text, requester_phone text, requested_by_id text references users,
    requested_at timestamptz(3) not null, deadline_at timestamptz(3) not null, approval_skipped boolean not null, self_decision_allowed boolean not null,
    counts_as_cancellation boolean not null, staff_note text, decision text ${words("decision", "APPROVED", "REJECTED", "WITHDRAWN")},
    decided_by_id text references users, decided_at timestamptz(3), decision_note text, completed_at timestamptz(3), next_try_at timestamptz(3), tries integer not null,
    constraint self_approval check (decision not in ('APPROVED', 'REJECTED') or decided_by_id is distinct from requested_by_id or self_decision_allowed))`,
  `create table revocation_request_certificates (
    request_id text not null references revocation_requests, certificate_id text not null references certificates, open boolean not null,
    primary key (request_id, certificate_id))`,
  `create table domain_validations (
    id text primary key, order_id text not null references orders, account_id text not null, request_id text references revocation_requests, domain text not null,
    method text not null ${words("method", "DNS_TXT", "DNS_CNAME", "HTTP_FILE", "EMAIL")}, status text not null ${words("status", "PENDING", "VALID", "FAILED", "EXPIRED")},
    location text, value text, approver_email text, last_error_key text, last_error_values jsonb, requested_at timestamptz(3) not null,
    expires_at timestamptz(3) not null, next_check_at timestamptz(3), tries integer not null, validated_at timestamptz(3), version integer not null)`,
  `create table idempotency_keys (
    principal text not null, key text not null, input_hash text not null, outcome_id text not null, created_at timestamptz(3) not null, primary key (principal, key))`,
  // The log of realtime.md: written in the transaction of the change, numbered after the commit by the relay.
  `create table events (
    log_id bigint generated always as identity primary key, id text not null generated always as ('evt_' || log_id::text) stored,
    position bigint unique, order_id text not null references orders, account_id text not null, owner_id text, sequence integer not null,
    kind text not null ${words("kind", "OrderStatusChanged", "RevocationRequestChanged", "CertificateChanged", "CancellationChanged", "OrderUpdated")},
    occurred_at timestamptz(3) not null, actor_id text references users,
    previous_status text ${orderStatus("previous_status")}, status text ${orderStatus("status")}, request_id text references revocation_requests,
    previous_request_status text ${requestStatus("previous_request_status")}, request_status text ${requestStatus("request_status")}, decider text, previous_decider text,
    certificate_id text references certificates, certificate_status text ${certificateStatus("certificate_status")},
    cancellation_id text, cancellation_status text, aspect text, message_key text, message_values jsonb, unique (order_id, sequence))`,
  "create table stream_head (one boolean primary key default true check (one), epoch text not null, head bigint not null)",
];

const tableNames = tables.map((statement) => /create table (\w+)/.exec(statement)?.[1] ?? "");

const indexes = [
  "create index on users (account_id)",
  "create index on sessions (user_id)",
  // Most changes of an order touch no index: with room on its page a new version needs no entry in twenty of them.
  "alter table orders set (fillfactor = 60)",
  // Every filter and sort of a list has an index; ties are broken by id.
  "create index on orders (account_id, created_at, id)",
  "create index on orders (account_id, status, created_at, id)",
  "create index on orders (account_id, placed_by_id, created_at, id)",
  "create index on orders (account_id, number, id)",
  "create index on orders (account_id, common_name, id)",
  "create index on orders (account_id, coalesce(expires_at, 'infinity'), id)",
  "create index on orders (account_id, coalesce(cancellation_due_at, 'infinity'), id)",
  "create index on orders (created_at, id)",
  "create index on orders (status, created_at, id)",
  "create index on orders (common_name, id)",
  "create index on orders (coalesce(expires_at, 'infinity'), id)",
  "create index on orders (coalesce(cancellation_due_at, 'infinity'), id)",
  "create index on orders (cancellation_status) where cancellation_status is not null",
  "create index on orders (product_id)",
  "create index on orders (renewal_of_id)",
  "create index on orders using gin (search_text gin_trgm_ops)",
  "create index on certificates (order_id, created_at, id)",
  "create index on certificates (account_id, created_at, id)",
  "create index on certificates (created_at, id)",
  "create index on certificates (sha256_fingerprint)",
  "create index on certificates (not_after, id)",
  "create index on certificates (replaces_id)",
  "create index on certificates (key_hash)",
  "create index on issuances (next_try_at) where status = 'REQUESTED'",
  "create unique index one_open_issuance on issuances (order_id) where status = 'REQUESTED'",
  "create index on revocation_requests (order_id, requested_at, id)",
  "create index on revocation_requests (account_id, requested_at, id)",
  "create index on revocation_requests (account_id, deadline_at, id)",
  "create index on revocation_requests (requested_at, id)",
  "create index on revocation_requests (deadline_at, id)",
  "create index approval_queue on revocation_requests (decider, account_id, deadline_at, id) where status = 'NEEDS_APPROVAL'",
  "create index on revocation_requests (next_try_at) where next_try_at is not null",
  // I3: at most one open revocation request per certificate.
  "create unique index one_open_request on revocation_request_certificates (certificate_id) where open",
  "create index on domain_validations (order_id)",
  "create index on domain_validations (request_id)",
  "create index on domain_validations (next_check_at) where next_check_at is not null",
  "create index on domain_validations (account_id, domain, validated_at) where status = 'VALID' and request_id is null",
  "create index on idempotency_keys (created_at)",
  "create index on events (log_id) where position is null",
  "create index on events (account_id, position)",
  "create index on events (request_id, sequence) where request_id is not null",
];

const seeds = ["insert into stream_head (epoch, head) values (replace(gen_random_uuid()::text, '-', ''), 0)"];
