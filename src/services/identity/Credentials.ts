import type { Actor } from "../../domain/actor.js";
import { message, type Refusal, refuse } from "../../domain/errors.js";
import { type Fail, fail, ok, type Result } from "../../domain/result.js";
import { User } from "../../entities/User.js";
import type { Database } from "../database.js";
import { canonicalEmail } from "./canonicalEmail.js";
import type { Passwords } from "./Passwords.js";
import type { SignInLimits } from "./SignInLimits.js";

/** Bytes. Whoever sends more does not know the password. */
const longestPassword = 1024;

/** Who a mail address and a password belong to. */
export class Credentials {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    /** Null: none (LIMIT_RATE=0). */
    private readonly limits: SignInLimits | null,
  ) {}

  /**
   * CREDENTIALS_INVALID or RATE_LIMITED. A wrong password, an address that nobody has and a disabled user get the same
   * bytes after the same time.
   * @param address of the client
   */
  async check(input: { email: string; password: string }, address: string): Promise<Result<Actor, Refusal>> {
    const email = canonicalEmail(input.email);
    if (email === null || Buffer.byteLength(input.password) > longestPassword) return refused();
    const wait = (await this.limits?.take(email, address)) ?? 0;
    if (wait > 0) return tooMany(wait);
    const user = await this.database.manager.findOneBy(User, { email });
    const right = await this.passwords.verify(user?.passwordHash ?? null, input.password);
    if (user === null || !right || user.disabledAt !== null) return refused();
    return ok({ userId: user.id, role: user.role, accountId: user.accountId });
  }
}

const refused = () => refuse("CREDENTIALS_INVALID", "identity.credentialsInvalid");

function tooMany(retryAfterSeconds: number): Fail<Refusal> {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return fail({ code: "RATE_LIMITED", message: message("identity.tooManySignIns", { minutes }), retryAfterSeconds });
}
