import type { SelectQueryBuilder } from "typeorm";
import { sees, type Visibility } from "../../domain/actor.js";
import { standsInQueue, stoodInQueue } from "../../domain/queue.js";
import type { Decider } from "../../domain/revocation.js";
import type { OrderEvent } from "../../entities/OrderEvent.js";
import { restrictTo } from "../restrictTo.js";
import { isViewerChange, type LogEntry } from "./LogEntry.js";

/** Which events a reader gets: what the viewer may see, of one order or all, and which kinds. */
export interface EventScope {
  readonly visibility: Visibility;
  readonly orderId: string | null;
  readonly selection: EventSelection;
}
export type EventSelection =
  | { readonly kind: "ALL" }
  | { readonly kind: "ORDER_STATUS" }
  /** What enters, changes in and leaves the queues of these deciders (C17). */
  | { readonly kind: "QUEUE"; readonly deciders: readonly Decider[] };

/** The scope as a predicate, for entries in memory. Says the same as `whereInScope`: a test holds the two against each other. */
export function isInScope(event: LogEntry, { visibility, orderId, selection }: EventScope): event is OrderEvent {
  if (isViewerChange(event)) return false;
  if (orderId !== null && event.orderId !== orderId) return false;
  if (!sees(visibility, { accountId: event.accountId, placedById: event.ownerId })) return false;
  switch (selection.kind) {
    case "ALL":
      return true;
    case "ORDER_STATUS":
      return event.kind === "OrderStatusChanged";
    case "QUEUE":
      return standsInQueue(event, selection.deciders) || stoodInQueue(event, selection.deciders);
  }
}

/** The scope as SQL, for the log. */
export function whereInScope(
  query: SelectQueryBuilder<OrderEvent>,
  { visibility, orderId, selection }: EventScope,
): void {
  query.andWhere("event.orderId is not null");
  restrictTo(query, visibility, { account: "event.accountId", owner: "event.ownerId" });
  if (orderId !== null) query.andWhere("event.orderId = :orderId", { orderId });
  if (selection.kind === "ORDER_STATUS") query.andWhere("event.kind = 'OrderStatusChanged'");
  if (selection.kind === "QUEUE")
    query.andWhere(
      `(event.requestStatus = 'NEEDS_APPROVAL' and event.decider = any(:deciders)
        or event.previousRequestStatus = 'NEEDS_APPROVAL' and coalesce(event.previousDecider, event.decider) = any(:deciders))`,
      { deciders: selection.deciders },
    );
}
