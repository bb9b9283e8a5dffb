import { keepRecent } from "../keepRecent.js";
import type { Clock } from "../ports.js";

/** Keys that are remembered; the one not seen for longest is forgotten first. Bounds the memory whatever strangers send. */
const mostKeys = 10_000;

/**
 * At most `limit` attempts per key within any stretch of `windowMs`. Exact, because it keeps the time of each attempt;
 * refused ones are not counted. It knows this process only.
 */
export class SlidingWindow {
  private readonly attempts = new Map<string, readonly number[]>();

  constructor(
    private readonly clock: Clock,
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  /** Counts an attempt. @returns 0, or for how many milliseconds the key is refused */
  take(key: string): number {
    const now = this.clock.now().getTime();
    const recent = (this.attempts.get(key) ?? []).filter((at) => at > now - this.windowMs);
    const [oldest] = recent;
    const refused = oldest !== undefined && recent.length >= this.limit;
    this.remember(key, refused ? recent : [...recent, now]);
    return refused ? oldest + this.windowMs - now : 0;
  }

  private remember(key: string, times: readonly number[]): void {
    keepRecent(this.attempts, [key, times], mostKeys);
  }
}
