import { expect, it } from "@jest/globals";
import { FixedWindow } from "../../../src/resolvers/limits/FixedWindow.js";

let time = 0;
const limiterOf = (limit: number) => new FixedWindow(limit, () => time);
const pass = (milliseconds: number) => {
  time += milliseconds;
};

it("lets a principal spend its points once a minute, and says when there are new ones", () => {
  const limiter = limiterOf(100);
  expect(limiter.take("a", 60)).toBe(0);
  pass(20_000);
  expect(limiter.take("a", 41)).toBe(40);
  expect(limiter.take("a", 40)).toBe(0);
  expect(limiter.take("b", 100)).toBe(0);
  pass(39_500);
  expect(limiter.take("a", 1)).toBe(1);
  pass(500);
  expect(limiter.take("a", 100)).toBe(0);
});

it("never says to wait for 0 seconds when it refuses", () => {
  const limiter = limiterOf(1);
  limiter.take("a", 1);
  pass(59_999);
  expect(limiter.take("a", 1)).toBe(1);
});

it("remembers a bounded number of principals", () => {
  const limiter = limiterOf(1);
  limiter.take("first", 1);
  for (let index = 0; index < 10_000; index++) limiter.take(`other ${index}`, 1);
  expect(limiter.take("first", 1)).toBe(0);
  expect(limiter.take("other 9999", 1)).toBeGreaterThan(0);
});
