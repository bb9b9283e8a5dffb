import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { businessDaysAfter } from "../../../src/domain/businessDays.js";
import { cancellationWindowClosesAt } from "../../../src/domain/cancellation.js";
import { coverageEndsAt } from "../../../src/domain/coverage.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import { mayRenew, renewalOpensAt } from "../../../src/domain/renewal.js";
import { isJapaneseHoliday } from "../../../src/services/isJapaneseHoliday.js";
import { at, DAY, HOUR } from "./cases.js";
import {
  allDays,
  dayAfter,
  dayBefore,
  dayTeller,
  isHolidayByLaw,
  lastDay,
  secondOpenDayAfter,
} from "./wallCalendar.js";

/** Random instants; CI takes a hundred thousand (REFERENCE_RUNS). */
const runs = Number(process.env.REFERENCE_RUNS ?? 10_000);

const dayOf = dayTeller("Asia/Tokyo");
/** 00:00 in Japan, which has had no other time than UTC+9 since 1951. */
const begins = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) - 9 * HOUR;
const years = allDays.filter((day) => day >= "2026" && day < "2051");

/** Days at which things go wrong: year ends, 29 February, holidays, and those around them. */
const edges = years.filter(
  (day) =>
    /-(12-(2[89]|3[01])|01-0[1-4]|02-2[89]|03-01)$/.test(day) || isHolidayByLaw(day) || isHolidayByLaw(dayAfter(day)),
);

const anywhere = fc.integer({ min: begins("2026-01-01"), max: begins("2051-01-01") - 1 });
/** Milliseconds from the midnight of such a day. */
const atEdges = fc
  .tuple(fc.nat(edges.length - 1), fc.integer({ min: -2, max: 2 }))
  .map(([index, ms]) => Math.max(begins("2026-01-01"), begins(edges[index] ?? "") + ms));
const instants = fc.oneof(anywhere, atEdges);

/** The same date and time of day so many years later; of 29 February the 28th. */
function yearsLater(time: number, termYears: number): number {
  const day = dayOf(new Date(time));
  const [year, rest] = [Number(day.slice(0, 4)) + termYears, day.slice(4)];
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return begins(`${year}${rest === "-02-29" && !leap ? "-02-28" : rest}`) + (time - begins(day));
}

/** The same time of day, so many leaves of the calendar back. */
function daysBefore(time: number, days: number): number {
  let day = dayOf(new Date(time));
  const timeOfDay = time - begins(day);
  for (let left = days; left > 0; left--) day = dayBefore(day);
  return begins(day) + timeOfDay;
}

const endOf = (day: string): number => begins(dayAfter(day)) - 1;

const windows = [kingsslTerms, certcentralTerms];
const { renewalWindowDays, timeZone } = kingsslTerms;

/** When the desk is done at the latest, and from when what ends then may be renewed. */
function byCode(time: number): number[] {
  const received = new Date(time);
  const order = { status: "ISSUED", coverageEndsAt: received, cancellationStatus: null } as const;
  const facts = { ...order, alreadyRenewed: false, renewalWindowDays, timeZone };
  return [businessDaysAfter(received, 2, isJapaneseHoliday).getTime(), renewalOpensAt(facts)?.getTime() ?? 0];
}

function byCalendar(time: number): number[] {
  return [endOf(secondOpenDayAfter(dayOf(new Date(time)))), daysBefore(time, renewalWindowDays)];
}

describe("a reference model with a wall calendar agrees", () => {
  it("D3, K1: on 100,000 instants of 2026–2050, half of them at year ends, 29 February and holidays", () => {
    const property = fc.property(instants, (time) => {
      const [code, calendar] = [byCode(time), byCalendar(time)];
      return code.every((each, index) => each === calendar[index]);
    });
    fc.assert(property, { seed: 20261121, numRuns: runs });
  }, 60_000);

  it("D7: on the end of 1 to 3 years that begin at 10,000 such instants", () => {
    const terms = fc.integer({ min: 1, max: 3 });
    const property = fc.property(instants, terms, (time, termYears) => {
      const end = coverageEndsAt(new Date(time), termYears, { timeZone: "Asia/Tokyo", carriedOver: 0 });
      return end.getTime() === yearsLater(time, termYears);
    });
    fc.assert(property, { seed: 20261121, numRuns: runs / 10 });
  });

  it("K4, C2, D1: on 40,000 instants at such days, beside the 60,000 anywhere of cancellationModel", () => {
    const property = fc.property(atEdges, (time) =>
      windows.every(
        (terms) =>
          cancellationWindowClosesAt(terms, new Date(time)).getTime() === endOf(lastDay(terms, dayOf(new Date(time)))),
      ),
    );
    fc.assert(property, { seed: 20261121, numRuns: runs * 0.4 });
  }, 60_000);

  it("D3: on each 国民の祝日 of 2026–2050, equinoxes, substitutes and days between holidays included", () => {
    expect(years).toHaveLength(25 * 365 + 6);
    expect(years.filter((day) => isJapaneseHoliday(day) !== isHolidayByLaw(day))).toEqual([]);
    // One of each kind, so that the table is not empty on both sides.
    expect(
      ["2026-05-06", "2026-09-22", "2030-02-11", "2032-09-21", "2050-03-21"].filter(isJapaneseHoliday),
    ).toHaveLength(5);
  });

  it("K1: the first millisecond of the renewal window is inside, the one before is not", () => {
    const end = at("2029-02-28T10:00:00+09:00");
    const order = { status: "ISSUED", coverageEndsAt: end, cancellationStatus: null } as const;
    const facts = { ...order, alreadyRenewed: false, renewalWindowDays, timeZone };
    const opens = daysBefore(end.getTime(), 90);
    expect(mayRenew(facts, new Date(opens)).ok).toBe(true);
    expect(mayRenew(facts, new Date(opens - 1)).ok).toBe(false);
    expect(opens).toBe(end.getTime() - 90 * DAY);
  });

  it("would see a window of so many hours, and a desk that works on holidays", () => {
    const samples = fc.sample(instants, { seed: 1, numRuns: 1000 });
    const window = (time: number) => endOf(lastDay(kingsslTerms, dayOf(new Date(time))));
    expect(samples.filter((time) => time + 7 * DAY !== window(time)).length).toBeGreaterThan(900);
    const onHolidays = (time: number) => businessDaysAfter(new Date(time), 2, () => false).getTime();
    expect(samples.filter((time) => onHolidays(time) !== byCalendar(time)[0]).length).toBeGreaterThan(100);
  });
});
