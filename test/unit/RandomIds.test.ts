import { describe, expect, it } from "@jest/globals";
import { prefixOf } from "../../src/domain/ids.js";
import { RandomIds } from "../../src/services/RandomIds.js";
import { SystemClock } from "../../src/services/SystemClock.js";
import { TestClock } from "../support/TestClock.js";

const clock = new TestClock();
const ids = new RandomIds(clock);

describe("RandomIds", () => {
  it("makes public ids of 26 characters, each once", () => {
    const made = Array.from({ length: 10_000 }, () => ids.next("ord"));
    expect(new Set(made).size).toBe(made.length);
    expect(made.filter((id) => !/^ord_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(id))).toEqual([]);
    expect(prefixOf(made[0] ?? "")).toBe("ord");
  });

  it("writes the time as ULIDs do", () => {
    // The time of the ULID specification's example 01ARYZ6S41TSV4RRFFQ69G5FAV.
    const then = new TestClock(new Date(1469918176385));
    expect(new RandomIds(then).next("evt").slice(0, 14)).toBe("evt_01aryz6s41");
  });

  it("sorts by time of making", () => {
    const made = Array.from({ length: 2000 }, () => {
      clock.advance(1 + Math.floor(Math.random() * 86_400_000));
      return ids.next("crt");
    });
    expect([...made].sort()).toEqual(made);
  });

  it("makes secrets of the asked length", () => {
    expect(ids.secret(32)).toMatch(/^[0-9a-f]{64}$/);
    expect(ids.secret(32)).not.toBe(ids.secret(32));
  });

  it("makes order numbers of ten digits that nobody can count up", () => {
    const numbers = Array.from({ length: 20_000 }, () => ids.orderNumber());
    expect(numbers.filter((number) => !/^[1-9]\d{9}$/.test(number))).toEqual([]);
    // Every first digit about equally often: 2,222 each, standard deviation 44.
    for (const digit of "123456789") {
      const share = numbers.filter((number) => number.startsWith(digit)).length;
      expect(Math.abs(share - 2222)).toBeLessThan(300);
    }
  });
});

describe("SystemClock", () => {
  it("goes with the machine's clock", () => {
    const before = Date.now();
    const now = new SystemClock().now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
