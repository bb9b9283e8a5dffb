import { type EntityManager, MoreThan } from "typeorm";
import { Issuance } from "../../entities/Issuance.js";
import type { Order } from "../../entities/Order.js";
import { Reissue } from "../../entities/Reissue.js";
import type { Ids } from "../ports.js";
import { expireStale } from "../validations/expireStale.js";
import { isReady } from "./isReady.js";
import { type IssuanceWish, requestIssuance } from "./requestIssuance.js";

/**
 * Stores the intent to issue, in the transaction of the change that was the last one missing: of a pending order its first certificate, of a pending reissue that one. Does
 * nothing while the order waits for something; an intent that stands already goes on.
 */
export async function requestIssuanceIfReady(
  tx: EntityManager,
  order: Order,
  context: { ids: Ids; now: Date; tryAt?: Date },
): Promise<void> {
  if (!(await isReady(tx, order, context.now))) return;
  const open = await tx.findBy(Issuance, { orderId: order.id, status: "REQUESTED" });
  const stored = open.find(({ kind }) => kind !== "DUPLICATE");
  if (stored !== undefined) return wake(tx, stored, context.now);
  if (await expireStale(tx, order, context.now)) return;
  await requestIssuance(tx, { order, wish: await wishOf(tx, order) }, context);
}

/** One that the CA could not carry out, and that waited for something since (`lookAgain`): it may be tried at once. */
async function wake(tx: EntityManager, { id }: Issuance, now: Date): Promise<void> {
  await tx.update(Issuance, { id, tries: MoreThan(0), nextTryAt: MoreThan(now) }, { nextTryAt: now });
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
