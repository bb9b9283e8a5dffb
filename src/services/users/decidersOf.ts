import { type EntityManager, In, IsNull } from "typeorm";
import { decides, Role } from "../../domain/actor.js";
import type { Decider } from "../../domain/revocation.js";
import { User } from "../../entities/User.js";

/** Who can decide now: users of the account (C13), or of the desk (K7, K18, C9). */
export async function decidersOf(
  tx: EntityManager,
  { decider, accountId }: { readonly decider: Decider; readonly accountId: string },
): Promise<User[]> {
  const roles = Object.values(Role).filter((role) => decides({ userId: "", role, accountId: null }, decider));
  return tx.findBy(User, {
    accountId: decider === "STAFF" ? IsNull() : accountId,
    role: In(roles),
    disabledAt: IsNull(),
  });
}
