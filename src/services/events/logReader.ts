import type { DataSource } from "typeorm";
import { OrderEvent } from "../../entities/OrderEvent.js";
import { type EventRow, entryOf, type LogEntry } from "./LogEntry.js";
import { type HeadRow, headColumns, headOf, type StreamHead } from "./readHead.js";

/** Where the log stands, and what stands behind a position: of one moment. */
export interface LogPage {
  readonly head: StreamHead;
  readonly entries: readonly LogEntry[];
}

type Row = HeadRow & EventRow;

/**
 * Reads the log from a position on, in one round trip and without the cost of an entity manager: it is read for everybody, all the time, and whoever listens waits for it.
 * @returns a function that answers the head, and at most `limit` entries after `position`, in order
 */
export function logReader(dataSource: DataSource): (position: number, limit: number) => Promise<LogPage> {
  const columns = dataSource.getMetadata(OrderEvent).columns.map((c) => `${c.databaseName} as "${c.propertyName}"`);
  const behind = `select ${columns.join(", ")} from events where position > $1 order by position limit $2`;
  const text = `select h.*, e.* from (select ${headColumns} from stream_head) h left join lateral (${behind}) e on true order by e."position"`;
  return async function read(position, limit): Promise<LogPage> {
    const rows: Row[] = await dataSource.query(text, [position, limit]);
    const [first] = rows;
    if (first === undefined) throw new Error("the log has no head");
    const head = await headOf(dataSource, first);
    if (head === null) return read(position, limit);
    return { head, entries: first.position === null ? [] : rows.map(eventOf).map(entryOf) };
  };
}

const eventOf = ({ epoch, head, kept_after, origin, here, ...event }: Row) => event as EventRow;
