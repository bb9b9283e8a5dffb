import { Any, type EntityManager } from "typeorm";
import type { OrderActionFacts } from "../../domain/orderActions.js";
import { Cancellation } from "../../entities/Cancellation.js";
import type { Order } from "../../entities/Order.js";
import { Payment } from "../../entities/Payment.js";
import { Settlement } from "../../entities/Settlement.js";
import { found } from "../found.js";
import { loadDuplicating } from "../orders/duplicating.js";
import { loadOrderCases } from "../orders/orderCases.js";
import { renewalStands } from "../orders/renewalStands.js";
import { readRows } from "../rows.js";
import { openApproval } from "../validations/openApproval.js";

/** Everything that says what can be done with orders, for many in eleven queries; in the order given. */
export async function loadActionFacts(manager: EntityManager, orders: readonly Order[]): Promise<OrderActionFacts[]> {
  const orderIds = orders.map((order) => order.id);
  const cases = await loadOrderCases(manager, orders);
  const ofThese = { where: { orderId: Any(orderIds) } };
  const payments = byOrder(await manager.find(Payment, ofThese));
  const settlements = byOrder(await manager.find(Settlement, ofThese));
  // The newest, which is the one that waits where one does, whatever the clock said.
  const where = "order_id = any($1) order by status = 'RECEIVED', received_at, id";
  const cancellations = byOrder(await readRows(manager, Cancellation, { where, parameters: [orderIds] }));
  const renewed: { id: string }[] = await manager.query(renewals, [orderIds]);
  const mails: Mails[] = await manager.query(resendable, [orderIds]);
  const duplicating = await loadDuplicating(manager, orders);
  return orders.map((order, index) => ({
    ...found(cases[index]),
    duplicating: found(duplicating[index]),
    order,
    payment: found(payments.get(order.id)),
    settlement: settlements.get(order.id) ?? null,
    cancellation: cancellations.get(order.id) ?? null,
    alreadyRenewed: renewed.some(({ id }) => id === order.id),
    resending: mails.find(({ id }) => id === order.id) ?? { hasApproval: false, resentAt: [] },
  }));
}

/** The last of each order. */
function byOrder<T extends { readonly orderId: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.orderId, row]));
}

const renewals = `select distinct renewal_of_id as id from orders where renewal_of_id = any($1) and ${renewalStands}`;

interface Mails {
  readonly id: string;
  readonly hasApproval: boolean;
  readonly resentAt: readonly Date[];
}

/** As `Resending` looks: an approval that can still be given, and the newest that somebody had sent again. */
const resendable = `select o.id, exists (select from mails where mails.order_id = o.id and ${openApproval}) as "hasApproval",
  array(select m.created_at from mails m where m.order_id = o.id and m.requested_by_id is not null
    order by m.created_at desc limit 3) as "resentAt"
  from unnest($1::text[]) o(id)`;
