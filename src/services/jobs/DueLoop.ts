import { setTimeout as sleep } from "node:timers/promises";
import type { DueTime } from "./dueRows.js";

/** Work that stands in a table with the time when it is due; the row is the truth, so nothing is lost with a process. */
export interface DueTask {
  readonly name: string;
  /** The rows that say that there is something to do; without it the task is looked at by the clock and after each commit. */
  readonly due?: DueTime;
  /** It works on what has its place in the log: a look at the commit would come too early, and the next one a breath later. */
  readonly readsLog?: true;
  /** Takes what is due, at most `limit`, by pushing its time out of the others' reach for a while (a lease): a crash only delays it. */
  readonly claim: (limit: number) => Promise<readonly string[]>;
  /** Twice or late must do no harm. */
  readonly run: (id: string) => Promise<void>;
  /** Instead of `run` for each: what costs less together. There may be thousands, so where more are due they wait while others have the machine. */
  readonly together?: Together;
}

interface Together {
  /** How many at once, so that they are done long before the lease is over. */
  readonly most: number;
  readonly run: (ids: readonly string[]) => Promise<void>;
}

/** How many of one task run at once in this process. */
const concurrency = 8;

/** Milliseconds between looks. A kick (after a commit) does not wait for it. */
const interval = 500;

/** Milliseconds of rest between two rounds of what is done together, at most; otherwise as long as the round took. */
const longestRest = 500;

/** Milliseconds between two looks that commits ask for. */
const breath = 50;

/** Looks for due work of one task, by the clock and when kicked, and runs it. Any number of processes may. */
export class DueLoop {
  private timer: NodeJS.Timeout | undefined;
  private resting: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private restUntil = 0;
  private stopped = false;

  constructor(
    private readonly task: DueTask,
    private readonly onError: (task: string, error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.kick(), interval);
    this.timer.unref();
    this.kick();
  }

  /** Looks at once; in a rain of commits after a breath, so that one look serves many. */
  kick(): void {
    if (this.stopped || this.resting !== undefined) return;
    if (this.running !== undefined) {
      this.again = true;
      return;
    }
    const rest = this.restUntil - performance.now();
    if (rest > 0) this.resting = setTimeout(() => this.afterRest(), rest);
    else
      this.running = this.round()
        .catch((error) => this.onError(this.task.name, error))
        .finally(() => this.rest());
  }

  private rest(): void {
    this.running = undefined;
    this.restUntil = performance.now() + breath;
    if (this.again) this.kick();
    this.again = false;
  }

  private afterRest(): void {
    this.resting = undefined;
    this.restUntil = 0;
    this.kick();
  }

  /** Waits for what is running; takes nothing new. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.resting);
    await this.running;
  }

  private async round(): Promise<void> {
    const { together } = this.task;
    const most = together?.most ?? concurrency;
    for (let more = true; more && !this.stopped; ) {
      const since = performance.now();
      const ids = await this.task.claim(most);
      await this.run(ids);
      more = ids.length === most;
      if (more && together !== undefined) await sleep(Math.min(performance.now() - since, longestRest));
    }
  }

  private async run(ids: readonly string[]): Promise<void> {
    const { name, run, together } = this.task;
    const all = together !== undefined && ids.length > 0 ? [together.run(ids)] : ids.map(run);
    await Promise.all(all.map((work) => work.catch((error) => this.onError(name, error))));
  }
}
