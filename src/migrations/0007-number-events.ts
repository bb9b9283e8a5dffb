import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What the relay does, as a function: one round trip and one plan, for the time from COMMIT to a client is mostly its. Each statement of a volatile function takes a snapshot of its own, so that the
 * numbering sees what was committed while it waited for the lock. Old code numbers by itself, under the same lock.
 *
 * Accounts take turns, each from its oldest on: whoever changes thousands of orders at once waits for himself, not everybody for him. Changes of rights (account '') come first. An order belongs to
 * one account, so its events keep their order. Of k accounts that wait each gives a k-th of the batch: no more rows are looked at than are numbered, however many wait, and at most 50: a batch takes some milliseconds, for which all others wait too.
 */
export class NumberEvents0007 implements MigrationInterface {
  readonly name = "NumberEvents1790000007000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index events_waiting on events (account_id, log_id) where position is null");
    await runner.query(`create function number_events(most integer) returns table (epoch text, more boolean, event events) language plpgsql as $$
      #variable_conflict use_column
      declare
        crowded boolean;
      begin
        perform 1 from stream_head for update;
        crowded := exists (select from events where position is null offset most);
        if crowded then
          return query with recursive ${inTurns}, ${numbered};
        else
          return query with ${all}, ${numbered};
        end if;
        if found then perform pg_notify('stream', h.epoch || ' ' || h.head) from stream_head h; end if;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function number_events(integer)");
    await runner.query("drop index events_waiting");
  }
}

const all = "b as materialized (select log_id from events where position is null order by log_id limit most)";

/** Accounts that wait (a), how many each may give (k), and whose turn it is (w). */
const inTurns = `a as (
    (select account_id from events where position is null order by account_id limit 1)
    union all
    select (select e.account_id from events e where e.position is null and e.account_id > a.account_id order by e.account_id limit 1)
      from a where a.account_id is not null),
  k as materialized (select account_id, least(most / count(*) over () + 1, 50) as share from a where account_id is not null),
  w as (
    select w.log_id, case k.account_id when '' then 0 else row_number() over (partition by k.account_id order by w.log_id) end as turn
      from k cross join lateral (
        select log_id from events e where e.position is null and e.account_id = k.account_id order by log_id limit k.share) w),
  b as materialized (select log_id from w order by turn, log_id limit most)`;

/** The batch (b) gets the places behind the head, in the order in which it was written. */
const numbered = `n as materialized (select count(*) k from b),
  h as (update stream_head set head = head + (select k from n) where (select k from n) > 0 returning head),
  p as (select log_id, (select head from h) - (select k from n) + row_number() over (order by log_id) as place from b),
  u as (update events e set position = p.place from p where e.log_id = p.log_id returning e)
  select (select epoch from stream_head), crowded, u.e from u`;
