import type { EntityManager } from "typeorm";
import type { Order } from "../../entities/Order.js";
import { User } from "../../entities/User.js";
import { findRow } from "../rows.js";

/** C15: the address of whoever asked. Where staff or the desk itself did, it was for the customer, who has the registered address. */
export async function requesterOf(
  tx: EntityManager,
  order: Order,
  { requestedById }: { readonly requestedById: string | null },
): Promise<string> {
  const user = requestedById === null ? null : await findRow(tx, User, { id: requestedById });
  return user !== null && user.accountId === order.accountId ? user.email : order.contactEmail;
}
