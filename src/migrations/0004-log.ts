import type { MigrationInterface, QueryRunner } from "typeorm";

/** How far back the log can be replayed, when an event entered it, and in which database it was written. */
export class Log0004 implements MigrationInterface {
  readonly name = "Log1790000004000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  // What stands there already counts as written now: replay of it ends late rather than early. A default that is evaluated later would write the table anew.
  "alter table events add column recorded_at timestamptz not null default now()",
  "alter table events alter column recorded_at set default clock_timestamp()",
  "alter table stream_head add column kept_after bigint not null default 0, add column origin text",
  // The database that writes: another after a restore (a new cluster, a new timeline, or another database of the cluster). Where the server hides one of them, the others must do.
  `create function log_origin() returns text language plpgsql stable as $$
    declare origin text := (select oid::text from pg_database where datname = current_database());
    begin
      begin
        origin := origin || ':' || (select system_identifier from pg_control_system());
      exception when others then null; end;
      begin
        origin := origin || ':' || left(pg_walfile_name(pg_current_wal_lsn()), 8);
      exception when others then null; end;
      return origin;
    end $$`,
];

const down = [
  "drop function log_origin()",
  "alter table stream_head drop column kept_after, drop column origin",
  "alter table events drop column recorded_at",
];
