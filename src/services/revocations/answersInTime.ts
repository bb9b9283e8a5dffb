import { shortWaits } from "../shortWaits.js";

/** Milliseconds that the CA has for an answer: twice what a command waits (D20), and less than the job's lease. */
const patience = 10_000;

/**
 * Each answer, once all are there or late. What is late counts as none and is asked for again: that the CA was asked twice does no harm.
 * @param asked none of them may fail
 * @param hear is told of an answer that comes after that
 * @returns in the order given; null for what is late
 */
export async function answersInTime<T>(asked: readonly Promise<T>[], hear: (answer: T) => void): Promise<(T | null)[]> {
  const over = new AbortController();
  const late = shortWaits(patience, over.signal).then(() => null);
  const answers = await Promise.all(asked.map((each) => Promise.race([each.then((answer) => ({ answer })), late])));
  over.abort("answered"); // a reason that need not be made each time
  for (const [n, given] of answers.entries()) if (given === null) void asked[n]?.then(hear);
  return answers.map((given) => (given === null ? null : given.answer));
}
