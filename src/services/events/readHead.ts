import type { DataSource } from "typeorm";
import type { StreamPosition } from "./cursor.js";
import type { LogLook } from "./LogLag.js";
import type { StreamListener } from "./StreamListener.js";

/** The head of the log, and how far back it can be replayed. */
export interface StreamHead extends StreamPosition {
  /** Replay begins after it: an older cursor has expired (retention). */
  readonly keptAfter: number;
}

/**
 * The head of the log as it is committed now. A log that is written in another database than before was restored or copied: other events may stand behind the same positions,
 * so it gets a new epoch here, before anybody reads it by an old cursor.
 */
export async function readHead(dataSource: DataSource): Promise<StreamHead> {
  const [row] = await dataSource.query(`select ${headColumns} from stream_head`);
  return (await headOf(dataSource, row)) ?? readHead(dataSource);
}

/** Of `stream_head`, and in which database it is read. */
export const headColumns = "epoch, head, kept_after, origin, log_origin() as here";

/** What `headColumns` answer. */
export interface HeadRow {
  readonly epoch: string;
  readonly head: string;
  readonly kept_after: string;
  readonly origin: string | null;
  readonly here: string;
}

/** Null: the log had come from elsewhere and is of here now; read again. */
export async function headOf(dataSource: DataSource, row: HeadRow): Promise<StreamHead | null> {
  if (row.origin === row.here)
    return { epoch: row.epoch, position: Number(row.head), keptAfter: Number(row.kept_after) };
  await adopt(dataSource, row);
  return null;
}

/** A log that has no origin yet is new: nobody has a cursor of elsewhere. Any number of processes may; one wins. */
async function adopt(
  dataSource: DataSource,
  { epoch, origin }: { epoch: string; origin: string | null },
): Promise<void> {
  if (origin !== null) return renewEpoch(dataSource, epoch);
  await dataSource.query("update stream_head set origin = log_origin() where origin is null");
}

/**
 * Ends the cursors of an epoch: the log was restored or rebuilt. Wakes every process. Nothing when it has ended already.
 * @param epoch the one to end
 */
export async function renewEpoch(dataSource: DataSource, epoch: string): Promise<void> {
  await dataSource.query(
    `with renewed as (update stream_head set epoch = replace(gen_random_uuid()::text, '-', ''), origin = log_origin() where epoch = $1 returning 1)
     select pg_notify('stream', '') from renewed`,
    [epoch],
  );
}

/** The head, and whether commits wait for a relay: what `LogLag` wants to know. And how far the schema is: the time in the name of its newest migration. */
export async function lookAtLog(
  connection: Pick<StreamListener, "query">,
): Promise<LogLook & { readonly schema: number }> {
  const [row] = await connection.query(
    `select epoch, head, (select log_id from events where position is null order by log_id limit 1) as waiting,
     (select max(timestamp) from migrations) as schema from stream_head`,
  );
  const head = { epoch: row.epoch, position: Number(row.head) };
  return { head, waiting: row.waiting, schema: Number(row.schema) };
}
