import { describe, expect, it } from "@jest/globals";
import { businessDaysAfter } from "../../../src/domain/businessDays.js";
import { isJapaneseHoliday } from "../../../src/services/isJapaneseHoliday.js";
import { at } from "./cases.js";

const due = (received: string) => businessDaysAfter(at(received), 2, isJapaneseHoliday).toISOString();
/** The end of a day in Japan. */
const endOf = (day: string) => at(`${day}T23:59:59.999+09:00`).toISOString();

describe("the second business day (D3, K7)", () => {
  it.each([
    ["a Monday", "2026-03-02T10:00:00+09:00", "2026-03-04"],
    ["its first instant", "2026-03-02T00:00:00+09:00", "2026-03-04"],
    ["its last instant", "2026-03-02T23:59:59.999+09:00", "2026-03-04"],
    ["the instant after", "2026-03-03T00:00:00+09:00", "2026-03-05"],
    ["a Thursday: Friday, Monday", "2026-03-05T10:00:00+09:00", "2026-03-09"],
    ["a Saturday counts as Monday", "2026-03-07T10:00:00+09:00", "2026-03-11"],
    ["a Sunday too", "2026-03-08T23:59:59+09:00", "2026-03-11"],
    ["before Golden Week", "2026-04-30T10:00:00+09:00", "2026-05-07"],
    ["in Golden Week, a substitute holiday included", "2026-05-03T10:00:00+09:00", "2026-05-11"],
    ["the citizens' holiday between two holidays", "2026-09-18T10:00:00+09:00", "2026-09-25"],
    ["the last open day of the year", "2026-12-28T10:00:00+09:00", "2027-01-05"],
    ["the year's end counts as its first open day", "2026-12-29T10:00:00+09:00", "2027-01-06"],
    ["New Year's Eve in UTC is a holiday in Japan", "2026-12-31T15:00:00Z", "2027-01-06"],
    ["a leap day", "2028-02-29T10:00:00+09:00", "2028-03-02"],
  ])("%s", (_, received, expected) => {
    expect(due(received)).toBe(endOf(expected));
  });

  it("is counted in Japan: Friday 16:00 in UTC is Saturday there", () => {
    expect(due("2026-03-06T14:59:59Z")).toBe(endOf("2026-03-10"));
    expect(due("2026-03-06T15:00:00Z")).toBe(endOf("2026-03-11"));
  });
});
