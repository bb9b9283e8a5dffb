/** Work that stands in a table with the time when it is due; the row is the truth, so nothing is lost with a process. */
export interface DueTask {
  readonly name: string;
  /** Takes what is due, at most `limit`, by pushing its time out of the others' reach for a while (a lease): a crash only delays it. */
  readonly claim: (limit: number) => Promise<readonly string[]>;
  /** Twice or late must do no harm. */
  readonly run: (id: string) => Promise<void>;
}

/** How many of one task run at once in this process. */
const concurrency = 8;

/** Milliseconds between looks. A kick (after a commit) does not wait for it. */
const interval = 500;

/** Looks for due work of one task, by the clock and when kicked, and runs it. Any number of processes may. */
export class DueLoop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
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

  kick(): void {
    if (this.stopped) return;
    if (this.running !== undefined) {
      this.again = true;
      return;
    }
    this.running = this.round()
      .catch((error) => this.onError(this.task.name, error))
      .finally(() => {
        this.running = undefined;
        if (!this.again) return;
        this.again = false;
        this.kick();
      });
  }

  /** Waits for what is running; takes nothing new. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async round(): Promise<void> {
    const ids = await this.task.claim(concurrency);
    await Promise.all(ids.map((id) => this.task.run(id).catch((error) => this.onError(this.task.name, error))));
    if (ids.length === concurrency) this.again = true;
  }
}
