import { emailValidationEndsAt } from "./emailValidation.js";
import { enumOf } from "./enumOf.js";

export const ValidationMethod = enumOf("DNS_TXT", "DNS_CNAME", "HTTP_FILE", "EMAIL");
export type ValidationMethod = keyof typeof ValidationMethod;

export const ValidationStatus = enumOf("PENDING", "VALID", "FAILED", "EXPIRED");
export type ValidationStatus = keyof typeof ValidationStatus;

/** What was passed too long ago is EXPIRED too, if its order has not been issued since. EXPIRED goes back to PENDING by `changeValidationMethod`: new values, a new week (D16). */
export const validationTransitions = {
  PENDING: ["VALID", "FAILED", "EXPIRED"],
  FAILED: ["PENDING", "VALID", "EXPIRED"],
  VALID: ["EXPIRED"],
  EXPIRED: ["PENDING"],
} as const satisfies Record<ValidationStatus, readonly ValidationStatus[]>;

const DAY = 86_400_000;

/** One not passed within a week of tries expires (D16). Milliseconds. */
export const validationTryPeriod = 7 * DAY;

/** Milliseconds that the last look, at the very end of the week, may take. */
const lastLook = 60_000;

/** Whether what is found now was found within the week of tries (D16). @param expiresAt the end of that week */
export function isFoundInTime(expiresAt: Date, now: Date): boolean {
  return now.getTime() < expiresAt.getTime() + lastLook;
}

/** Where the proof must stand and what it must say; EMAIL has neither (the secret goes by mail only). */
export interface ValidationChallenge {
  readonly location: string | null;
  readonly value: string | null;
}

/** `*.example.org` is proven at `example.org` (BR 3.2.2.4: wildcard, FQDN portion). */
export function validationDomain(name: string): string {
  return name.startsWith("*.") ? name.slice(2) : name;
}

/**
 * What the customer is asked to publish. `secret` has ≥ 112 bits (BR 3.2.2.4.7: Random Value), in [0-9a-z].
 * DNS_TXT and DNS_CNAME: a name with an underscore label (BR 3.2.2.4.7), the CNAME's own so that it never meets a TXT;
 * its target can not exist (RFC 2606), only the label counts. HTTP_FILE: below `/.well-known/pki-validation/`
 * (BR 3.2.2.4.18).
 */
export function validationChallenge(method: ValidationMethod, domain: string, secret: string): ValidationChallenge {
  const base = validationDomain(domain);
  switch (method) {
    case "DNS_TXT":
      return { location: `_certdesk-challenge.${base}`, value: secret };
    case "DNS_CNAME":
      return { location: `_${secret.slice(0, 16)}.${base}`, value: `${secret}.dcv.invalid` };
    case "HTTP_FILE":
      return { location: `/.well-known/pki-validation/${secret.slice(0, 16)}.txt`, value: secret };
    case "EMAIL":
      return { location: null, value: null };
  }
}

/**
 * How long a passed validation serves other orders of the account, in days (D16, BR 4.2.1): 200, from 2027-03-15 100,
 * from 2029-03-15 10.
 */
export function validationReuseDays(at: Date): number {
  return reusePeriods.findLast(({ from }) => from <= at.getTime())?.days ?? 0;
}

/** Whatever was validated after this instant serves at `now` (D16), by whatever method still does. */
export function validationsServeSince(now: Date): Date {
  return new Date(now.getTime() - validationReuseDays(now) * DAY);
}

/** One that was passed. */
export interface PassedValidation {
  readonly method: ValidationMethod;
  readonly validatedAt: Date;
}

/**
 * First instant at which a validation that was passed serves no more: what counts is the rule of that day (D16). One by mail serves no longer than mail does: what was passed before
 * may not be relied upon either (D15, BR 3.2.2.4.4).
 */
export function validationReuseEndsAt({ method, validatedAt }: PassedValidation): Date {
  const ends = reusePeriods.map(({ from, days }) => Math.max(from, validatedAt.getTime() + days * DAY));
  const first = ends.find((end, index) => end < (reusePeriods[index + 1]?.from ?? Infinity));
  const end = first ?? validatedAt.getTime();
  return new Date(method === "EMAIL" ? Math.min(end, emailValidationEndsAt.getTime()) : end);
}

const reusePeriods = [
  { from: 0, days: 200 },
  { from: Date.UTC(2027, 2, 15), days: 100 },
  { from: Date.UTC(2029, 2, 15), days: 10 },
] as const;

/**
 * Milliseconds until the next try by itself: quick at first (people wait before the screen), then slower, at most two
 * hours apart, for the week that D16 gives.
 * @param tries how often it was tried already
 */
export function validationRetryDelay(tries: number): number {
  const steps = [5, 10, 20, 40, 60, 120, 300, 600, 1800, 3600];
  return (steps[Math.max(tries - 1, 0)] ?? 7200) * 1000;
}
