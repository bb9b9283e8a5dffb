import type { DataSource } from "typeorm";
import { OrderEvent } from "../../entities/OrderEvent.js";
import type { ViewerChange } from "./ViewerChange.js";

/** An event as whoever follows the log gets it. */
export type LoggedEvent = OrderEvent;

/** One position of the log: an event of an order, or rights that changed. */
export type LogEntry = OrderEvent | ViewerChange;

export const isViewerChange = (entry: LogEntry): entry is ViewerChange => (entry.kind as string) === "ViewerChanged";

/** A row of `events`, by the names of the entity. */
export type EventRow = OrderEvent & { readonly messageValues: Pick<ViewerChange, "userId" | "sessionId" | "now"> };

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

/** What stands in a row. */
export function entryOf(row: EventRow): LogEntry {
  if ((row.kind as string) !== "ViewerChanged") return Object.assign(new OrderEvent(), row);
  const { userId, sessionId, now } = row.messageValues;
  return { kind: "ViewerChanged", position: Number(row.position), userId, sessionId, now };
}
