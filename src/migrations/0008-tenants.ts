import type { MigrationInterface, QueryRunner } from "typeorm";
import { account, own, protect, unprotect } from "./rowSecurity.js";

/**
 * Row-level security, forced, on every table with an account. Old code runs on it: its role is the one that sees all rows. Keys of idempotency get an account by themselves. What must see all rows whoever calls
 * it (the numbering of events, the log of changed rights) runs as its owner.
 */
export class Tenants0008 implements MigrationInterface {
  readonly name = "Tenants1790000008000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table idempotency_keys add column account_id text not null default coalesce(${account}, '')`,
    );
    for (const [table, rule] of Object.entries(rules)) await protect(runner, table, rule);
    await runner.query(search);
    for (const name of asOwner)
      await runner.query(`alter function ${name} security definer set search_path = public, pg_temp`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function order_ids_like(text, text, integer)");
    for (const name of asOwner) await runner.query(`alter function ${name} security invoker reset search_path`);
    for (const table of Object.keys(rules)) await unprotect(runner, table);
    await runner.query("alter table idempotency_keys drop column account_id");
  }
}

/** Which rows are a tenant's. */
const rules = {
  accounts: `id = ${account}`,
  // Who of the desk decided, or wrote a note, is shown by name.
  users: { read: `account_id is null or ${own}`, write: own },
  sessions: "false",
  orders: own,
  payments: own,
  certificates: own,
  issuances: own,
  revocation_requests: own,
  revocation_request_certificates: "exists (select from revocation_requests r where r.id = request_id)",
  domain_validations: own,
  idempotency_keys: own,
  events: own,
  // One that belongs to nobody yet is found by whoever has its code.
  vouchers: `account_id is null or ${own}`,
  unit_balances: own,
  cancellations: own,
  settlements: own,
  card_authorizations: own,
  key_compromise_challenges: "exists (select from certificates c where c.id = certificate_id)",
  reissues: own,
  mails: own,
  notes: own,
  webhook_endpoints: own,
  webhook_deliveries: own,
  webhook_attempts: own,
};

/**
 * Orders of an account (a tenant's own, whatever is asked) that a pattern finds, null where there are more than `most`. Under row-level security LIKE may use no index (the pattern might be shown rows of others before the policy is asked), so a
 * search would read all orders of the account; as its owner it may. Planned for each pattern: a rare one by the index, a common one by reading until there are enough.
 */
const search = `create function order_ids_like(account text, pattern text, most integer) returns text[] language plpgsql stable security definer set search_path = public, pg_temp as $$
  declare
    ids text[];
    own text := case current_setting('role') when 'certdesk_tenant' then ${account} else account end;
  begin
    execute format('select array_agg(id) from (select id from orders where account_id = %L and search_text like %L limit %s) found', own, pattern, most + 1) into ids;
    return case when coalesce(cardinality(ids), 0) <= most then coalesce(ids, '{}') end;
  end $$`;

const asOwner = ["number_events(integer)", "log_viewer_change(text, text, jsonb)"];
