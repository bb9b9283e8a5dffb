import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  certificateValidity,
  coverageEndsAt,
  isAskedJustNow,
  publicTlsLifetimeDays,
} from "../../../src/domain/coverage.js";
import { at, DAY, HOUR, SECOND } from "./cases.js";

const tokyo = { timeZone: "Asia/Tokyo", carriedOver: 0 };

describe("coverage: what was paid for (D7)", () => {
  it("ends with the same clock time, one to three calendar years after the first issue", () => {
    const issued = at("2026-03-01T10:00:00.123+09:00");
    const ends = [1, 2, 3].map((years) => coverageEndsAt(issued, years, tokyo));
    expect(ends).toEqual(["2027", "2028", "2029"].map((year) => at(`${year}-03-01T10:00:00.123+09:00`)));
  });

  it("from 29 February ends on the 28th of a common year, on the 29th of a leap year", () => {
    const issued = at("2028-02-29T10:00:00+09:00");
    expect(coverageEndsAt(issued, 1, tokyo)).toEqual(at("2029-02-28T10:00:00+09:00"));
    expect(coverageEndsAt(issued, 4, tokyo)).toEqual(at("2032-02-29T10:00:00+09:00"));
  });

  it("across a leap day has 366 days", () => {
    const issued = at("2027-03-01T10:00:00+09:00");
    expect(coverageEndsAt(issued, 1, tokyo).getTime() - issued.getTime()).toBe(366 * DAY);
  });

  it("counts years in the policy's zone: 29 February there may be 28 February in UTC", () => {
    const issued = at("2028-02-28T20:00:00Z"); // 29 February 05:00 in Tokyo
    expect(coverageEndsAt(issued, 1, tokyo)).toEqual(at("2029-02-28T05:00:00+09:00"));
    expect(coverageEndsAt(issued, 1, { ...tokyo, timeZone: "UTC" })).toEqual(at("2029-02-28T20:00:00Z"));
  });

  it("keeps the clock time of a zone with summer time; an hour that is skipped moves on", () => {
    const newYork = { ...tokyo, timeZone: "America/New_York" };
    expect(coverageEndsAt(at("2026-03-10T09:00:00-04:00"), 1, newYork)).toEqual(at("2027-03-10T09:00:00-05:00"));
    expect(coverageEndsAt(at("2026-03-14T02:30:00-04:00"), 1, newYork)).toEqual(at("2027-03-14T03:30:00-04:00"));
  });

  it("K2: the remaining time of the renewed order is added to the millisecond", () => {
    const issued = at("2026-03-01T10:00:00+09:00");
    const carriedOver = 89 * DAY + 5 * HOUR + 7;
    const ends = coverageEndsAt(issued, 1, { ...tokyo, carriedOver });
    expect(ends.getTime() - at("2027-03-01T10:00:00+09:00").getTime()).toBe(carriedOver);
  });
});

describe("validity of one certificate (D7, BR 6.3.2)", () => {
  it("is the product's lifetime, both ends counted, in whole seconds", () => {
    const { notBefore, notAfter } = certificateValidity(
      at("2026-03-01T01:00:00.999Z"),
      199,
      at("2029-03-01T01:00:00Z"),
    );
    expect(notBefore).toEqual(at("2026-03-01T01:00:00Z"));
    expect(notAfter).toEqual(at("2026-09-16T00:59:59Z"));
    expect(notAfter.getTime() - notBefore.getTime() + SECOND).toBe(199 * DAY);
  });

  it("is cut to what was paid for", () => {
    const end = at("2026-05-01T01:00:00.500Z");
    expect(certificateValidity(at("2026-03-01T01:00:00Z"), 199, end).notAfter).toEqual(at("2026-05-01T01:00:00Z"));
  });

  it("is never longer than either, whatever the milliseconds", () => {
    const instant = fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2035-01-01T00:00:00Z"), noInvalidDate: true });
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 825 }),
        fc.integer({ min: SECOND, max: 900 * DAY }),
        (from, days, rest) => {
          const end = new Date(from.getTime() + rest);
          const { notBefore, notAfter } = certificateValidity(from, days, end);
          expect([notBefore, notAfter].map((each) => each.getTime() % SECOND)).toEqual([0, 0]);
          expect(notAfter.getTime() - notBefore.getTime() + SECOND).toBeLessThanOrEqual(days * DAY);
          expect(notAfter.getTime()).toBeLessThanOrEqual(end.getTime());
          expect(notBefore.getTime()).toBeLessThanOrEqual(from.getTime());
          expect(notAfter.getTime()).toBeGreaterThanOrEqual(notBefore.getTime());
        },
      ),
    );
  });
});

describe("the longest life of a public TLS certificate, one day kept back (D7, BR 6.3.2)", () => {
  it.each([
    ["2026-11-21T00:00:00Z", 199],
    ["2027-03-14T23:59:59.999Z", 199],
    ["2027-03-15T00:00:00Z", 99],
    ["2029-03-14T23:59:59.999Z", 99],
    ["2029-03-15T00:00:00Z", 46],
    ["2050-01-01T00:00:00Z", 46],
  ])("issued %s: %d days", (issued, days) => {
    expect(publicTlsLifetimeDays(at(issued))).toBe(days);
  });
});

describe("what was decided of a certificate while the CA is asked for it (D7)", () => {
  it("D7, D15: stands for a minute, but not across a day on which certificates live shorter, or mail proves nothing any more", () => {
    const asked = at("2026-03-01T10:00:00Z");
    expect(isAskedJustNow(asked, at("2026-03-01T10:00:59.999Z"))).toBe(true);
    expect(isAskedJustNow(asked, at("2026-03-01T10:01:00Z"))).toBe(false);
    for (const change of ["2027-03-15", "2028-03-15", "2029-03-15"]) {
      const first = at(`${change}T00:00:00Z`);
      expect(isAskedJustNow(new Date(first.getTime() - SECOND), new Date(first.getTime() - 1))).toBe(true);
      expect(isAskedJustNow(new Date(first.getTime() - SECOND), first)).toBe(false);
    }
  });
});
