import type { EntityManager } from "typeorm";
import { isReadyToDuplicate } from "../../domain/pending.js";
import { Issuance } from "../../entities/Issuance.js";
import type { Order } from "../../entities/Order.js";
import { Product } from "../../entities/Product.js";
import { found } from "../found.js";
import { isKeyBlocked } from "../keys/blockedKeys.js";
import { isWanted } from "../reissues/storeLater.js";
import { retryAt } from "../retryAt.js";
import { findRow, findRowOrFail } from "../rows.js";
import { expireStale } from "../validations/expireStale.js";
import { certificateToSign } from "./certificateToSign.js";
import { loadDuplicating } from "./duplicating.js";
import { isReady } from "./isReady.js";
import { lockedOrder } from "./orderRow.js";

/** An intent to issue; where it may not be signed any more, the CA is only asked whether it had been. */
export interface ToBeSigned {
  readonly issuance: Issuance;
  readonly maySign: boolean;
}

/**
 * Looks at an intent to issue again that the CA could not carry out when it was stored: how long the certificate may live (D7) and whom it names is decided by the day on which it is
 * signed, and so is whether anything is missing by now (D14, D16). Then the intent stays and waits with its order; a CA that had signed it all the same, and was not heard, answers
 * that certificate whenever it is asked.
 * @returns the intent as it is now, and whether it may still be signed: nobody wants it any more, or its key was compromised meanwhile (D12); null: there is nothing to ask for
 */
export async function lookAgain(
  tx: EntityManager,
  { id, orderId }: Pick<Issuance, "id" | "orderId">,
  now: Date,
): Promise<ToBeSigned | null> {
  const order = await lockedOrder(tx, orderId);
  const issuance = await findRow(tx, Issuance, { id, status: "REQUESTED" });
  if (issuance === null) return null;
  if (!(await isUsable(tx, order, issuance))) return { issuance, maySign: false };
  if (!(await isStillReady(tx, order, { issuance, now }))) {
    await tx.update(Issuance, { id }, { nextTryAt: retryAt(now, issuance.tries), tries: issuance.tries + 1 });
    return null;
  }
  const { commonName, subjectAlternativeNames } = issuance.profile;
  const wish = { kind: issuance.kind, commonName, subjectAlternativeNames };
  const set = await certificateToSign(tx, { order, wish }, now);
  await tx.update(Issuance, { id }, set);
  return { issuance: Object.assign(issuance, set), maySign: true };
}

/** Whether the order, or its reissue, still waits for it, and its key was not compromised while the CA was signing (D12). */
export async function isUsable(manager: EntityManager, order: Order, issuance: Issuance): Promise<boolean> {
  return (await isWanted(manager, order, issuance)) && !(await isKeyBlocked(manager, issuance.keyHash));
}

async function isStillReady(
  tx: EntityManager,
  order: Order,
  { issuance, now }: { readonly issuance: Issuance; readonly now: Date },
): Promise<boolean> {
  if (issuance.kind !== "DUPLICATE") return (await isReady(tx, order, now)) && !(await expireStale(tx, order, now));
  const product = await findRowOrFail(tx, Product, { id: order.productId });
  return isReadyToDuplicate(product, found((await loadDuplicating(tx, [order]))[0]), now);
}
