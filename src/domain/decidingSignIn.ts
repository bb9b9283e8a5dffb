import { type Refusal, refuse } from "./errors.js";
import { ok, type Result } from "./result.js";

/** Milliseconds for which a sign-in is fresh. */
export const freshFor = 5 * 60_000;

/** How somebody has signed in who is about to decide or to move money, and what the account wants of that. */
export interface SignInFacts {
  readonly requiresTotp: boolean;
  readonly requiresStepUp: boolean;
  readonly totpEnabled: boolean;
  /** When the password was last given, and a code where codes are on. Null: never. */
  readonly authenticatedAt: Date | null;
}

/** Whether such a sign-in is good enough for a decision. What takes longer to get comes first. */
export function mayDecideNow(facts: SignInFacts, now: Date): Result<null, Refusal> {
  const { requiresTotp, requiresStepUp, totpEnabled, authenticatedAt } = facts;
  if (requiresTotp && !totpEnabled) return refuse("TOTP_REQUIRED", "identity.totp.setUp");
  const isFresh = authenticatedAt !== null && now.getTime() - authenticatedAt.getTime() <= freshFor;
  if (requiresStepUp && !isFresh)
    return refuse("STEP_UP_REQUIRED", "identity.stepUp.required", { minutes: freshFor / 60_000 });
  return ok(null);
}

/** The same for whoever changes what the account wants: a fresh sign-in where it wants anything at all. Codes he may lack, else nobody could take back what was wanted by mistake. */
export function mayChangeDeciding(facts: SignInFacts, now: Date): Result<null, Refusal> {
  const requiresStepUp = facts.requiresStepUp || facts.requiresTotp;
  return mayDecideNow({ ...facts, requiresTotp: false, requiresStepUp }, now);
}
