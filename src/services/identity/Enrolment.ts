import type { EntityManager } from "typeorm";
import { type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { RecoveryCode } from "../../entities/RecoveryCode.js";
import { TotpSecret } from "../../entities/TotpSecret.js";
import { User } from "../../entities/User.js";
import type { Database } from "../database.js";
import type { Clock, Ids } from "../ports.js";
import { findRowOrFail, readRow } from "../rows.js";
import type { Sealing } from "../Sealing.js";
import type { Credentials } from "./Credentials.js";
import { newRecoveryCodes, recoveryHash } from "./recoveryCodes.js";
import type { SecondFactor } from "./SecondFactor.js";
import type { SignedIn } from "./SignedIn.js";
import { tellUser } from "./tellUser.js";
import { totpSecretBytes, totpShown } from "./totp.js";

/** What proves who it is, of somebody who is signed in. */
interface Proofs {
  readonly credentials: Credentials;
  readonly secondFactor: SecondFactor;
  readonly sealing: Sealing;
}

/** One-time codes: turned on in two steps, so that nobody shuts himself out, and off by a code. */
export class Enrolment {
  constructor(
    private readonly database: Database,
    private readonly proofs: Proofs,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A new secret, shown this once; it counts when `confirm` has seen a code of it. Begun again, the one before is forgotten. */
  async begin(
    { actor }: SignedIn,
    input: { readonly password: string },
    address: string,
  ): Promise<Result<{ secret: string; uri: string }, Refusal>> {
    const user = await this.proofs.credentials.confirm(actor.userId, input.password, address);
    if (!user.ok) return user;
    const { id: userId, email } = user.value;
    const plain = this.ids.secret(totpSecretBytes);
    const secret = await this.proofs.sealing.seal(plain, userId);
    return this.database.inTransaction(async (tx) => {
      if ((await lockedSecret(tx, userId))?.confirmedAt) return refuse("INVALID_STATE", "identity.totp.isOn");
      const row = { userId, secret, createdAt: this.clock.now(), confirmedAt: null, lastStep: null };
      await tx.upsert(TotpSecret, row, ["userId"]);
      return ok(totpShown(plain, email));
    });
  }

  /** @returns the recovery codes, shown this once */
  async confirm({ actor: { userId } }: SignedIn, input: { readonly code: string }): Promise<Result<string[], Refusal>> {
    return this.database.inTransaction(async (tx) => {
      const row = await lockedSecret(tx, userId);
      if (row === null) return refuse("INVALID_STATE", "identity.totp.notBegun");
      if (row.confirmedAt !== null) return refuse("INVALID_STATE", "identity.totp.isOn");
      const step = await this.proofs.secondFactor.stepOf(row, input.code);
      if (step === null) return refuse("CREDENTIALS_INVALID", "identity.totp.wrong");
      const now = this.clock.now();
      await tx.update(TotpSecret, { userId }, { confirmedAt: now, lastStep: String(step) });
      const codes = newRecoveryCodes(this.ids);
      await tx.delete(RecoveryCode, { userId });
      await tx.insert(
        RecoveryCode,
        codes.map((code) => ({ userId, codeHash: recoveryHash(userId, code) ?? "", usedAt: null })),
      );
      await tellUser(tx, await findRowOrFail(tx, User, { id: userId }), {
        kind: "TOTP_CHANGED",
        values: { at: now },
        now,
      });
      return ok(codes);
    });
  }

  /** By the password and a code, of the app or for recovery. */
  async disable(
    { actor: { userId } }: SignedIn,
    input: { readonly password: string; readonly code: string },
    address: string,
  ): Promise<Result<Date, Refusal>> {
    const user = await this.proofs.credentials.confirm(userId, input.password, address);
    if (!user.ok) return user;
    return this.database.inTransaction(async (tx) => {
      if (!(await lockedSecret(tx, userId))?.confirmedAt) return refuse("INVALID_STATE", "identity.totp.isOff");
      const spent = await this.proofs.secondFactor.spend(tx, userId, input.code);
      if (!spent.ok) return spent;
      await Promise.all([tx.delete(TotpSecret, { userId }), tx.delete(RecoveryCode, { userId })]);
      const now = this.clock.now();
      const mail = { kind: "TOTP_CHANGED", template: "TOTP_DISABLED", values: { at: now }, now } as const;
      await tellUser(tx, user.value, mail);
      return ok(now);
    });
  }
}

/** Of two commands of one user at once the second waits. */
async function lockedSecret(tx: EntityManager, userId: string): Promise<TotpSecret | null> {
  await readRow(tx, User, { where: "id = $1 for no key update", parameters: [userId] });
  return tx.findOneBy(TotpSecret, { userId });
}
