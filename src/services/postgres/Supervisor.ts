import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Postmaster } from "./postmaster.js";

/** A server that ran as long as this, in milliseconds, has not failed in a row with what happened before. */
const STEADY = 10_000;

/** Keeps a server running: when it ends by itself it is launched again, until `stop`. */
export class Supervisor {
  private readonly stopping = new AbortController();
  private readonly supervision: Promise<void>;

  constructor(
    private server: Postmaster | null,
    private readonly launch: () => Promise<Postmaster>,
    private readonly log: (line: string) => void,
  ) {
    this.supervision = this.supervise();
  }

  /** Ends the server and waits until it has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.server?.stop();
    await this.supervision;
  }

  private async supervise(): Promise<void> {
    for (let failures = 0; ; failures++) {
      const since = performance.now();
      const ended = await this.server?.ended;
      if (this.stopping.signal.aborted) return;
      if (performance.now() - since > STEADY) failures = 0;
      if (ended) this.log(`the embedded PostgreSQL ended by itself (${ended.code}) and is started again`);
      await this.pause(failures);
      await this.relaunch();
    }
  }

  private async relaunch(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.server = await this.launch().catch((error: Error) => {
      this.log(error.message);
      return null;
    });
    // `stop` came while it was launched and knew only the one before.
    if (this.stopping.signal.aborted) await this.server?.stop();
  }

  /** 50 ms, then twice as long each time, at most 5 s. */
  private async pause(failures: number): Promise<void> {
    const { signal } = this.stopping;
    await sleep(Math.min(5_000, 50 * 2 ** failures), undefined, { signal }).catch(() => {});
  }
}
