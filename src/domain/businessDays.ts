import { Temporal } from "temporal-polyfill";

/** Where the desk's staff works, whatever the zone of a policy (D3). */
const zone = "Asia/Tokyo";

/** Whether a day, `YYYY-MM-DD`, is one of the 国民の祝日. */
export type IsHoliday = (date: string) => boolean;

/**
 * The end (23:59:59.999 in Japan) of the `days`-th open day after the day of receipt. Closed are Saturdays, Sundays,
 * 国民の祝日 and 12/29–1/3; what is received on a closed day counts as received on the next open one (D3).
 */
export function businessDaysAfter(receivedAt: Date, days: number, isHoliday: IsHoliday): Date {
  let day = Temporal.Instant.fromEpochMilliseconds(receivedAt.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  while (isClosed(day, isHoliday)) day = day.add({ days: 1 });
  for (let left = days; left > 0; ) {
    day = day.add({ days: 1 });
    if (!isClosed(day, isHoliday)) left -= 1;
  }
  return new Date(day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1);
}

function isClosed(day: Temporal.PlainDate, isHoliday: IsHoliday): boolean {
  const yearEnd = (day.month === 12 && day.day >= 29) || (day.month === 1 && day.day <= 3);
  return yearEnd || day.dayOfWeek >= 6 || isHoliday(day.toString());
}
