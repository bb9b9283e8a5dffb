import type { PolicyTerms } from "./policy.js";
import { isToBeCarriedOut, type RevocationStatus, undecidedRevocationStatuses } from "./revocation.js";

const HOUR = 3_600_000;

/** Hours before the deadline at which those who decide are warned (D8). */
export const deadlineWarningHours = [12, 6, 2, 1] as const;

/** Milliseconds before the deadline, the deadline itself last. */
const stepsBefore = [...deadlineWarningHours, 0].map((hours) => hours * HOUR);

/** Milliseconds for which the CA may be silent before anybody is told: by then it was asked five times (D20). */
const silence = 300_000;

/** Where a request stands on the way to its deadline. */
export interface DeadlinePlace {
  readonly deadlineAt: Date;
  /** Since when the CA is asked; null before. */
  readonly approvedAt: Date | null;
  /** How many of the five steps were taken, or overtaken; counted anew from the approval on. */
  readonly deadlineSteps: number;
}

/** What the deadline of a request depends on. */
export interface DeadlineFacts extends DeadlinePlace {
  readonly status: RevocationStatus;
  readonly keyCompromiseProven: boolean;
  /** Every validation that stands for the intent is VALID, and there is one (K17). */
  readonly domainConfirmed: boolean;
  /** The requester is a user of the order's account, not staff and not a stranger. */
  readonly askedByAccount: boolean;
}

/** What has to happen now. Of several steps that were slept through only the last is taken. */
export type DeadlineStep =
  | { readonly kind: "WAIT"; readonly nextLookAt: Date | null }
  | { readonly kind: "WARN"; readonly hours: number; readonly steps: number; readonly nextLookAt: Date }
  | { readonly kind: "CARRY_OUT" | "ESCALATE"; readonly steps: number }
  | { readonly kind: "UNREVOKED"; readonly hours: number; readonly steps: number; readonly nextLookAt: Date | null };

/**
 * D8: warned at T−12 h, −6 h, −2 h and −1 h; at T carried out if its requester counts as proven, else for staff. The clock runs in every undecided status,
 * INFO_REQUIRED too; and on while what was approved is not revoked.
 */
export function deadlineStep(request: DeadlineFacts, policy: PolicyTerms, now: Date): DeadlineStep {
  if (isToBeCarriedOut(request.status)) return silenceStep(request, now);
  if (!isUndecided(request.status)) return { kind: "WAIT", nextLookAt: null };
  const steps = stepsBehind(request.deadlineAt, now);
  if (steps <= request.deadlineSteps) return { kind: "WAIT", nextLookAt: deadlineLookAt(request.deadlineAt, steps) };
  if (steps === stepsBefore.length) return { kind: isProven(request, policy) ? "CARRY_OUT" : "ESCALATE", steps };
  const nextLookAt = new Date(request.deadlineAt.getTime() - (stepsBefore[steps] ?? 0));
  return { kind: "WARN", hours: deadlineWarningHours[steps - 1] ?? 0, steps, nextLookAt };
}

/** When the next step is due, `steps` of the five being behind; null after the last. */
export function deadlineLookAt(deadlineAt: Date, steps: number): Date | null {
  const before = stepsBefore[steps];
  return before === undefined ? null : new Date(deadlineAt.getTime() - before);
}

/**
 * What becomes of the deadline when a request is approved: the CA is asked from now on, and the steps are taken once more, for staff, until it has revoked (D20). Of one that is
 * approved already only the deadline may be another.
 */
export function approvedDeadline({ deadlineAt, ...place }: DeadlinePlace, now: Date) {
  const approvedAt = place.approvedAt ?? now;
  const deadlineSteps = place.approvedAt === null ? 0 : place.deadlineSteps;
  return { approvedAt, deadlineSteps, deadlineLookAt: silenceLookAt({ deadlineAt, approvedAt }, deadlineSteps) };
}

/** D8, D20: approved, but the CA does not do it. At the times of the five steps staff is told, though not of a CA that was just asked. The hours are those that are left; none: it is late. */
function silenceStep({ deadlineAt, approvedAt, deadlineSteps }: DeadlinePlace, now: Date): DeadlineStep {
  if (approvedAt === null) return { kind: "WAIT", nextLookAt: null };
  const asked = { deadlineAt, approvedAt };
  const steps = stepsBehind(deadlineAt, now);
  if (steps <= deadlineSteps || now.getTime() < approvedAt.getTime() + silence)
    return { kind: "WAIT", nextLookAt: silenceLookAt(asked, deadlineSteps) };
  const hours = Math.max(0, Math.ceil((deadlineAt.getTime() - now.getTime()) / HOUR));
  return { kind: "UNREVOKED", hours, steps, nextLookAt: silenceLookAt(asked, steps) };
}

function silenceLookAt(
  { deadlineAt, approvedAt }: { readonly deadlineAt: Date; readonly approvedAt: Date },
  steps: number,
): Date | null {
  const due = deadlineLookAt(deadlineAt, steps);
  return due && new Date(Math.max(due.getTime(), approvedAt.getTime() + silence));
}

function stepsBehind(deadlineAt: Date, now: Date): number {
  return stepsBefore.filter((before) => now.getTime() >= deadlineAt.getTime() - before).length;
}

/** K: the domain or the key itself has spoken. C: signed in with the order's account, whose domain was validated at issue. */
function isProven(request: DeadlineFacts, policy: PolicyTerms): boolean {
  if (request.keyCompromiseProven || request.domainConfirmed) return true;
  return !policy.revocationNeedsDomainConfirmation && request.askedByAccount;
}

function isUndecided(status: RevocationStatus): boolean {
  return (undecidedRevocationStatuses as readonly RevocationStatus[]).includes(status);
}
