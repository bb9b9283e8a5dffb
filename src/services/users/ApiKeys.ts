import { type EntityManager, IsNull, type SelectQueryBuilder } from "typeorm";
import { type Actor, can, managedAccount } from "../../domain/actor.js";
import { type ApiKeyWish, apiKeyFaults, mostApiKeys } from "../../domain/apiKey.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { ApiKey } from "../../entities/ApiKey.js";
import { User } from "../../entities/User.js";
import type { Database } from "../database.js";
import { newKey } from "../identity/KeyHolders.js";
import type { Clock, Ids } from "../ports.js";
import { type Page, type PageWish, readPage, type SortKey, timeKey } from "../reads/keyset.js";
import { sha256 } from "../sha256.js";

/** Null and omitted restrict nothing. */
export interface ApiKeyFilter {
  readonly userId?: string | null | undefined;
}

/** Keys of users: each makes his own; who manages the users sees and revokes theirs. */
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first: the actor's own, and those of the users that he manages. @returns null when the cursor is none of this list */
  async page(actor: Actor, filter: ApiKeyFilter, page: PageWish): Promise<Page<ApiKey> | null> {
    return readPage(this.query(this.database.manager, actor, filter), byTime, page);
  }

  async count(actor: Actor, filter: ApiKeyFilter): Promise<number> {
    return this.query(this.database.manager, actor, filter).getCount();
  }

  /** @returns the key itself too, this once */
  async create(actor: Actor, wish: ApiKeyWish): Promise<Result<{ apiKey: ApiKey; key: string }, Refusal>> {
    const now = this.clock.now();
    const faults = apiKeyFaults(wish, now);
    if (faults.length > 0) return invalid(...faults);
    const { userId } = actor;
    return this.database.inTransaction(async (tx) => {
      await tx.query("select 1 from users where id = $1 for no key update", [userId]);
      const [{ living }] = await tx.query(
        "select count(*)::int as living from api_keys where user_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)",
        [userId, now],
      );
      if (living >= mostApiKeys) return refuse("INVALID_STATE", "error.apiKey.tooMany", { most: mostApiKeys });
      const key = newKey(this.ids);
      const kept = { keyHash: sha256(key), hint: key.slice(-4), lastUsedAt: null, revokedAt: null };
      const said = { name: wish.name.trim(), scopes: [...new Set(wish.scopes)], expiresAt: wish.expiresAt ?? null };
      const row = { id: this.ids.next("apk"), userId, ...kept, ...said, createdAt: now };
      await tx.insert(ApiKey, row);
      return ok({ apiKey: Object.assign(new ApiKey(), row), key });
    });
  }

  /** At once; its sockets close. Again changes nothing. */
  async revoke(actor: Actor, id: string): Promise<Result<ApiKey, Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const found = await this.query(tx, actor, {}).andWhere("k.id = :id", { id }).getOne();
      if (found === null) return refuse("NOT_FOUND", "error.apiKey.notFound");
      await tx.update(ApiKey, { id, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
      return ok(await tx.findOneByOrFail(ApiKey, { id }));
    });
  }

  private query(manager: EntityManager, actor: Actor, { userId }: ApiKeyFilter): SelectQueryBuilder<ApiKey> {
    const query = manager.createQueryBuilder(ApiKey, "k").innerJoin(User, "u", "u.id = k.userId");
    const managed = { self: actor.userId, account: managedAccount(actor) };
    if (!can(actor, "STAFF")) query.andWhere("(k.userId = :self or u.accountId = :account)", managed);
    return userId == null ? query : query.andWhere("k.userId = :userId", { userId });
  }
}

const byTime: SortKey<ApiKey> = {
  name: "createdAt",
  sql: "k.created_at",
  type: "timestamptz",
  ascending: false,
  valueOf: ({ createdAt }) => timeKey(createdAt),
};
