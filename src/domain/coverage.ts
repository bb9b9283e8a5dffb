import { Temporal } from "temporal-polyfill";
import { emailValidationIsOpen } from "./emailValidation.js";

const DAY = 86_400_000;

/**
 * End of what was paid for: the first issue plus the term in calendar years, in the policy's zone (D7), plus what a
 * renewal carries over (K2).
 * @param rest `carriedOver`: milliseconds of the renewed order that were left
 */
export function coverageEndsAt(
  firstIssuedAt: Date,
  termYears: number,
  rest: { timeZone: string; carriedOver: number },
): Date {
  const end = Temporal.Instant.fromEpochMilliseconds(firstIssuedAt.getTime())
    .toZonedDateTimeISO(rest.timeZone)
    .add({ years: termYears });
  return new Date(end.epochMilliseconds + rest.carriedOver);
}

/**
 * Validity of one certificate (D7, BR 6.3.2): the product's lifetime at most, never beyond the coverage. Whole seconds;
 * both ends count (RFC 5280 4.1.2.5), so `lifetimeDays` days end one second earlier.
 */
export function certificateValidity(
  from: Date,
  lifetimeDays: number,
  coverageEnd: Date,
): { notBefore: Date; notAfter: Date } {
  const notBefore = new Date(Math.floor(from.getTime() / 1000) * 1000);
  const longest = notBefore.getTime() + lifetimeDays * DAY - 1000;
  return { notBefore, notAfter: new Date(Math.floor(Math.min(longest, coverageEnd.getTime()) / 1000) * 1000) };
}

/** Milliseconds for which what was decided of a certificate stands while the CA is asked for it. */
const moment = 60_000;

/** Whether a certificate may still be signed as it was asked for: not much later, and under the same rules (D7; those of D16 change on the same days, that of D15 on its own). */
export function isAskedJustNow(askedAt: Date, now: Date): boolean {
  const sameLifetime = publicTlsLifetimeDays(askedAt) === publicTlsLifetimeDays(now);
  const sameProofs = emailValidationIsOpen(askedAt) === emailValidationIsOpen(now);
  return sameLifetime && sameProofs && now.getTime() - askedAt.getTime() < moment;
}

/** The longest allowed life of a public TLS certificate, in days, less the one that is kept back (D7, BR 6.3.2). */
export function publicTlsLifetimeDays(at: Date): number {
  const time = at.getTime();
  if (time >= Date.UTC(2029, 2, 15)) return 46;
  if (time >= Date.UTC(2027, 2, 15)) return 99;
  return 199;
}
