import { freshFor } from "../../domain/decidingSignIn.js";
import type { Refusal } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { Session } from "../../entities/Session.js";
import type { Database } from "../database.js";
import type { Clock } from "../ports.js";
import type { Credentials } from "./Credentials.js";
import type { SecondFactor } from "./SecondFactor.js";
import type { SignedIn } from "./SignedIn.js";

/** Signing in anew without losing the session. */
export class StepUp {
  constructor(
    private readonly database: Database,
    private readonly credentials: Credentials,
    private readonly secondFactor: SecondFactor,
    private readonly clock: Clock,
  ) {}

  /** As signIn: CREDENTIALS_INVALID, TOTP_REQUIRED, RATE_LIMITED. @returns until when the session is fresh */
  async renew(
    { actor, sessionId }: SignedIn,
    input: { readonly password: string; readonly totpCode?: string | null | undefined },
    address: string,
  ): Promise<Result<Date, Refusal>> {
    const user = await this.credentials.confirm(actor.userId, input.password, address);
    if (!user.ok) return user;
    const factor = await this.secondFactor.check(actor.userId, input.totpCode ?? null);
    if (!factor.ok) return factor;
    const authenticatedAt = this.clock.now();
    const freshUntil = new Date(authenticatedAt.getTime() + freshFor);
    return this.database.inTransaction(async (tx) => {
      await tx.update(Session, { id: sessionId }, { authenticatedAt });
      return ok(freshUntil);
    });
  }
}
