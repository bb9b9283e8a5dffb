import { fault, invalid, type Refusal, refuse } from "../../domain/errors.js";
import { passwordFaults } from "../../domain/password.js";
import { ok, type Result } from "../../domain/result.js";
import type { Database } from "../database.js";
import type { Clock } from "../ports.js";
import type { Credentials } from "./Credentials.js";
import type { Passwords } from "./Passwords.js";
import type { SignedIn } from "./SignedIn.js";
import { setPassword } from "./setPassword.js";

/** A new password by who knows the present one. */
export class PasswordChange {
  constructor(
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
  ) {}

  /** Ends every other session of the user. @returns how many */
  async change(
    { actor, sessionId }: SignedIn,
    input: { readonly currentPassword: string; readonly newPassword: string },
    address: string,
  ): Promise<Result<number, Refusal>> {
    const user = await this.credentials.confirm(actor.userId, input.currentPassword, address);
    if (!user.ok) return user;
    const faults = passwordFaults("newPassword", input.newPassword, user.value);
    if (faults.length > 0) return invalid(...faults);
    if (input.newPassword === input.currentPassword) return invalid(fault("newPassword", "error.password.same"));
    const passwordHash = await this.passwords.hash(input.newPassword);
    const change = { passwordHash, keeps: [sessionId], now: this.clock.now() };
    return this.database.inTransaction(async (tx) => {
      const ended = await setPassword(tx, user.value, change);
      return ended === null ? refuse("CREDENTIALS_INVALID", "identity.passwordWrong") : ok(ended);
    });
  }
}
