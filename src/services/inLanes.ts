/**
 * Works on many, a few at a time, so that others get at what it needs in between. What fails keeps nothing else from being done.
 * @param lanes how many at a time, at most
 * @returns what failed, as it was thrown
 */
export async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<unknown[]> {
  const waiting = items.values();
  const failures: unknown[] = [];
  const lane = async () => {
    for (const item of waiting) await work(item).catch((error) => failures.push(error));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failures;
}
