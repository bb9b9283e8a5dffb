import { shortWaits } from "./shortWaits.js";

/** Milliseconds, unless told otherwise. */
const twoSeconds = 2000;

/**
 * What the database answers, unless it takes too long: then it is as good as away. The time is counted in short waits (`shortWaits`): otherwise a second of this
 * process's own hard work would be the database's fault, and all sockets were closed for it.
 * @throws what `answer` throws, or that it is late
 */
export async function withPatience<T>(answer: Promise<T>, patience = twoSeconds): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([answer, late(patience, over.signal)]);
  } finally {
    over.abort("answered"); // a reason that need not be made each time
  }
}

async function late(patience: number, signal: AbortSignal): Promise<never> {
  await shortWaits(patience, signal);
  throw new Error(`the database has not answered within ${patience} ms`);
}
