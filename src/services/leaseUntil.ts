/** Milliseconds for which what was decided is left to the process that decided it. */
const lease = 10_000;

/** Until when others leave the work on a row to whoever wrote it; then its job picks it up. */
export const leaseUntil = (now: Date): Date => new Date(now.getTime() + lease);
