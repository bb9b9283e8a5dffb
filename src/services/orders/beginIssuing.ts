import type { EntityManager } from "typeorm";
import type { Order } from "../../entities/Order.js";
import type { Ids } from "../ports.js";
import { openValidations } from "../validations/openValidations.js";
import { requestIssuanceIfReady } from "./requestIssuanceIfReady.js";

/** An order has become PENDING, placed or approved: from now on its names are validated, and it is issued when nothing is missing. */
export async function beginIssuing(
  tx: EntityManager,
  order: Order,
  context: { readonly ids: Ids; readonly now: Date },
): Promise<void> {
  await openValidations(tx, order, context);
  await requestIssuanceIfReady(tx, order, context);
}
