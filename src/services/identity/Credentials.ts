import type { Actor } from "../../domain/actor.js";
import { type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { currentCommand } from "../audit/currentCommand.js";
import type { Database } from "../database.js";
import { found } from "../found.js";
import { canonicalEmail } from "./canonicalEmail.js";
import type { Passwords } from "./Passwords.js";
import type { SecondFactor } from "./SecondFactor.js";
import { type SignInLimits, tooMany } from "./SignInLimits.js";
import { type UserWithPassword, userWithPassword } from "./userWithPassword.js";

/** Bytes. Whoever sends more does not know the password. */
const longestPassword = 1024;

export interface SignInWish {
  readonly email: string;
  readonly password: string;
  readonly totpCode?: string | null | undefined;
}

/** Who somebody is, by a password that was right under this hash. */
export interface Proven {
  readonly actor: Actor;
  readonly passwordHash: string;
}

/** Who a mail address and a password belong to. */
export class Credentials {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly secondFactor: SecondFactor,
    /** Null: none (LIMIT_RATE=0). */
    private readonly limits: SignInLimits | null,
  ) {}

  /**
   * CREDENTIALS_INVALID, RATE_LIMITED, or TOTP_REQUIRED, which only those hear who know the password. A wrong password, an address that nobody has and a disabled user get the same
   * bytes after the same time.
   * @param address of the client
   */
  async check(input: SignInWish, address: string): Promise<Result<Proven, Refusal>> {
    const email = canonicalEmail(input.email);
    if (email === null || isTooLong(input.password)) return refused();
    const wait = (await this.limits?.take(email, address)) ?? 0;
    if (wait > 0) return tooMany("identity.tooManySignIns", wait);
    const user = await userWithPassword(this.database.manager, { email });
    if (user !== null) currentCommand()?.concerns(user.id, user.accountId);
    const right = await this.passwords.verify(user?.passwordHash ?? null, input.password);
    // Without a password: invited, and not yet come.
    if (user === null || user.passwordHash === null || !right || user.disabledAt !== null) return refused();
    const actor = { userId: user.id, role: user.role, accountId: user.accountId };
    // Before the code is spent: that commits, and the record leaves with it.
    currentCommand()?.isOf(actor);
    const factor = await this.secondFactor.check(user.id, input.totpCode ?? null);
    if (!factor.ok) return factor;
    return ok({ actor, passwordHash: user.passwordHash });
  }

  /** Whether the password is that of somebody who is signed in. Counts as an attempt to sign in: a stolen session may not guess more. */
  async confirm(userId: string, password: string, address: string): Promise<Result<UserWithPassword, Refusal>> {
    const user = found(await userWithPassword(this.database.manager, { id: userId }));
    currentCommand()?.concerns(user.id, user.accountId);
    const wait = (await this.limits?.take(user.email, address)) ?? 0;
    if (wait > 0) return tooMany("identity.tooManySignIns", wait);
    const right = !isTooLong(password) && (await this.passwords.verify(user.passwordHash, password));
    return right ? ok(user) : refuse("CREDENTIALS_INVALID", "identity.passwordWrong");
  }
}

const isTooLong = (password: string) => Buffer.byteLength(password) > longestPassword;

const refused = () => refuse("CREDENTIALS_INVALID", "identity.credentialsInvalid");
