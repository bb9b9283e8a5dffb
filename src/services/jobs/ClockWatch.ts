import type { Clock } from "../ports.js";

/** Milliseconds by which a clock may be corrected without anybody minding. */
const tolerance = 1000;

/** Milliseconds after which what follows the clock is seen to once more: what was being written when it was set back bears the old time. */
const settling = 5000;

/** Milliseconds of the clock on the wall, and of one that nobody sets. */
interface Seen {
  readonly wall: number;
  readonly steady: number;
}

/**
 * Notices that the clock was set back. A clock that goes forward, or stands still, is none that was set back: only one that tells less than it has told before.
 */
export class ClockWatch {
  private last: Seen;
  private by = 0;
  /** How often what follows the clock is still to be seen to, and when, by the steady clock. */
  private left = 0;
  private nextAt = 0;

  constructor(private readonly clock: Clock) {
    this.last = this.see();
  }

  /** @returns by how many milliseconds it was set back, for as long as that is to be followed; otherwise 0 */
  setBackBy(): number {
    const { last } = this;
    const seen = this.see();
    this.last = seen;
    const by = last.wall + (seen.steady - last.steady) - seen.wall;
    if (seen.wall < last.wall && by > tolerance) {
      // Set back again before that was followed: both count.
      this.by = by + (this.left === 2 ? this.by : 0);
      this.left = 2;
      this.nextAt = seen.steady;
    }
    return this.left > 0 && seen.steady >= this.nextAt ? this.by : 0;
  }

  /** What follows the clock has been set back. */
  followed(): void {
    this.left -= 1;
    this.nextAt = performance.now() + settling;
  }

  private see(): Seen {
    return { wall: this.clock.now().getTime(), steady: performance.now() };
  }
}
