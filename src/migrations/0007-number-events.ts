import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What the relay does, as a function: one round trip and one plan, for the time from COMMIT to a client is mostly its. Each statement of a volatile function takes a snapshot of its own, so that the
 * numbering sees what was committed while it waited for the lock. Old code numbers by itself, under the same lock.
 */
export class NumberEvents0007 implements MigrationInterface {
  readonly name = "NumberEvents1790000007000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function number_events(most integer) returns table (epoch text, event events) language plpgsql as $$
      #variable_conflict use_column
      begin
        perform 1 from stream_head for update;
        return query
          with b as materialized (select log_id from events where position is null order by log_id limit most),
            n as materialized (select count(*) k from b),
            h as (update stream_head set head = head + (select k from n) where (select k from n) > 0 returning head),
            p as (select log_id, (select head from h) - (select k from n) + row_number() over (order by log_id) as place from b),
            u as (update events e set position = p.place from p where e.log_id = p.log_id returning e)
          select (select epoch from stream_head), u.e from u;
        if found then perform pg_notify('stream', ''); end if;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function number_events(integer)");
  }
}
