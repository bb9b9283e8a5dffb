import { setTimeout as pause } from "node:timers/promises";

/** So many waits of so many milliseconds: two seconds. */
const waits = 20;
const wait = 100;

/**
 * What the database answers, unless it takes two seconds: then it is as good as away. The time is counted in short waits, one after the other: one that this process itself was
 * too busy for counts once, however long it took. By a single timer, a second of hard work would be the database's fault, and all sockets were closed for it.
 * @throws what `answer` throws, or that it is late
 */
export async function withPatience<T>(answer: Promise<T>): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([answer, late(over.signal)]);
  } finally {
    over.abort();
  }
}

async function late(signal: AbortSignal): Promise<never> {
  for (let waited = 0; waited < waits && !signal.aborted; waited++) await pause(wait);
  throw new Error(`the database has not answered within ${waits * wait} ms`);
}
