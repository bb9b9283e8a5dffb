import { Temporal } from "temporal-polyfill";
import { beginningOf, dayOf } from "./calendarDay.js";

/** Where the desk's staff works, whatever the zone of a policy (D3), and in which it writes to people of whom it knows none (D1). */
export const deskZone = "Asia/Tokyo";

/** Whether a day, `YYYY-MM-DD`, is one of the 国民の祝日. */
export type IsHoliday = (date: string) => boolean;

/**
 * The end (23:59:59.999 in Japan) of the `days`-th open day after the day of receipt. Closed are Saturdays, Sundays,
 * 国民の祝日 and 12/29–1/3; what is received on a closed day counts as received on the next open one (D3).
 */
export function businessDaysAfter(receivedAt: Date, days: number, isHoliday: IsHoliday): Date {
  const received = dayOf(receivedAt, deskZone);
  let day = new Date(Date.UTC(received.year, received.month - 1, received.day));
  while (isClosed(day, isHoliday)) day = nextDay(day);
  for (let left = days; left > 0; ) {
    day = nextDay(day);
    if (!isClosed(day, isHoliday)) left -= 1;
  }
  const after = Temporal.PlainDate.from(nextDay(day).toISOString().slice(0, 10));
  return new Date(beginningOf(after, deskZone) - 1);
}

// A calendar day is counted as its midnight in UTC, where every day has 24 hours.
const nextDay = (day: Date) => new Date(day.getTime() + 86_400_000);

function isClosed(day: Date, isHoliday: IsHoliday): boolean {
  const [month, date, weekday] = [day.getUTCMonth() + 1, day.getUTCDate(), day.getUTCDay()];
  const yearEnd = (month === 12 && date >= 29) || (month === 1 && date <= 3);
  return yearEnd || weekday === 0 || weekday === 6 || isHoliday(day.toISOString().slice(0, 10));
}
