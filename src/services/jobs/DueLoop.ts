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
}

/** How many of one task run at once in this process. */
const concurrency = 8;

/** Milliseconds between looks. A kick (after a commit) does not wait for it. */
const interval = 500;

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
    for (let more = true; more && !this.stopped; ) {
      const ids = await this.task.claim(concurrency);
      await Promise.all(ids.map((id) => this.task.run(id).catch((error) => this.onError(this.task.name, error))));
      more = ids.length === concurrency;
    }
  }
}
