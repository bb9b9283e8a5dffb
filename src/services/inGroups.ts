import type { EntityManager } from "typeorm";
import { ok } from "../domain/result.js";
import type { Database } from "./database.js";

/** Orders that are changed in one transaction: what they ask leaves in the same writes. No more, so that nobody waits long for one of their locks, or for this process. */
const size = 2;

/**
 * Changes many orders, a few in each transaction, one transaction after the other: thousands take one connection, and a fraction of the commits. Where a group fails each of it is tried alone, so that what fails keeps
 * nothing else from being done.
 * @param items each of another order, in the order of the orders' ids: so no two transactions wait for each other
 * @param work what is done about one; begins with the order's lock
 * @returns what failed, as it was thrown
 */
export async function inGroups<T>(
  database: Database,
  items: readonly T[],
  work: (tx: EntityManager, item: T) => Promise<void>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  const take = async (group: readonly T[]): Promise<void> => {
    try {
      await database.inTransaction(async (tx) => {
        // Nothing may still be asked over the connection when it is rolled back.
        const done = await Promise.allSettled(group.map((item) => work(tx, item)));
        for (const each of done) if (each.status === "rejected") throw each.reason;
        return ok(null);
      });
    } catch (error) {
      if (group.length === 1) failures.push(error);
      else for (const item of group) await take([item]);
    }
  };
  for (let n = 0; n < items.length; n += size) await take(items.slice(n, n + size));
  return failures;
}
