import { sees, visibilityOf } from "../domain/actor.js";
import type { Order } from "../entities/Order.js";
import type { Context } from "./context.js";
import { viewerOf } from "./viewerOf.js";

/** The order, or null when the viewer may not see it: then it does not exist. @throws GraphQLError UNAUTHENTICATED for nobody */
export function visible(order: Order | null, context: Context): Order | null {
  const visibility = visibilityOf(viewerOf(context));
  return order !== null && sees(visibility, order) ? order : null;
}

/** Something of an order: seen by whoever sees the order (rules, section 7). */
export async function ofVisibleOrder<T extends { readonly orderId: string }>(
  row: T | null,
  context: Context,
): Promise<T | null> {
  const order = row === null ? null : await context.loaders.order.load(row.orderId);
  return visible(order, context) === null ? null : row;
}
