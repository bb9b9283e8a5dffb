import { deskZone } from "./businessDays.js";
import { beginningOf, dayOf } from "./calendarDay.js";
import type { CancellationStatus } from "./cancellation.js";

/** What the end of the two business days of a cancellation depends on. */
export interface CancellationDueFacts {
  readonly status: CancellationStatus;
  /** The last millisecond of a business day (D3); null where nobody completes it. */
  readonly dueAt: Date | null;
  /** While RECEIVED: staff who has completed it, and the CA has not answered yet. */
  readonly closedById: string | null;
  /** How many of the two steps were taken, or overtaken. */
  readonly dueSteps: number;
}

/** What staff has to hear now. Of two steps that were slept through only the second is taken. */
export type CancellationDueStep =
  | { readonly kind: "WAIT"; readonly nextLookAt: Date | null }
  | { readonly kind: "WARN"; readonly steps: number; readonly nextLookAt: Date }
  | { readonly kind: "ALARM"; readonly steps: number; readonly nextLookAt: null };

/**
 * K7: on the morning of the last business day staff is warned, and at its end there is an alarm. What staff has completed and the CA has not is warned of no more, since nobody
 * can do anything about it; when the time is over it is late all the same.
 */
export function cancellationDueStep(facts: CancellationDueFacts, now: Date): CancellationDueStep {
  const { status, dueAt, closedById, dueSteps } = facts;
  if (status !== "RECEIVED" || dueAt === null) return { kind: "WAIT", nextLookAt: null };
  const times = stepTimes(dueAt);
  const steps = times.filter((time) => time <= now).length;
  if (steps === 2 && dueSteps < 2) return { kind: "ALARM", steps, nextLookAt: null };
  const [, over] = times;
  if (steps === 1 && dueSteps < 1 && closedById === null) return { kind: "WARN", steps, nextLookAt: over };
  return { kind: "WAIT", nextLookAt: times[Math.max(steps, dueSteps)] ?? null };
}

/** When the first step is due. */
export function cancellationLookAt(dueAt: Date): Date {
  return stepTimes(dueAt)[0];
}

/** The beginning of the last day, which is an open one wherever the weekend falls, and the first instant after it; in the desk's zone (D3). */
function stepTimes(dueAt: Date): readonly [begins: Date, over: Date] {
  const begins = beginningOf(dayOf(dueAt, deskZone), deskZone);
  return [new Date(begins), new Date(dueAt.getTime() + 1)];
}
