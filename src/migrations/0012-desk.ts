import type { MigrationInterface, QueryRunner } from "typeorm";
import { own, protect } from "./rowSecurity.js";

/** When staff has vetted the organization of an account. Old code runs on it. */
export class Desk0012 implements MigrationInterface {
  readonly name = "Desk1790000012000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await protect(runner, "organization_vettings", own);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index accounts_by_code");
    await runner.query("drop table organization_vettings");
  }
}

const up = [
  "create index accounts_by_code on accounts (code, id)",
  // Orders that wait are gone through in the order of their ids; `reached_order_id` is the last that has heard of it.
  `create table organization_vettings (
    id text primary key, account_id text not null references accounts, vetted_until timestamptz(3) not null,
    organization_name text not null, organization_locality text not null, organization_country text not null,
    note text not null, recorded_by_id text not null references users, recorded_at timestamptz(3) not null,
    reached_order_id text, next_try_at timestamptz(3))`,
  "create index on organization_vettings (account_id, recorded_at, id)",
  "create index on organization_vettings (next_try_at) where next_try_at is not null",
];
