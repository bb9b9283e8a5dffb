import type { MigrationInterface, QueryRunner } from "typeorm";
import { protect } from "./rowSecurity.js";

/**
 * What sign-in is made safe with: one-time codes, reset of passwords by mail, when a session last proved who it is; and mails to staff, who have no account. Old code runs on it: new columns are
 * nullable or have a default, and of a session that it opens the opening is the proof.
 */
export class Identity0009 implements MigrationInterface {
  readonly name = "Identity1790000009000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    for (const table of tables) await protect(runner, table, "false");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

/** As sessions: no tenant's, not even one's own. */
const tables = ["totp_secrets", "recovery_codes", "password_resets"];

const up = [
  "alter table accounts add column requires_totp boolean not null default false, add column requires_step_up boolean not null default false",
  "create index accounts_that_ask on accounts (id) where requires_totp or requires_step_up",
  "alter table sessions add column authenticated_at timestamptz(3), add column address text, add column user_agent text",
  "alter table mails alter column account_id drop not null",
  `create table totp_secrets (
    user_id text primary key references users on delete cascade, secret bytea not null, created_at timestamptz(3) not null, confirmed_at timestamptz(3), last_step bigint)`,
  `create table recovery_codes (
    user_id text not null references users on delete cascade, code_hash text not null, used_at timestamptz(3), primary key (user_id, code_hash))`,
  `create table password_resets (
    id text primary key, email text not null, created_at timestamptz(3) not null, next_try_at timestamptz(3),
    user_id text references users on delete cascade, token_hash text unique, expires_at timestamptz(3), check (num_nulls(user_id, token_hash, expires_at) in (0, 3)))`,
  "create index on password_resets (next_try_at) where next_try_at is not null",
  "create index on password_resets (user_id) where user_id is not null",
];

const down = [
  `drop table ${tables.join(", ")}`,
  "delete from mails where account_id is null",
  "alter table mails alter column account_id set not null",
  "alter table sessions drop column authenticated_at, drop column address, drop column user_agent",
  // Their index goes with them.
  "alter table accounts drop column requires_totp, drop column requires_step_up",
];
