/**
 * What comes of a work, and what it costs: milliseconds of CPU of this process, those of its threads (argon2 has some)
 * included. Unlike the time on the clock they do not grow while others have the machine.
 */
export async function cpuOf<T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly cpu: number }> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, cpu: (user + system) / 1000 };
}
