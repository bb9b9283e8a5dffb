import { describe, expect, it } from "@jest/globals";
import { SlidingWindow } from "../../../src/services/identity/SlidingWindow.js";
import { TestClock } from "../../support/TestClock.js";

const minute = 60_000;

describe("SlidingWindow", () => {
  it("counts each key for itself and says how long to wait", () => {
    const clock = new TestClock();
    const window = new SlidingWindow(clock, 2, 15 * minute);
    expect(window.take("a")).toBe(0);
    clock.advance(5 * minute);
    expect([window.take("a"), window.take("a"), window.take("b")]).toEqual([0, 10 * minute, 0]);
  });

  it("slides: never more than the limit within any stretch, also across what a fixed window would call a border", () => {
    const clock = new TestClock();
    const window = new SlidingWindow(clock, 20, 15 * minute);
    const taken: number[] = [];
    for (let second = 0; second < 3600; second += 7) {
      if (window.take("a") === 0) taken.push(clock.now().getTime());
      clock.advance(7000);
    }
    for (const start of taken) {
      expect(taken.filter((at) => at >= start && at < start + 15 * minute).length).toBeLessThanOrEqual(20);
    }
    expect(taken.length).toBe(80);
  });

  it("does not count what it refuses", () => {
    const clock = new TestClock();
    const window = new SlidingWindow(clock, 1, minute);
    window.take("a");
    clock.advance(minute - 1);
    expect(window.take("a")).toBe(1);
    clock.advance(1);
    expect(window.take("a")).toBe(0);
  });

  it("forgets the least recent of 10,000 keys, and only that one", () => {
    const window = new SlidingWindow(new TestClock(), 1, minute);
    for (let i = 0; i < 10_000; i++) window.take(`${i}`);
    expect(window.take("0")).toBeGreaterThan(0);
    window.take("one more");
    expect([window.take("0") > 0, window.take("2") > 0, window.take("1")]).toEqual([true, true, 0]);
  });
});
