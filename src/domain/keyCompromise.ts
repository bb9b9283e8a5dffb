import { type CertificateStatus, isLiveCertificate } from "./certificate.js";
import { type Refusal, refuse } from "./errors.js";
import { ok, type Result } from "./result.js";
import { isToBeCarriedOut, type RevocationReason, type RevocationStatus, revocationPeriod } from "./revocation.js";

/** Milliseconds for which a challenge is open (rules, section 5). */
export const challengePeriod = 30 * 60_000;

/** Open challenges of one certificate: each costs a verification when a proof comes. Who asks for more shares the newest. */
export const mostOpenChallenges = 100;

/** Milliseconds until an accepted proof is visible in a CRL (rules, section 5). */
export const crlVisibilityPeriod = 60_000;

/**
 * What the holder of a key signs: one line that says what it is good for, so that nobody signs it for something else, and that was never signed before.
 * @param random hexadecimal
 */
export function challengeText(serialNumber: string, random: string): string {
  return `certdesk key compromise: whoever signs this line holds the private key of certificate ${serialNumber} and has it revoked; ${random}`;
}

/** A certificate with the key that was shown to be in wrong hands. */
export interface KeyHolder {
  readonly status: CertificateStatus;
  readonly revocationReason: RevocationReason | null;
  readonly notAfter: Date;
}

/**
 * Whether a proven compromise changes anything for a certificate: a valid one is revoked, of a revoked one the reason is raised (rules, section 6). An expired one is
 * not revoked (K22); its key is blocked all the same (D12).
 */
export function isTouchedByCompromise(certificate: KeyHolder, now: Date): boolean {
  if (certificate.notAfter <= now) return false;
  return isLiveCertificate(certificate.status) || mayRaiseReason(certificate);
}

/** REVOKED is final; only its reason may later be raised to keyCompromise. */
export function mayRaiseReason({ status, revocationReason }: Pick<KeyHolder, "status" | "revocationReason">): boolean {
  return status === "REVOKED" && revocationReason !== "KEY_COMPROMISE";
}

/** Whether a request raises the reason of what was revoked otherwise meanwhile: where it was proven, or approved, that the key is compromised. The CA may know the reason already (D10). */
export function raisesReason(request: {
  readonly reason: RevocationReason;
  readonly status: RevocationStatus;
}): boolean {
  return request.reason === "KEY_COMPROMISE" && isToBeCarriedOut(request.status);
}

/** What is known of the key of a CSR. */
export interface KeyStanding {
  /** D12: a certificate with it was revoked for key compromise. */
  readonly isBlocked: boolean;
  /** An open request of the account says that it is compromised; nobody has decided, or the CA is away. */
  readonly isCalledCompromised: boolean;
}

/**
 * Whether a certificate may be made with a key (D12). K21: whoever calls a key compromised goes on with a new one; with the old one the new certificate would outlive the decision.
 */
export function judgeKey({ isBlocked, isCalledCompromised }: KeyStanding): Result<null, Refusal> {
  if (isBlocked) return refuse("KEY_REJECTED", "key.blocked");
  return isCalledCompromised ? refuse("KEY_REJECTED", "key.calledCompromised") : ok(null);
}

/** The deadline of a request whose reason became KEY_COMPROMISE: never later than it was (D8). */
export function compromisedDeadline(deadlineAt: Date, now: Date): Date {
  return new Date(Math.min(deadlineAt.getTime(), now.getTime() + revocationPeriod("KEY_COMPROMISE")));
}
