import type { Actor } from "../../domain/actor.js";
import { type ApiScope, usePrecision } from "../../domain/apiKey.js";
import type { Database } from "../database.js";
import type { Clock, Ids } from "../ports.js";
import { sha256 } from "../sha256.js";
import type { SignedIn } from "./SignedIn.js";

/** What every key begins with: people and scanners of repositories know it by that. */
const prefix = "ck_";
const form = /^ck_[0-9a-f]{64}$/;

/** As late as a Date can be: a key without an end. */
const never = new Date(8.64e15);

export const newKey = (ids: Ids) => `${prefix}${ids.secret(32)}`;

/** Whether it is a key that is shown, and no access token. */
export const looksLikeKey = (token: string) => token.startsWith(prefix);

/** Who shows an API key. Role and account are the user's of now, as with a token. */
export class KeyHolders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null for a key that is unknown, revoked or expired, or whose user is disabled. */
  async authenticate(key: string): Promise<SignedIn | null> {
    if (!form.test(key)) return null;
    const now = this.clock.now();
    const [row]: Row[] = await this.database.manager.query(
      `select k.id, k.scopes, k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", u.id as "userId", u.role, u.account_id as "accountId"
       from api_keys k join users u on u.id = k.user_id
       where k.key_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2) and u.disabled_at is null`,
      [sha256(key), now],
    );
    if (row === undefined) return null;
    const { id: sessionId, scopes, expiresAt, lastUsedAt, ...actor } = row;
    const stale = new Date(now.getTime() - usePrecision);
    if (lastUsedAt === null || lastUsedAt <= stale) await this.noteUse(sessionId, { now, stale });
    return { actor, sessionId, scopes, expiresAt: expiresAt ?? never };
  }

  /** Of many who use it at once one writes. */
  private async noteUse(id: string, { now, stale }: { readonly now: Date; readonly stale: Date }): Promise<void> {
    await this.database.manager.query(
      "update api_keys set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at <= $3)",
      [id, now, stale],
    );
  }
}

type Row = Actor & {
  readonly id: string;
  readonly scopes: readonly ApiScope[];
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
};
