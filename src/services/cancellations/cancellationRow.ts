import type { EntityManager } from "typeorm";
import type { CancellationStatus } from "../../domain/cancellation.js";
import type { EventDraft } from "../../domain/events.js";
import { Cancellation } from "../../entities/Cancellation.js";
import type { Order } from "../../entities/Order.js";
import { changeRows } from "../rows.js";

/** The row of a cancellation as it is received, inside the rules (D2). @param by null: the system (D16) */
export function newCancellation(
  order: Order,
  { id, by, now }: { id: string; by: { userId: string; note: string | null } | null; now: Date },
): Cancellation {
  return Object.assign(new Cancellation(), {
    id,
    orderId: order.id,
    accountId: order.accountId,
    version: 1,
    status: "RECEIVED",
    receivedAt: now,
    dueAt: null,
    completedAt: null,
    refundable: true,
    requestedById: by?.userId ?? null,
    staffNote: by?.note ?? null,
    closedById: null,
    closingNote: null,
    nextTryAt: null,
    tries: 0,
    dueSteps: 0,
    dueLookAt: null,
  } satisfies Cancellation);
}

/** An event that a cancellation is new, or has moved on. */
export function cancellationEvent(cancellationId: string, cancellationStatus: CancellationStatus): EventDraft {
  return { kind: "CancellationChanged", cancellationId, cancellationStatus };
}

/**
 * Ends a RECEIVED cancellation by compare-and-set and answers the event that says so. The caller holds the order's lock, and sets the order's `cancellationStatus`.
 * @throws when it is not RECEIVED any more or not as it was read: a bug, since the order is locked
 */
export async function endCancellation(
  tx: EntityManager,
  cancellation: Cancellation,
  set: Partial<Cancellation> & { status: Exclude<CancellationStatus, "RECEIVED"> },
): Promise<EventDraft> {
  const { id, version } = cancellation;
  const next = { ...set, nextTryAt: null, dueLookAt: null, version: version + 1 };
  const affected = await changeRows(tx, Cancellation, { where: { id, version, status: "RECEIVED" }, set: next });
  if (affected !== 1) throw new Error(`cancellation ${id} was changed by another`);
  Object.assign(cancellation, next);
  return cancellationEvent(id, set.status);
}
