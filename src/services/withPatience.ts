import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds of one wait, and of all of them unless told otherwise. */
const wait = 100;
const twoSeconds = 2000;

/**
 * What the database answers, unless it takes too long: then it is as good as away. The time is counted in short waits, one after the other: one that this process itself was
 * too busy for counts once, however long it took. By a single timer, a second of hard work would be the database's fault, and all sockets were closed for it.
 * @throws what `answer` throws, or that it is late
 */
export async function withPatience<T>(answer: Promise<T>, patience = twoSeconds): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([answer, late(patience, over.signal)]);
  } finally {
    over.abort();
  }
}

async function late(patience: number, signal: AbortSignal): Promise<never> {
  for (let waited = 0; waited < patience && !signal.aborted; waited += wait) await pause(wait);
  throw new Error(`the database has not answered within ${patience} ms`);
}
