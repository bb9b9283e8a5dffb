import { afterEach, beforeEach, expect, it, jest } from "@jest/globals";
import { FixedWindow } from "../../../src/resolvers/limits/FixedWindow.js";

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it("lets a principal spend its points once a minute, and says when there are new ones", () => {
  const limiter = new FixedWindow(100);
  expect(limiter.take("a", 60)).toBe(0);
  jest.advanceTimersByTime(20_000);
  expect(limiter.take("a", 41)).toBe(40);
  expect(limiter.take("a", 40)).toBe(0);
  expect(limiter.take("b", 100)).toBe(0);
  jest.advanceTimersByTime(39_500);
  expect(limiter.take("a", 1)).toBe(1);
  jest.advanceTimersByTime(500);
  expect(limiter.take("a", 100)).toBe(0);
});

it("never says to wait for 0 seconds when it refuses", () => {
  const limiter = new FixedWindow(1);
  limiter.take("a", 1);
  jest.advanceTimersByTime(59_999);
  expect(limiter.take("a", 1)).toBe(1);
});

it("remembers a bounded number of principals", () => {
  const limiter = new FixedWindow(1);
  limiter.take("first", 1);
  for (let index = 0; index < 10_000; index++) limiter.take(`other ${index}`, 1);
  expect(limiter.take("first", 1)).toBe(0);
  expect(limiter.take("other 9999", 1)).toBeGreaterThan(0);
});
