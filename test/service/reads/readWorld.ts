import { type Actor, type Visibility, visibilityOf } from "../../../src/domain/actor.js";
import type { User } from "../../../src/entities/User.js";
import type { Page, PageWish } from "../../../src/services/reads/keyset.js";
import { createTestDatabase } from "../../support/database.js";
import { insertAccount, insertPolicy, insertProduct, insertUser } from "../../support/rows.js";

/** Two accounts, their people, and what can be ordered. */
export async function createReadWorld() {
  const database = await createTestDatabase();
  const db = database.dataSource;
  const [kumo, sora] = [await insertAccount(db), await insertAccount(db)];
  const people = {
    admin: await insertUser(db, { accountId: kumo.id, role: "ADMIN" }),
    limited: await insertUser(db, { accountId: kumo.id, role: "LIMITED" }),
    stranger: await insertUser(db, { accountId: sora.id, role: "ADMIN" }),
    operator: await insertUser(db, { role: "OPERATOR" }),
  };
  const policy = await insertPolicy(db);
  const products = [
    await insertProduct(db, { policyId: policy.id }),
    await insertProduct(db, { policyId: policy.id }),
  ] as const;
  return { ...database, db, kumo, sora, people, policy, products };
}
export type ReadWorld = Awaited<ReturnType<typeof createReadWorld>>;

export const actorOf = ({ id, role, accountId }: User): Actor => ({ userId: id, role, accountId });
export const visibilityFor = (user: User): Visibility => visibilityOf(actorOf(user));

/** Reads a list to its end, page by page. @returns the ids in the order of the list, whichever way it was read */
export async function walk<T extends { id: string }>(
  read: (wish: PageWish) => Promise<Page<T> | null>,
  { size, direction }: Pick<PageWish, "size" | "direction">,
): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null, more = true; more; ) {
    const page: Page<T> | null = await read({ size, direction, cursor });
    if (page === null) throw new Error("a cursor of the list itself was refused");
    const forward = direction === "FORWARD";
    if (page.rows.length > size || (forward ? page.hasPreviousPage : page.hasNextPage) !== (cursor !== null))
      throw new Error("the page is not as it was asked for");
    ids.splice(forward ? ids.length : 0, 0, ...page.rows.map((row) => row.id));
    more = forward ? page.hasNextPage : page.hasPreviousPage;
    cursor = (forward ? page.cursors.at(-1) : page.cursors[0]) ?? null;
  }
  return ids;
}
