import type { RateLimiter } from "./RateLimiter.js";

/** Milliseconds. */
const length = 60_000;

/** Principals that are remembered; the one whose window began first is forgotten first. Bounds the memory whatever strangers send. */
const mostPrincipals = 10_000;

/**
 * Points per minute and principal, a minute at a time from its first use. It knows this process only. By the monotonic
 * clock: it measures load, not business time.
 */
export class FixedWindow implements RateLimiter {
  private readonly windows = new Map<string, { readonly until: number; spent: number }>();

  /**
   * @param limit points per minute
   * @param monotonic milliseconds that only go on
   */
  constructor(
    private readonly limit: number,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  take(principal: string, points: number): number {
    const now = this.monotonic();
    const window = this.windowOf(principal, now);
    if (window.spent + points > this.limit) return Math.ceil((window.until - now) / 1000);
    window.spent += points;
    return 0;
  }

  private windowOf(principal: string, now: number) {
    const known = this.windows.get(principal);
    if (known !== undefined && known.until > now) return known;
    const [oldest] = this.windows.keys();
    if (this.windows.size >= mostPrincipals && oldest !== undefined) this.windows.delete(oldest);
    this.windows.delete(principal);
    const window = { until: now + length, spent: 0 };
    this.windows.set(principal, window);
    return window;
  }
}
