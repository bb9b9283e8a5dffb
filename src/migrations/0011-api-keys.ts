import type { MigrationInterface, QueryRunner } from "typeorm";
import { own, protect } from "./rowSecurity.js";

/** API keys. One that is revoked stands in the log as a session that has ended does (0006), under its own id, so that its sockets close. Old code runs on it: it takes a key for a token that is not good. */
export class ApiKeys0011 implements MigrationInterface {
  readonly name = "ApiKeys1790000011000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await protect(runner, "api_keys", `exists (select from users u where u.id = user_id and u.${own})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table api_keys");
    await runner.query("drop function log_api_key_end()");
  }
}

const scopes = [
  "ORDERS_READ",
  "ORDERS_WRITE",
  "REVOCATIONS_WRITE",
  "DECISIONS_WRITE",
  "MONEY_WRITE",
  "WEBHOOKS_WRITE",
  "SCHEMA_READ",
];

const up = [
  `create table api_keys (
    id text primary key, user_id text not null references users on delete cascade, name text not null, key_hash text not null unique, hint text not null,
    scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array[${scopes.map((scope) => `'${scope}'`).join(", ")}]),
    created_at timestamptz(3) not null, expires_at timestamptz(3), last_used_at timestamptz(3), revoked_at timestamptz(3))`,
  "create index on api_keys (user_id, created_at, id)",
  "create index on api_keys (created_at, id)",
  `create function log_api_key_end() returns trigger language plpgsql as $$ begin
    if tg_op = 'DELETE' then
      perform log_viewer_change(old.user_id, old.id, null);
    elsif old.revoked_at is null and new.revoked_at is not null then
      perform log_viewer_change(new.user_id, new.id, null);
    end if;
    return null;
  end $$`,
  "create trigger log_api_key_end after update or delete on api_keys for each row execute function log_api_key_end()",
];
