import { type EntityManager, IsNull, Not } from "typeorm";
import { type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { TotpSecret } from "../../entities/TotpSecret.js";
import { aside } from "../audit/currentCommand.js";
import type { Database } from "../database.js";
import type { Clock } from "../ports.js";
import type { Sealing } from "../Sealing.js";
import { run } from "../statements.js";
import { recoveryHash } from "./recoveryCodes.js";
import { totpStep } from "./totp.js";

/** What somebody has beside the password: one-time codes (RFC 6238), and recovery codes for when they are lost. */
export class SecondFactor {
  constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  isOn(userId: string, manager: EntityManager = this.database.manager): Promise<boolean> {
    return manager.existsBy(TotpSecret, { userId, confirmedAt: Not(IsNull()) });
  }

  /** TOTP_REQUIRED without a code, CREDENTIALS_INVALID for a wrong or spent one; good for everybody who has none. */
  async check(userId: string, code: string | null): Promise<Result<null, Refusal>> {
    if (!(await this.isOn(userId))) return ok(null);
    if (code === null || code.trim() === "") return refuse("TOTP_REQUIRED", "identity.totp.required");
    return aside(() => this.database.inTransaction((tx) => this.spend(tx, userId, code)));
  }

  /** Takes a code, of the app or for recovery: none is good twice. CREDENTIALS_INVALID. */
  async spend(tx: EntityManager, userId: string, code: string): Promise<Result<null, Refusal>> {
    const spent = (await this.spendRecovery(tx, userId, code)) || (await this.spendStep(tx, userId, code));
    return spent ? ok(null) : refuse("CREDENTIALS_INVALID", "identity.totp.wrong");
  }

  /** Compare-and-set on the step: of two at once one wins (RFC 6238 5.2). */
  private async spendStep(tx: EntityManager, userId: string, code: string): Promise<boolean> {
    const row = await tx.findOneBy(TotpSecret, { userId });
    const step = row && (await this.stepOf(row, code));
    if (step === null) return false;
    const { count } = await run(
      tx,
      `update totp_secrets set last_step = $2 where user_id = $1 and confirmed_at is not null
       and coalesce(last_step, 0) < $2`,
      [userId, step],
    );
    return count === 1;
  }

  private async spendRecovery(tx: EntityManager, userId: string, code: string): Promise<boolean> {
    const hash = recoveryHash(userId, code);
    if (hash === null) return false;
    const { count } = await run(
      tx,
      "update recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null",
      [userId, hash, this.clock.now()],
    );
    return count === 1;
  }

  /** The step of a code that is good now, spent or not. @throws where the secret cannot be opened: the key's file is another one */
  async stepOf({ userId, secret }: TotpSecret, code: string): Promise<number | null> {
    const digits = code.replace(/\s/g, "");
    if (!/^\d{6}$/.test(digits)) return null;
    const opened = await this.sealing.open(secret, userId);
    if (opened === null) throw new Error(`the TOTP secret of ${userId} cannot be opened by private/totp-key`);
    return totpStep(opened, digits, this.clock.now());
  }
}
