import type { Clock } from "../../src/services/ports.js";

/** A clock that stands still until it is told to move. */
export class TestClock implements Clock {
  private time: number;

  constructor(start: Date = new Date("2026-04-01T00:00:00.000Z")) {
    this.time = start.getTime();
  }

  now(): Date {
    return new Date(this.time);
  }

  set(date: Date): void {
    this.time = date.getTime();
  }

  /** @param ms milliseconds, forwards */
  advance(ms: number): void {
    this.time += ms;
  }
}
