import { MoreThan } from "typeorm";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import { passwordFaults } from "../../domain/password.js";
import { ok, type Result } from "../../domain/result.js";
import { PasswordReset } from "../../entities/PasswordReset.js";
import { User } from "../../entities/User.js";
import { currentCommand } from "../audit/currentCommand.js";
import type { Database } from "../database.js";
import type { Clock, Ids } from "../ports.js";
import { insertRows, readRow } from "../rows.js";
import { sha256 } from "../sha256.js";
import { run } from "../statements.js";
import { canonicalEmail } from "./canonicalEmail.js";
import type { Passwords } from "./Passwords.js";
import { type SignInLimits, tooMany } from "./SignInLimits.js";
import { setPassword } from "./setPassword.js";
import { tellUser } from "./tellUser.js";
import { type UserWithPassword, userWithPassword } from "./userWithPassword.js";

/** Minutes for which a token from a mail is good. */
const goodFor = 30;

const tokenBytes = 32;

/** What it takes to set a password, and how often one may ask. */
interface Means {
  readonly passwords: Passwords;
  /** Null: none (LIMIT_RATE=0). Its own: whoever asks for somebody else does not shut him out. */
  readonly limits: SignInLimits | null;
}

/** A new password by who reads the user's mail. */
export class PasswordResets {
  constructor(
    private readonly database: Database,
    private readonly means: Means,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Writes that somebody asked, and nothing else: whether anybody has the address is looked up by a job, after the answer. So there is nothing in the bytes or the time of an answer that could tell.
   * @returns for how many minutes what comes by mail is good
   */
  async request(input: { readonly email: string }, address: string): Promise<Result<number, Refusal>> {
    const email = canonicalEmail(input.email);
    if (email === null) return ok(goodFor);
    const wait = (await this.means.limits?.take(email, address)) ?? 0;
    if (wait > 0) return tooMany("identity.tooManyResets", wait);
    const now = this.clock.now();
    const row = { id: this.ids.next("pwr"), email, createdAt: now, nextTryAt: now };
    return this.database.inTransaction(async (tx) => {
      await insertRows(tx, PasswordReset, [row]);
      return ok(goodFor);
    });
  }

  /** The job: writes the mail. A second one makes the first no good. Twice or late does no harm. */
  async write(id: string): Promise<void> {
    await this.database.inTransaction(async (tx) => {
      const row = await readRow(tx, PasswordReset, { where: "id = $1 for update", parameters: [id] });
      if (row === null || row.tokenHash !== null) return ok(null);
      // Of two mails to one user at once the second waits, and makes the first no good.
      const user = await readRow(tx, User, { where: "email = $1 for no key update", parameters: [row.email] });
      if (user === null || user.disabledAt !== null) return ok(await tx.delete(PasswordReset, { id }));
      const now = this.clock.now();
      const token = this.ids.secret(tokenBytes);
      const expiresAt = new Date(now.getTime() + goodFor * 60_000);
      await tx.delete(PasswordReset, { userId: user.id });
      await tx.update(PasswordReset, { id }, { userId: user.id, tokenHash: sha256(token), expiresAt, nextTryAt: null });
      await tellUser(tx, user, { kind: "PASSWORD_RESET", values: { token, expires: expiresAt }, now });
      return ok(null);
    });
  }

  /** Ends every session of the user. CREDENTIALS_INVALID for a token that is not good. @returns since when */
  async reset(input: { readonly token: string; readonly newPassword: string }): Promise<Result<Date, Refusal>> {
    const tokenHash = sha256(input.token.trim());
    const user = await this.userOf(tokenHash);
    if (user === null) return refused();
    currentCommand()?.concerns(user.id, user.accountId);
    const faults = passwordFaults("newPassword", input.newPassword, user);
    if (faults.length > 0) return invalid(...faults);
    const passwordHash = await this.means.passwords.hash(input.newPassword);
    const now = this.clock.now();
    return this.database.inTransaction(async (tx) => {
      // The user first, as the job does. What is deleted then was there: of two with the same token one wins.
      await readRow(tx, User, { where: "id = $1 for no key update", parameters: [user.id] });
      const spent = await run(tx, "delete from password_resets where token_hash = $1 and expires_at > $2", [
        tokenHash,
        now,
      ]);
      const ended = spent.count === 1 ? await setPassword(tx, user, { passwordHash, keeps: [], now }) : null;
      return ended === null ? refused() : ok(now);
    });
  }

  private async userOf(tokenHash: string): Promise<UserWithPassword | null> {
    const { manager } = this.database;
    const row = await manager.findOneBy(PasswordReset, { tokenHash, expiresAt: MoreThan(this.clock.now()) });
    const user = row && (await userWithPassword(manager, { id: row.userId ?? "" }));
    return user?.disabledAt === null ? user : null;
  }
}

const refused = () => refuse("CREDENTIALS_INVALID", "identity.resetTokenInvalid");
