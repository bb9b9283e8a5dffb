import type { EntityManager } from "typeorm";
import { isReadyToIssue, pendingReasons } from "../../domain/pending.js";
import { Issuance } from "../../entities/Issuance.js";
import type { Order } from "../../entities/Order.js";
import { Reissue } from "../../entities/Reissue.js";
import { found } from "../found.js";
import type { Ids } from "../ports.js";
import { run } from "../statements.js";
import { expireStale } from "../validations/expireStale.js";
import { loadReadiness } from "./readiness.js";
import { type IssuanceWish, requestIssuance } from "./requestIssuance.js";

/**
 * Stores the intent to issue, in the transaction of the change that was the last one missing: of a pending order its first certificate, of a pending reissue that one. Does
 * nothing while the order waits for something, or when an intent stands already.
 */
export async function requestIssuanceIfReady(
  tx: EntityManager,
  order: Order,
  context: { ids: Ids; now: Date; tryAt?: Date },
): Promise<void> {
  if (!(await isReady(tx, order, context.now))) return;
  const open = await tx.findBy(Issuance, { orderId: order.id, status: "REQUESTED" });
  if (open.some(({ kind }) => kind !== "DUPLICATE")) return;
  if (await expireStale(tx, order, context.now)) return;
  await requestIssuance(tx, { order, wish: await wishOf(tx, order) }, context);
}

/**
 * Staff may be vetting the organization at this moment: then that one does not see this order yet, and this one not yet that. Who would wait for it waits until it is said (or makes it wait, by the
 * lock), and looks again.
 */
async function isReady(tx: EntityManager, order: Order, now: Date): Promise<boolean> {
  const look = async () => found((await loadReadiness(tx, [order]))[0]);
  const readiness = await look();
  if (!pendingReasons(readiness, now).includes("ORGANIZATION_VALIDATION")) return isReadyToIssue(readiness, now);
  await run(tx, "select from accounts where id = $1 for key share", [order.accountId]);
  return isReadyToIssue(await look(), now);
}

async function wishOf(tx: EntityManager, order: Order): Promise<IssuanceWish> {
  const none = { replacesId: null, copiesId: null, reissueId: null, requestedById: null };
  if (order.status === "PENDING") return { ...none, ...keyAndNames(order), kind: "ORIGINAL" };
  const reissue = await tx.findOneByOrFail(Reissue, { orderId: order.id, status: "WAITING" });
  const { id: reissueId, requestedById } = reissue;
  const replacesId = order.currentCertificateId;
  return { ...none, ...keyAndNames(reissue), kind: "REISSUE", replacesId, reissueId, requestedById };
}

function keyAndNames({ commonName, subjectAlternativeNames, publicKey, keyHash }: Order | Reissue) {
  return { commonName, subjectAlternativeNames, publicKey, keyHash };
}
