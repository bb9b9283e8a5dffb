import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds of one wait. */
const wait = 100;

/**
 * Lets so much time pass, counted in short waits, one after the other: one that this process itself was too busy for counts once, however long it took. By a single timer, a second of
 * hard work would be the fault of whoever is waited for.
 * @param over nobody waits any more
 */
export async function shortWaits(milliseconds: number, over: AbortSignal): Promise<void> {
  for (let waited = 0; waited < milliseconds && !over.aborted; waited += wait) await pause(wait);
}
