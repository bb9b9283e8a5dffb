import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What all processes count together: points of cost, and attempts to sign in. Unlogged: neither is worth a write to the log, and after a crash of the database everybody may begin anew. Old code
 * counts for itself, as before.
 */
export class Limits0014 implements MigrationInterface {
  readonly name = "Limits1790000014000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "create unlogged table rate_windows (principal text primary key, spent bigint not null, until timestamptz not null)",
    );
    await runner.query("create index rate_windows_until on rate_windows (until)");
    await runner.query(
      "create unlogged table sign_in_attempts (subject text primary key, times timestamptz[] not null, until timestamptz not null)",
    );
    await runner.query("create index sign_in_attempts_until on sign_in_attempts (until)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table sign_in_attempts");
    await runner.query("drop table rate_windows");
  }
}
