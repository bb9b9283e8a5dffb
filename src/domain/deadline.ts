import type { PolicyTerms } from "./policy.js";
import { type RevocationStatus, undecidedRevocationStatuses } from "./revocation.js";

const HOUR = 3_600_000;

/** Hours before the deadline at which those who decide are warned (D8). */
export const deadlineWarningHours = [12, 6, 2, 1] as const;

/** Milliseconds before the deadline, the deadline itself last. */
const stepsBefore = [...deadlineWarningHours, 0].map((hours) => hours * HOUR);

/** What the deadline of a request depends on. */
export interface DeadlineFacts {
  readonly status: RevocationStatus;
  readonly deadlineAt: Date;
  /** How many of the five steps were taken, or overtaken. */
  readonly deadlineSteps: number;
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
  | { readonly kind: "CARRY_OUT" | "ESCALATE"; readonly steps: number };

/**
 * D8: warned at T−12 h, −6 h, −2 h and −1 h; at T carried out if its requester counts as proven, else for staff. The clock runs in every undecided status,
 * INFO_REQUIRED too.
 */
export function deadlineStep(request: DeadlineFacts, policy: PolicyTerms, now: Date): DeadlineStep {
  if (!isUndecided(request.status)) return { kind: "WAIT", nextLookAt: null };
  const steps = stepsBefore.filter((before) => now.getTime() >= request.deadlineAt.getTime() - before).length;
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

/** K: the domain or the key itself has spoken. C: signed in with the order's account, whose domain was validated at issue. */
function isProven(request: DeadlineFacts, policy: PolicyTerms): boolean {
  if (request.keyCompromiseProven || request.domainConfirmed) return true;
  return !policy.revocationNeedsDomainConfirmation && request.askedByAccount;
}

function isUndecided(status: RevocationStatus): boolean {
  return (undecidedRevocationStatuses as readonly RevocationStatus[]).includes(status);
}
