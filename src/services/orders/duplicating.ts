import { Any, type EntityManager } from "typeorm";
import type { DuplicateFacts } from "../../domain/reissue.js";
import { Account } from "../../entities/Account.js";
import type { Order } from "../../entities/Order.js";
import { found } from "../found.js";
import { loadProofs } from "../validations/loadProofs.js";

/** What decides whether a duplicate would wait for something (D14, D16), for many orders in two queries; in the order given. */
export async function loadDuplicating(
  manager: EntityManager,
  orders: readonly Order[],
): Promise<DuplicateFacts["duplicating"][]> {
  const accountIds = [...new Set(orders.map(({ accountId }) => accountId))];
  const accounts = await manager.findBy(Account, { id: Any(accountIds) });
  const proofOf = await loadProofs(manager, orders);
  return orders.map(({ accountId, subjectAlternativeNames: names }) => ({
    provenUntil: names.map((name) => proofOf(accountId, name)?.servesUntil ?? null),
    organizationVettedUntil: found(accounts.find(({ id }) => id === accountId)).organizationVettedUntil,
  }));
}
