import type { EntityManager } from "typeorm";
import { User } from "../../entities/User.js";

/** A user with the hash of his password; null: he has none yet. */
export interface UserWithPassword extends User {
  passwordHash: string | null;
}

/** For who verifies a password or changes it: over the system's connections alone. */
export async function userWithPassword(
  manager: EntityManager,
  where: Partial<Pick<User, "id" | "email">>,
): Promise<UserWithPassword | null> {
  const query = manager.createQueryBuilder(User, "u").addSelect("u.passwordHash").where(where);
  return (await query.getOne()) as UserWithPassword | null;
}
