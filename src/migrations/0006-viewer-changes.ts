import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Changes of rights stand in the log at a position of their own: rows of `events` without an order. Triggers write them, whoever changes a user or a session and by whatever means. Old code runs on
 * it: no scope of an account finds them; a subscription of the desk's own staff that an old process serves may get one as an event that it cannot show.
 */
export class ViewerChanges0006 implements MigrationInterface {
  readonly name = "ViewerChanges1790000006000";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const kinds = [
  "OrderStatusChanged",
  "RevocationRequestChanged",
  "CertificateChanged",
  "CancellationChanged",
  "OrderUpdated",
];
const inKinds = (names: readonly string[]) => `kind in (${names.map((name) => `'${name}'`).join(", ")})`;

const up = [
  "alter table events alter column order_id drop not null",
  "alter table events drop constraint events_kind_check",
  `alter table events add constraint events_kind_check check (${inKinds(kinds)} and order_id is not null or kind = 'ViewerChanged' and order_id is null)`,
  `create function log_viewer_change(user_id text, session_id text, now jsonb) returns void language sql as $$
    insert into events (account_id, sequence, kind, occurred_at, message_values)
    values ('', 0, 'ViewerChanged', clock_timestamp(), jsonb_build_object('userId', user_id, 'sessionId', session_id, 'now', now)) $$`,
  `create function log_user_change() returns trigger language plpgsql as $$ begin
    if tg_op = 'DELETE' then
      perform log_viewer_change(old.id, null, null);
    elsif (new.role, new.account_id, new.disabled_at is null) is distinct from (old.role, old.account_id, old.disabled_at is null) then
      perform log_viewer_change(new.id, null, case when new.disabled_at is null then jsonb_build_object('role', new.role, 'accountId', new.account_id) end);
    end if;
    return null;
  end $$`,
  `create function log_session_end() returns trigger language plpgsql as $$ begin
    if tg_op = 'DELETE' then
      perform log_viewer_change(old.user_id, old.id, null);
    elsif old.ended_at is null and new.ended_at is not null then
      perform log_viewer_change(new.user_id, new.id, null);
    end if;
    return null;
  end $$`,
  "create trigger log_user_change after update or delete on users for each row execute function log_user_change()",
  "create trigger log_session_end after update or delete on sessions for each row execute function log_session_end()",
];

const down = [
  "drop trigger log_session_end on sessions",
  "drop trigger log_user_change on users",
  "drop function log_session_end()",
  "drop function log_user_change()",
  "drop function log_viewer_change(text, text, jsonb)",
  // Their positions close up, and old cursors may not be read against them: the log begins anew. The places of webhooks go along, else events would be passed over or sent again.
  "delete from events where order_id is null",
  "update webhook_endpoints set log_position = (select count(*) from events where position <= log_position)",
  `with numbered as (select log_id, row_number() over (order by position) as place from events where position is not null)
   update events e set position = -n.place from numbered n where n.log_id = e.log_id`,
  "update events set position = -position where position is not null",
  "update webhook_deliveries d set log_position = e.position from events e where e.log_id = d.event_log_id and d.log_position is not null",
  "update stream_head set epoch = replace(gen_random_uuid()::text, '-', ''), head = (select count(*) from events where position is not null)",
  "alter table events drop constraint events_kind_check",
  `alter table events add constraint events_kind_check check (${inKinds(kinds)})`,
  "alter table events alter column order_id set not null",
];
