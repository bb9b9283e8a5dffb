import { dayOf } from "./calendarDay.js";
import { isInForce, type OrderStatus } from "./order.js";
import { renewalOpensAt } from "./renewal.js";

/** K3: days before the end of the coverage. The first comes when the renewal opens, which the policy says. */
const renewalDays = [60, 30, 14, 7, 1] as const;

/** D7: days before a certificate ends whose order goes on. */
const certificateDays = [30, 14, 7, 1] as const;

/** Milliseconds; a reissue that gains less is not worth a mail (whole seconds and leap days). */
const worthReissuing = 86_400_000;

/** What a notice depends on. */
export interface NoticeFacts {
  readonly status: OrderStatus;
  readonly coverageEndsAt: Date | null;
  /** notAfter of the current certificate; null where it is not valid. */
  readonly certificateEndsAt: Date | null;
  /** Whether another order that was issued renews it: K3 knows no other exception. */
  readonly renewed: boolean;
  /** Number of the order that will renew it, once that is issued; null where none is under way. */
  readonly pendingRenewal: string | null;
  readonly renewalWindowDays: number;
  readonly timeZone: string;
}

export interface Notice {
  readonly kind: "RENEWAL_NOTICE" | "CERTIFICATE_ENDING";
  /** Calendar days that are left, in the policy's zone. */
  readonly daysLeft: number;
  /** Of one step of one end: it goes out once, whatever day it goes out on. */
  readonly step: string;
  /** Of a renewal that is under way: what is to be done is another thing then. */
  readonly pendingRenewal: string | null;
}

/**
 * The notices that an order is due now (K3, D7). Of steps that were missed only the last is made up for: nobody needs to hear
 * of 60 and 30 days on one day.
 */
export function noticesDue(facts: NoticeFacts, now: Date): Notice[] {
  const { status, coverageEndsAt, certificateEndsAt } = facts;
  if (coverageEndsAt === null || !isInForce(status)) return [];
  const { renewalWindowDays: opens, timeZone } = facts;
  const steps = [opens, ...renewalDays.filter((days) => days < opens)];
  const renewal = isRenewable(facts, now) ? stepOf(coverageEndsAt, { steps, timeZone, now }) : null;
  const goesOn = certificateEndsAt !== null && coverageEndsAt.getTime() - certificateEndsAt.getTime() >= worthReissuing;
  const ending = goesOn ? stepOf(certificateEndsAt, { steps: certificateDays, timeZone, now }) : null;
  return [
    ...(renewal === null
      ? []
      : [{ kind: "RENEWAL_NOTICE", ...renewal, pendingRenewal: facts.pendingRenewal } as const]),
    ...(ending === null ? [] : [{ kind: "CERTIFICATE_ENDING", ...ending, pendingRenewal: null } as const]),
  ];
}

/** K1, K3: nobody is told to renew what would be refused as too early. The day on which it opens begins before it does. */
function isRenewable(facts: NoticeFacts, now: Date): boolean {
  const opensAt = renewalOpensAt(facts);
  return !facts.renewed && opensAt !== null && now >= opensAt;
}

/** The nearest step that is reached; null before the first, and after the end. */
function stepOf(
  end: Date,
  { steps, timeZone, now }: { steps: readonly number[]; timeZone: string; now: Date },
): Pick<Notice, "daysLeft" | "step"> | null {
  if (end <= now) return null;
  const daysLeft = dayOf(now, timeZone).until(dayOf(end, timeZone), { largestUnit: "days" }).days;
  const step = Math.min(...steps.filter((days) => days >= daysLeft));
  return Number.isFinite(step) ? { daysLeft, step: `${end.toISOString()}:${step}` } : null;
}
