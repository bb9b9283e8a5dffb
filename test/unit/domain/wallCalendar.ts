import type { CancellationWindow } from "../../../src/domain/cancellation.js";
import { DAY } from "./cases.js";

// The rules as a person with a wall calendar reads them: to be compared with the code, so nothing of it is used here.

/** The calendar day of an instant, `2026-03-01`: asked of Intl, not of the library that the code uses. */
export function dayTeller(timeZone: string): (instant: Date) => string {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return (instant) => format.format(instant);
}

/** A wall calendar of these years: to each day the one after it, and the one before. */
const leaves = new Map<string, string>();
const leavesBack = new Map<string, string>();
const onPaper = (time: number): string => new Date(time).toISOString().slice(0, 10);
for (let time = Date.UTC(2025, 5, 1); time < Date.UTC(2055, 2, 1); time += DAY) {
  leaves.set(onPaper(time), onPaper(time + DAY));
  leavesBack.set(onPaper(time + DAY), onPaper(time));
}
export const allDays: readonly string[] = [...leaves.keys()];
export const dayAfter = (day: string): string => leaves.get(day) ?? "";
export const dayBefore = (day: string): string => leavesBack.get(day) ?? "";

/**
 * K4: tick off days, the issue day first, until there are seven. C2: tick off thirty whole days after the issue day.
 * The last one ticked is the last one that counts.
 */
export function lastDay(
  { cancellationWindowDays, cancellationWindowCountsIssueDay }: CancellationWindow,
  issueDay: string,
): string {
  let day = issueDay;
  let ticked = cancellationWindowCountsIssueDay ? 1 : 0;
  while (ticked < cancellationWindowDays) {
    day = dayAfter(day);
    ticked++;
  }
  return day;
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const SUNDAY = 0;
const SATURDAY = 6;

/** 国民の祝日に関する法律, articles 2 and 3, as they stand since 2022. */
const fixed = new Set("01-01 02-11 02-23 04-29 05-03 05-04 05-05 08-11 11-03 11-23".split(" "));
/** Month → which Monday of it: 成人の日, 海の日, 敬老の日, スポーツの日. */
const mondays: Readonly<Record<string, number>> = { "01": 2, "07": 3, "09": 3, "10": 2 };

/** 春分日, 秋分日 by the customary approximation for 1980–2099. */
function equinoxes(year: number): readonly string[] {
  const day = (base: number) => Math.floor(base + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));
  return [`${year}-03-${day(20.8431)}`, `${year}-09-${day(23.2488)}`];
}

/** The holidays that the law names, before those that follow from them. */
function isNamed(day: string): boolean {
  const [year = "", month = "", date = ""] = day.split("-");
  const monday = mondays[month];
  const happy = monday !== undefined && weekdayOf(day) === 1 && Math.ceil(Number(date) / 7) === monday;
  return fixed.has(`${month}-${date}`) || happy || equinoxes(Number(year)).includes(day);
}

/** Article 3 (2): a holiday on a Sunday moves on to the next day that is none. */
function isSubstitute(day: string): boolean {
  let before = dayBefore(day);
  while (isNamed(before)) {
    if (weekdayOf(before) === SUNDAY) return true;
    before = dayBefore(before);
  }
  return false;
}

export function isHolidayByLaw(day: string): boolean {
  // Article 3 (3): a day between two holidays is one.
  return isNamed(day) || isSubstitute(day) || (isNamed(dayBefore(day)) && isNamed(dayAfter(day)));
}

const yearEnd = new Set("12-29 12-30 12-31 01-01 01-02 01-03".split(" "));

/** D3: where the desk is closed. */
const closed = new Set(
  allDays.filter(
    (day) =>
      weekdayOf(day) === SUNDAY || weekdayOf(day) === SATURDAY || yearEnd.has(day.slice(5)) || isHolidayByLaw(day),
  ),
);

/** D3: the second open day after the day of receipt, or after the first open day that follows. */
export function secondOpenDayAfter(received: string): string {
  const open = (day: string): string => (closed.has(day) ? open(dayAfter(day)) : day);
  return open(dayAfter(open(dayAfter(open(received)))));
}
