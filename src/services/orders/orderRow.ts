import type { EntityManager } from "typeorm";

import { type Actor, sees, type Visibility, visibilityOf } from "../../domain/actor.js";
import { type Message, type Refusal, refuse } from "../../domain/errors.js";
import type { EventDraft } from "../../domain/events.js";
import { mayMoveOrder } from "../../domain/order.js";
import { ok, type Result } from "../../domain/result.js";
import { Order } from "../../entities/Order.js";
import { insertEvents } from "../events/insertEvents.js";
import { found } from "../found.js";
import { queueMailsOf } from "../mail/queueMailsOf.js";
import { changeRows, findRow, readRow } from "../rows.js";

/**
 * Loads an order for a change: `FOR UPDATE`, so that every command on one order stands in a row, its requests, validations and certificates included.
 * @returns null when there is none, or none that the viewer may see
 */
export async function lockOrder(tx: EntityManager, id: string, visibility: Visibility): Promise<Order | null> {
  const order = await readRow(tx, Order, { where: "id = $1 for update", parameters: [id] });
  return order !== null && sees(visibility, order) ? order : null;
}

/** The same for work that is nobody's: a job, or what a command that was allowed has still to do. */
export async function lockedOrder(tx: EntityManager, id: string): Promise<Order> {
  return found(await readRow(tx, Order, { where: "id = $1 for update", parameters: [id] }));
}

/** The same for the order of a row that names it: a request, a cancellation, a settlement. One query. */
export async function lockOrderOf(
  tx: EntityManager,
  { table, id }: { readonly table: "revocation_requests" | "cancellations" | "settlements"; readonly id: string },
  visibility: Visibility,
): Promise<Order | null> {
  const where = `id = (select order_id from ${table} where id = $1) for update`;
  const order = await readRow(tx, Order, { where, parameters: [id] });
  return order !== null && sees(visibility, order) ? order : null;
}

/** The same without the lock. */
export async function findVisibleOrder(
  manager: EntityManager,
  id: string,
  visibility: Visibility,
): Promise<Order | null> {
  const order = await findRow(manager, Order, { id });
  return order !== null && sees(visibility, order) ? order : null;
}

/** The order that a command answers with. A key that was used before shows no more than its user may see today. */
export async function shownOrder(manager: EntityManager, id: string, actor: Actor): Promise<Result<Order, Refusal>> {
  const order = await findVisibleOrder(manager, id, visibilityOf(actor));
  return order === null ? refuse("NOT_FOUND", "error.order.notFound") : ok(order);
}

/** What a command does to an order. */
export interface OrderChange {
  readonly set?: Partial<Order>;
  readonly events: readonly EventDraft[];
  /** Why nobody but the CA rejects it, for the mail that says so. */
  readonly reason?: Message;
  readonly actorId: string | null;
  readonly now: Date;
}

/**
 * Writes the change by compare-and-set and appends its events, and the mails that they send, in the same transaction (I7). `order` is brought up to date.
 * @throws when the move is illegal or the row is not as it was read: a bug, since the row is locked
 */
export async function changeOrder(tx: EntityManager, order: Order, change: OrderChange): Promise<void> {
  const { set = {}, events } = change;
  const to = set.status;
  if (to !== undefined && to !== order.status && !mayMoveOrder(order.status, to))
    throw new Error(`illegal move of an order: ${order.status} -> ${to}`);
  const next = { ...set, version: order.version + 1, eventSequence: order.eventSequence + events.length };
  const where = { id: order.id, version: order.version, status: order.status };
  const [affected] = await Promise.all([
    changeRows(tx, Order, { where, set: next }),
    insertEvents(tx, order, { ...change, firstSequence: order.eventSequence + 1 }),
  ]);
  if (affected !== 1) throw new Error(`order ${order.id} was changed by another`);
  Object.assign(order, next);
  await queueMailsOf(tx, order, change);
}
