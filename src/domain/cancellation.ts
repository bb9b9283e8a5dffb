import { beginningOf, dayOf } from "./calendarDay.js";
import { enumOf } from "./enumOf.js";

export const CancellationStatus = enumOf("RECEIVED", "COMPLETED", "REFUSED", "WITHDRAWN");
export type CancellationStatus = keyof typeof CancellationStatus;

/** Of a policy: how long after the first issue a cancellation counts (K4, C2). */
export interface CancellationWindow {
  readonly cancellationWindowDays: number;
  readonly cancellationWindowCountsIssueDay: boolean;
  readonly timeZone: string;
}

/**
 * The last instant that counts as inside the window: the last millisecond of a calendar day in the policy's zone (D1).
 * K4: the issue day is day 1, so 7 days end with d+6; C2: 30 whole days after the issue day end with d+30.
 * @param firstIssuedAt the anchor is the order's first issue, whatever was reissued since
 */
export function cancellationWindowClosesAt(window: CancellationWindow, firstIssuedAt: Date): Date {
  const days = window.cancellationWindowDays - (window.cancellationWindowCountsIssueDay ? 1 : 0);
  const nextDay = dayOf(firstIssuedAt, window.timeZone).add({ days: days + 1 });
  return new Date(beginningOf(nextDay, window.timeZone) - 1);
}

/** Whether a request received now is inside the window; it is the receipt that counts (D2). */
export function isInCancellationWindow(window: CancellationWindow, firstIssuedAt: Date, now: Date): boolean {
  return now.getTime() <= cancellationWindowClosesAt(window, firstIssuedAt).getTime();
}
