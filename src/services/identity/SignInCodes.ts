import type { Actor } from "../../domain/actor.js";
import { type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import type { Database } from "../database.js";
import type { Clock, Ids } from "../ports.js";
import { sha256 } from "../sha256.js";
import { canonicalEmail } from "./canonicalEmail.js";
import type { Identity } from "./Identity.js";
import type { SignedInTokens } from "./SignedIn.js";

/** Milliseconds that a code is good: as long as a browser takes to come back. */
const lifetime = 60_000;

/** One-time codes: what a browser that has signed in elsewhere takes to its client, where tokens do not belong in an address. */
export class SignInCodes {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly identity: Identity,
  ) {}

  /** A code for whoever has this address. Null where nobody has it who can sign in; nobody is made. @param verified by whom it was said */
  async give(verified: string): Promise<string | null> {
    const email = canonicalEmail(verified);
    if (email === null) return null;
    const now = this.clock.now();
    const code = this.ids.secret(32);
    await this.database.manager.query("delete from sign_in_codes where expires_at <= $1", [now]);
    const given: unknown[] = await this.database.manager.query(
      `insert into sign_in_codes (code_hash, user_id, expires_at)
       select $1, id, $2 from users where email = $3 and disabled_at is null returning 1`,
      [sha256(code), new Date(now.getTime() + lifetime), email],
    );
    return given.length === 1 ? code : null;
  }

  /** Begins a session. CREDENTIALS_INVALID for a code that is unknown, spent or older than a minute, and for a user who was disabled since. */
  async exchange({ code }: { readonly code: string }): Promise<Result<SignedInTokens, Refusal>> {
    if (!/^[0-9a-f]{64}$/.test(code)) return refused();
    // Of two who show it at once the row is one's.
    const [[actor]]: [Actor[], number] = await this.database.manager.query(
      `delete from sign_in_codes c using users u
       where c.code_hash = $1 and c.expires_at > $2 and u.id = c.user_id and u.disabled_at is null
       returning u.id as "userId", u.role, u.account_id as "accountId"`,
      [sha256(code), this.clock.now()],
    );
    return actor === undefined ? refused() : ok(await this.identity.begin(actor));
  }
}

const refused = () => refuse("CREDENTIALS_INVALID", "identity.codeInvalid");
