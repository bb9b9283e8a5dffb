import type { Clock } from "../ports.js";

/** A clock that is set to the days of the samples' history. */
export class SampleClock implements Clock {
  constructor(private time: number) {}

  now(): Date {
    return new Date(this.time);
  }

  set(time: Date): void {
    this.time = time.getTime();
  }

  /** @param milliseconds forward */
  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}
