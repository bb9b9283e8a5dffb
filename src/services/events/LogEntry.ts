import type { DataSource } from "typeorm";
import { OrderEvent } from "../../entities/OrderEvent.js";
import type { ViewerChange } from "./ViewerChange.js";

/** An event as whoever follows the log gets it. */
export type LoggedEvent = OrderEvent;

/** One position of the log: an event of an order, or rights that changed. */
export type LogEntry = OrderEvent | ViewerChange;

export const isViewerChange = (entry: LogEntry): entry is ViewerChange => (entry.kind as string) === "ViewerChanged";

/**
 * Reads the log from a position on, without the cost of an entity manager: it is read for everybody, all the time.
 * @returns a function that answers at most `limit` entries after `position`, in order
 */
export function logReader(dataSource: DataSource) {
  const columns = dataSource.getMetadata(OrderEvent).columns.map((c) => `${c.databaseName} as "${c.propertyName}"`);
  const text = `select ${columns.join(", ")} from events where position > $1 order by position limit $2`;
  return async (position: number, limit: number): Promise<LogEntry[]> =>
    (await dataSource.query(text, [position, limit])).map(entryOf);
}

type Row = OrderEvent & { readonly messageValues: Pick<ViewerChange, "userId" | "sessionId" | "now"> };

/** A row of hand-written SQL, or one that came as JSON, as the reader would give it. */
export function entryOfRow(dataSource: DataSource, row: object): LogEntry {
  const { columns } = dataSource.getMetadata(OrderEvent);
  const values = row as Record<string, unknown>;
  const fields = columns.map(({ databaseName, propertyName, type }) => {
    const value = values[databaseName];
    return [propertyName, type === "timestamptz" && typeof value === "string" ? new Date(value) : value];
  });
  return entryOf(Object.fromEntries(fields));
}

function entryOf(row: Row): LogEntry {
  if ((row.kind as string) !== "ViewerChanged") return Object.assign(new OrderEvent(), row);
  const { userId, sessionId, now } = row.messageValues;
  return { kind: "ViewerChanged", position: Number(row.position), userId, sessionId, now };
}
