import type { DataSource } from "typeorm";
import { type DueTime, lease } from "./dueRows.js";

/** Milliseconds ahead of the time in which rows wait: a lease, or until the CA or the gateway is asked again. */
const ahead = 6 * 60_000;

/**
 * Sets the times of rows back by as much as the clock was, where they stand between the clock and what it was, or soon after that; a lease of now is none of them, so that none is broken. Any
 * number of processes may, also late: what the old clock wrote and was moved once is due, or nearly so. Rows that rightly wait for a few minutes are tried earlier, which does no harm. A row that
 * somebody works on is left to him, and to the second time that this is done.
 */
export async function moveBack(
  dataSource: DataSource,
  { table, column, where = "true", id = "id" }: DueTime,
  { by, now }: { readonly by: number; readonly now: Date },
): Promise<void> {
  const after = (ms: number) => new Date(now.getTime() + ms);
  // An array: joined with what it selects, the table might be read whole.
  await dataSource.query(
    `update ${table} set ${column} = ${column} - $3::float8 * interval '1 millisecond' where ${id} = any(array(
     select ${id} from ${table} where ${column} > $1 and ${column} <= $2 and ${where} order by ${column} for update skip locked))`,
    [after(Math.min(lease, by / 2)), after(by + ahead), by],
  );
}
