import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What the relay does, as a function: one round trip and one plan, for the time from COMMIT to a client is mostly its. Each statement of a volatile function takes a snapshot of its own, so that the
 * numbering sees what was committed while it waited for the lock. Short statements one after the other, by indexes and without a join: a session keeps their plans from when the log was empty, and others would read it from one end
 * to the other, however long it gets. An event took 1.0 ms as one statement with five parts (3.5 after 8,000 events on a table that nobody had looked through), and takes 0.36, way there and back included. `width_bucket` says
 * the place of a number among sorted ones. Old code numbers by itself, under the same lock.
 *
 * Accounts take turns, each from its oldest on: whoever changes thousands of orders at once waits for himself, not everybody for him. Changes of rights (account '') come first. An order belongs to
 * one account, so its events keep their order. Of k accounts that wait each gives a k-th of the batch: no more rows are looked at than are numbered, however many wait, and at most 15: a batch takes some milliseconds, for which all others wait too.
 */
export class NumberEvents0007 implements MigrationInterface {
  readonly name = "NumberEvents1790000007000";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index events_waiting on events (account_id, log_id) where position is null");
    await runner.query(`create function number_events(most integer) returns table (epoch text, more boolean, event events) language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
      #variable_conflict use_column
      declare
        at stream_head;
        waiting bigint[];
        crowded boolean;
      begin
        select * into at from stream_head for update;
        waiting := array(
          select log_id from (select log_id from events where position is null order by account_id, log_id limit most + 1) w order by log_id);
        if waiting = '{}' then
          return;
        end if;
        crowded := cardinality(waiting) > most;
        if crowded then
          waiting := array(with recursive ${inTurns} select log_id from b order by log_id);
        end if;
        return query update events e set position = at.head + width_bucket(e.log_id, waiting) where e.log_id = any(waiting)
          returning at.epoch, crowded, e;
        update stream_head set head = at.head + cardinality(waiting);
        perform pg_notify('stream', at.epoch || ' ' || at.head + cardinality(waiting));
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop function number_events(integer)");
    await runner.query("drop index events_waiting");
  }
}

/** The batch (b): accounts that wait (a), how many each may give (k), and whose turn it is (w). */
const inTurns = `a as (
    (select account_id from events where position is null order by account_id limit 1)
    union all
    select (select e.account_id from events e where e.position is null and e.account_id > a.account_id order by e.account_id limit 1)
      from a where a.account_id is not null),
  k as materialized (select account_id, least(most / count(*) over () + 1, 15) as share from a where account_id is not null),
  w as (
    select w.log_id, case k.account_id when '' then 0 else row_number() over (partition by k.account_id order by w.log_id) end as turn
      from k cross join lateral (
        select log_id from events e where e.position is null and e.account_id = k.account_id order by log_id limit k.share) w),
  b as (select log_id from w order by turn, log_id limit most)`;
