import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds that a command waits for the CA and the gateway (D20). */
const patience = 5000;

/** Waits for work that a job would finish otherwise, but not longer than a command may. It goes on by itself; its errors are the caller's matter. */
export async function patiently(work: Promise<unknown>): Promise<void> {
  const timeout = new AbortController();
  await Promise.race([work, sleep(patience, undefined, { signal: timeout.signal, ref: false }).catch(() => undefined)]);
  timeout.abort();
}
