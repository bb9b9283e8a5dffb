import { Temporal } from "temporal-polyfill";
import { beginningOf, dayOf } from "./calendarDay.js";

/** Of a policy: when the card company closes its month, and whether that matters (K9, C21). */
export interface CardTerms {
  readonly cardClosingDay: number | null;
  readonly cardRefundWaitsAfterClosing: boolean;
  readonly timeZone: string;
}

/** K9: whether a closing day (締め日) ended between the capture and the completion. */
export function waitsForNextMonth(policy: CardTerms, capturedAt: Date | null, completedAt: Date): boolean {
  if (!policy.cardRefundWaitsAfterClosing || capturedAt === null) return false;
  return completedAt.getTime() >= nextClosing(policy, capturedAt);
}

/** First instant after the end of the first closing day on or after the day of `from`; a month that is too short closes on its last. */
function nextClosing({ cardClosingDay, timeZone }: CardTerms, from: Date): number {
  const day = dayOf(from, timeZone);
  const closingIn = (month: Temporal.PlainYearMonth) =>
    month.toPlainDate({ day: Math.min(cardClosingDay ?? 31, month.daysInMonth) });
  const month = day.toPlainYearMonth();
  const thisMonth = closingIn(month);
  const closing = Temporal.PlainDate.compare(day, thisMonth) <= 0 ? thisMonth : closingIn(month.add({ months: 1 }));
  return beginningOf(closing.add({ days: 1 }), timeZone);
}

/** 翌月 (K9). */
export function firstOfNextMonth(completedAt: Date, timeZone: string): Date {
  const first = dayOf(completedAt, timeZone).with({ day: 1 }).add({ months: 1 });
  return new Date(beginningOf(first, timeZone));
}
