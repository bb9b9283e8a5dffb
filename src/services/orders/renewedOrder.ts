import type { EntityManager } from "typeorm";
import type { Visibility } from "../../domain/actor.js";
import { invalid, type Refusal, unknown } from "../../domain/errors.js";
import { mayRenew } from "../../domain/renewal.js";
import { ok, type Result } from "../../domain/result.js";
import { Order } from "../../entities/Order.js";
import { policyOf } from "../policyOf.js";
import { lockOrder } from "./orderRow.js";
import { renewalStands } from "./renewalStands.js";

/**
 * The order that a new one renews, locked; null for a new application. Refused outside of the renewal window (K1, D13), and when it was renewed already.
 */
export async function renewedOrder(
  tx: EntityManager,
  number: string | null,
  { visibility, now }: { visibility: Visibility; now: Date },
): Promise<Result<Order | null, Refusal>> {
  if (number === null) return ok(null);
  const named = await tx.findOneBy(Order, { number });
  const order = named && (await lockOrder(tx, named.id, visibility));
  if (!order) return invalid(unknown("renewalOfOrderNumber", "error.renewal.unknown", { number }));
  const { renewalWindowDays, timeZone } = await policyOf(tx, order);
  const alreadyRenewed = await renewals(tx, order.id);
  const allowed = mayRenew({ ...order, alreadyRenewed, renewalWindowDays, timeZone }, now);
  return allowed.ok ? ok(order) : allowed;
}

async function renewals(tx: EntityManager, orderId: string): Promise<boolean> {
  return tx
    .createQueryBuilder(Order, "o")
    .where(`o.renewalOfId = :orderId and ${renewalStands}`, { orderId })
    .getExists();
}
