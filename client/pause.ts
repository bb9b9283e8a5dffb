/** Milliseconds. */
const shortest = 250;
const first = 500;
const longest = 30_000;

/**
 * Waits before another try, at random up to a bound that doubles: clients that were cut off together do not
 * come back together.
 * @param tries that failed before
 * @param atLeast seconds that the desk asked for
 */
export function pause(tries: number, atLeast = 0): Promise<void> {
  const bound = Math.min(longest, first * 2 ** Math.min(tries, 16));
  return new Promise((resolve) => setTimeout(resolve, shortest + atLeast * 1000 + Math.random() * bound));
}
