import type { EntityManager } from "typeorm";
import type { Actor } from "../../domain/actor.js";
import { type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { administers, managesUsers, stateOf, stillAdministers } from "../../domain/user.js";
import { User } from "../../entities/User.js";

/** A user under his lock, and who manages users beside him and can sign in: of an account its administrators, else the desk's staff. */
export interface LockedUser {
  readonly user: User;
  readonly leaders: readonly User[];
}

/**
 * Locks the user, the leaders of his account and the actor, in one order: two administrators who disable each other stand in a row, and the second is no administrator any more.
 */
export async function lockUser(tx: EntityManager, actor: Actor, id: string): Promise<Result<LockedUser, Refusal>> {
  if (!managesUsers(actor)) return refuse("INVALID_STATE", "error.user.adminOnly");
  const found = await tx.findOneBy(User, { id });
  if (found === null || !administers(actor, found.accountId)) return refuse("NOT_FOUND", "error.user.notFound");
  const { accountId } = found;
  const role = accountId === null ? "OPERATOR" : "ADMIN";
  const rows = await tx
    .createQueryBuilder(User, "u")
    .where("u.id in (:...ids)", { ids: [id, actor.userId] })
    .orWhere("u.role = :role and u.accountId is not distinct from :accountId", { role, accountId })
    .orderBy("u.id")
    .setLock("for_no_key_update")
    .getMany();
  const user = rows.find((row) => row.id === id);
  const self = rows.find((row) => row.id === actor.userId);
  if (!stillAdministers(self, accountId)) return refuse("INVALID_STATE", "error.user.adminOnly");
  if (user === undefined) return refuse("NOT_FOUND", "error.user.notFound");
  // Read again under the lock: the condition was met before it was waited for.
  const leaders = rows.filter((row) => row.role === role && row.accountId === accountId && stateOf(row) === "ACTIVE");
  return ok({ user, leaders });
}
