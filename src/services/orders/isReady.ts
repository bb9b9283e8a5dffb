import type { EntityManager } from "typeorm";
import { isReadyToIssue, pendingReasons } from "../../domain/pending.js";
import type { Order } from "../../entities/Order.js";
import { found } from "../found.js";
import { run } from "../statements.js";
import { loadReadiness } from "./readiness.js";

/**
 * Whether nothing but the CA's signature is missing (D14). Staff may be vetting the organization at this moment: then that one does not see this order yet, and this one not yet that. Who
 * would wait for it waits until it is said (or makes it wait, by the lock), and looks again.
 */
export async function isReady(tx: EntityManager, order: Order, now: Date): Promise<boolean> {
  const look = async () => found((await loadReadiness(tx, [order]))[0]);
  const readiness = await look();
  if (!pendingReasons(readiness, now).includes("ORGANIZATION_VALIDATION")) return isReadyToIssue(readiness, now);
  await run(tx, "select from accounts where id = $1 for key share", [order.accountId]);
  return isReadyToIssue(await look(), now);
}
