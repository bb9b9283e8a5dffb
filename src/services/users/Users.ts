import type { EntityManager, SelectQueryBuilder } from "typeorm";
import type { Actor, Role } from "../../domain/actor.js";
import { can, managedAccount } from "../../domain/actor.js";
import { type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { mayDisable, stateOf, type UserState } from "../../domain/user.js";
import { User } from "../../entities/User.js";
import type { Database } from "../database.js";
import type { Clock } from "../ports.js";
import { type Page, type PageWish, readPage, type SortKey, timeKey } from "../reads/keyset.js";
import { lockUser } from "./lockUser.js";

/** Null and omitted restrict nothing. */
export interface UserFilter {
  readonly accountId?: string | null | undefined;
  readonly state?: UserState | null | undefined;
  readonly role?: Role | null | undefined;
}

/** Who uses an account, and who may no longer. */
export class Users {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Oldest first; none for those who manage no users. @returns null when the cursor is none of this list */
  async page(actor: Actor, filter: UserFilter, page: PageWish): Promise<Page<User> | null> {
    return readPage(this.query(actor, filter), byTime, page);
  }

  async count(actor: Actor, filter: UserFilter): Promise<number> {
    return this.query(actor, filter).getCount();
  }

  /** At once; his sockets close. Again changes nothing. */
  async disable(actor: Actor, id: string): Promise<Result<User, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const locked = await lockUser(tx, actor, id);
      if (!locked.ok) return locked;
      const { user, leaders } = locked.value;
      const may = mayDisable(user, leaders, actor);
      if (!may.ok) return may;
      return user.disabledAt === null ? set(tx, user, this.clock.now()) : ok(user);
    });
  }

  /** With the role that he had. Again changes nothing. */
  async enable(actor: Actor, id: string): Promise<Result<User, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const locked = await lockUser(tx, actor, id);
      if (!locked.ok) return locked;
      const { user } = locked.value;
      if (stateOf(user) === "INVITED") return refuse("INVALID_STATE", "error.user.invited");
      return user.disabledAt === null ? ok(user) : set(tx, user, null);
    });
  }

  private query(actor: Actor, { accountId, state, role }: UserFilter): SelectQueryBuilder<User> {
    const query = this.database.manager.createQueryBuilder(User, "u");
    if (!can(actor, "STAFF")) query.andWhere("u.accountId = :own", { own: managedAccount(actor) });
    if (accountId != null) query.andWhere("u.accountId = :accountId", { accountId });
    if (role != null) query.andWhere("u.role = :role", { role });
    if (state != null) query.andWhere(conditions[state]);
    return query;
  }
}

/** As `stateOf` tells them. */
const conditions = {
  INVITED: "not u.hasPassword",
  DISABLED: "u.hasPassword and u.disabledAt is not null",
  ACTIVE: "u.hasPassword and u.disabledAt is null",
} as const satisfies Record<UserState, string>;

async function set(tx: EntityManager, user: User, disabledAt: Date | null): Promise<Result<User, never>> {
  await tx.update(User, { id: user.id }, { disabledAt });
  return ok(Object.assign(user, { disabledAt }));
}

const byTime: SortKey<User> = {
  name: "createdAt",
  sql: "u.created_at",
  type: "timestamptz",
  ascending: true,
  valueOf: ({ createdAt }) => timeKey(createdAt),
};
