import type { DataSource } from "typeorm";
import type { Clock } from "../ports.js";
import type { DueTask } from "./DueLoop.js";

/** Milliseconds for which claimed work is out of the others' reach; longer than any of it takes. */
export const lease = 15_000;

/** Rows whose time has come. */
export interface DueTime {
  readonly table: string;
  /** Column of the time. */
  readonly column: string;
  readonly where?: string;
  /** Column of the key. */
  readonly id?: string;
}

/** Takes due rows by pushing their time away for a while (a lease): none is taken twice, and a crash only delays it. */
export function claimDue(
  dataSource: DataSource,
  clock: Clock,
  { table, column, where = "true", id = "id" }: DueTime,
): DueTask["claim"] {
  return async (limit) => {
    const now = clock.now();
    const [rows] = await dataSource.query(
      `update ${table} set ${column} = $2 where ${id} in (
       select ${id} from ${table} where ${column} <= $1 and ${where} order by ${column} limit $3 for update skip locked) returning ${id} as id`,
      [now, new Date(now.getTime() + lease), limit],
    );
    return rows.map((row: { id: string }) => row.id);
  };
}

/**
 * A task that takes its rows so. Their time says only when to go on, and nothing to anybody, so it follows a clock that is set back.
 */
export function leased(
  dataSource: DataSource,
  clock: Clock,
  due: DueTime,
): Pick<DueTask, "due" | "claim" | "followsClock"> {
  return { due, claim: claimDue(dataSource, clock, due), followsClock: [due] };
}

/** Finds due rows without a lease, where the time itself is the fact: what is found twice is looked at again under the order's lock. */
export function findDue(
  dataSource: DataSource,
  clock: Clock,
  { table, column, where = "true", id = "id" }: DueTime,
): DueTask["claim"] {
  return unleased(async (limit) => {
    const rows = await dataSource.query(
      `select ${id} as id from ${table} where ${column} <= $1 and ${where} order by ${column} limit $2`,
      [clock.now(), limit],
    );
    return rows.map((row: { id: string }) => row.id);
  });
}

/**
 * What runs or fails is found again until it is done, the oldest first: as much more is asked for, so that it keeps nothing else from being taken. What runs is left out, and what failed
 * comes behind all that did not.
 */
export function unleased(find: (limit: number) => Promise<readonly string[]>): DueTask["claim"] {
  return async (limit, { running, failing } = { running: new Set(), failing: new Set() }) => {
    const found = await find(limit + running.size + failing.size);
    const ids = found.filter((id) => !running.has(id));
    return [...ids.filter((id) => !failing.has(id)), ...ids.filter((id) => failing.has(id))].slice(0, limit);
  };
}
