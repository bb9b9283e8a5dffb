/** Seconds until somebody who did not answer is asked again, by how often he was asked. */
const retrySeconds = [5, 10, 30, 60, 300];

/** When the CA or the gateway is asked again: until it answers (rules, section 6). */
export function retryAt(now: Date, tries: number): Date {
  const seconds = retrySeconds[Math.min(tries, retrySeconds.length - 1)] ?? 300;
  return new Date(now.getTime() + seconds * 1000);
}
