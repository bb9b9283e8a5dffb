import type { MigrationInterface, QueryRunner } from "typeorm";
import { account, protect } from "./rowSecurity.js";

/**
 * Who did what, with which outcome. `audit_records` is never updated (`tenancy/roles.ts`), so a record's place in the chain of its account stands
 * beside it, given after the commit: commands of one account do not wait for each other. Old code runs on it and writes no records. Chain '' is the desk's own, '*' counts the chains.
 */
export class Audit0013 implements MigrationInterface {
  readonly name = "Audit1790000013000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
    await protect(runner, "audit_records", `account_id = ${account}`);
    await protect(runner, "audit_links", `chain = ${account}`);
    await protect(runner, "audit_heads", "false");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table audit_heads, audit_links, audit_records");
  }
}

const statements = [
  `create table audit_records (
    id text primary key, account_id text, occurred_at timestamptz(3) not null,
    principal text, how text not null check (how in ('SUBSCRIBER', 'STAFF', 'KEY', 'SYSTEM', 'ANONYMOUS')), role text,
    command text not null, subjects text[] not null, outcome text not null, before jsonb not null, after jsonb not null,
    request_id text not null, address text, seal text not null)`,
  "create index on audit_records (occurred_at, id)",
  "create index on audit_records (account_id, occurred_at, id)",
  "create index on audit_records (principal, occurred_at, id)",
  "create index on audit_records (command, occurred_at, id)",
  "create index on audit_records (outcome, occurred_at, id)",
  // No foreign key: a record that was taken away leaves its link, by which that is seen.
  `create table audit_links (
    record_id text primary key, chain text not null, position bigint, hash text,
    unique (chain, position), check (num_nulls(position, hash) in (0, 2)))`,
  "create index audit_waiting on audit_links (record_id) where position is null",
  "create table audit_heads (chain text primary key, number integer not null unique, position bigint not null, hash text not null, mac text not null)",
];
