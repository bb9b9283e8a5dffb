import { setTimeout as sleep } from "node:timers/promises";
import { keepRecent } from "../keepRecent.js";
import type { DueTime } from "./dueRows.js";

/** Work that stands in a table with the time when it is due; the row is the truth, so nothing is lost with a process. */
export type DueTask = EachTask | (Due & AllTogether);

export type EachTask = Due & Each;

interface Due {
  readonly name: string;
  /** The rows that say that there is something to do; without it the task is looked at by the clock and after each commit. */
  readonly due?: DueTime;
  /** Times that are technical: where the clock is set back, they are too. Not where the time is a fact, or was shown to somebody. */
  readonly followsClock?: readonly DueTime[];
  /** It works on what has its place in the log: a look at the commit would come too early, and the next one a breath later. */
  readonly readsLog?: true;
  /**
   * Takes what is due, at most `limit`, by pushing its time out of the others' reach for a while (a lease): a crash only delays it.
   * @param known where nothing is pushed away, all of it is still due (`unleased`)
   */
  readonly claim: (limit: number, known?: Known) => Promise<readonly string[]>;
}

/** What this process knows of what it has taken. */
export interface Known {
  /** Not done with. */
  readonly running: ReadonlySet<string>;
  /** Failed when it last ran. */
  readonly failing: Pick<ReadonlySet<string>, "has" | "size">;
}

interface Each {
  /** Twice or late must do no harm. */
  readonly run: (id: string) => Promise<void>;
  readonly together?: never;
}

interface AllTogether {
  readonly run?: never;
  /** Instead of `run` for each: what costs less together. There may be thousands, so where more are due they wait while others have the machine. */
  readonly together: Together;
}

interface Together {
  /** How many at once, so that they are done long before the lease is over. */
  readonly most: number;
  /** Twice or late must do no harm. */
  readonly run: (ids: readonly string[]) => Promise<void>;
}

/** How many of one task run at once in this process. */
const concurrency = 8;

/** Milliseconds between looks. A kick (after a commit) does not wait for it. */
const interval = 500;

/** Milliseconds of rest after what was done together where more is due, at most; otherwise as long as it took. */
const longestRest = 500;

/** Milliseconds between two looks that commits ask for, or runs that end. */
const breath = 50;

/** What fails is remembered, so that it takes its turn behind all else; of more than so many, the oldest failures are forgotten. */
const mostFailing = 1000;

/** Stands for what runs together. */
const all = "all";

/**
 * Looks for due work of one task, by the clock, when kicked, and when there was more than it could take and a run has ended; and runs it. Nothing waits for another run that takes long,
 * as long as fewer than may run at once take long; only what is done together is done as a whole before more is taken.
 * Any number of processes may.
 */
export class DueLoop {
  private timer: NodeJS.Timeout | undefined;
  private resting: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private readonly running = new Map<string, Promise<void>>();
  private readonly failing = new Map<string, true>();
  /** Taken again while they run. */
  private readonly dueAgain = new Set<string>();
  private again = false;
  /** The last look found as much as it could take. */
  private more = false;
  /** Something was done since the last look. */
  private gotOn = false;
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
    if (this.looking !== undefined || this.free === 0) {
      this.again = true;
      return;
    }
    const rest = this.restUntil - performance.now();
    if (rest > 0) this.resting = setTimeout(() => this.lookNow(), rest);
    else this.lookNow();
  }

  /** Waits for what is running; takes nothing new. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.resting);
    await this.looking;
    await Promise.all(this.running.values());
  }

  private lookNow(): void {
    clearTimeout(this.resting);
    this.resting = undefined;
    this.again = false;
    this.more = false;
    this.gotOn = false;
    this.looking = this.look()
      .catch((error) => this.onError(this.task.name, error))
      .finally(() => this.looked());
  }

  /** How many more it may take. */
  private get free(): number {
    const { together } = this.task;
    if (together === undefined) return concurrency - this.running.size;
    return this.running.size === 0 ? together.most : 0;
  }

  private async look(): Promise<void> {
    const { free, task } = this;
    const ids = await task.claim(free, { running: new Set(this.running.keys()), failing: this.failing });
    this.more = ids.length === free;
    if (task.together === undefined) for (const id of ids) this.take(id, task);
    else if (ids.length > 0) this.running.set(all, this.runTogether(task.together, ids));
  }

  private looked(): void {
    this.looking = undefined;
    this.restUntil = performance.now() + breath;
    this.goOn();
  }

  /** What runs already is run once more afterwards: it may be due again by what it has just written. */
  private take(id: string, each: Each): void {
    if (this.running.has(id)) this.dueAgain.add(id);
    else this.running.set(id, this.run(id, each));
  }

  private async run(id: string, { run }: Each): Promise<void> {
    do {
      this.dueAgain.delete(id);
      this.remember(id, await this.heard(run(id)));
    } while (this.dueAgain.has(id) && !this.stopped);
    this.ended(id);
  }

  private async runTogether({ run }: Together, ids: readonly string[]): Promise<void> {
    const since = performance.now();
    await this.heard(run(ids));
    if (this.more && !this.stopped) await sleep(Math.min(performance.now() - since, longestRest));
    this.ended(all);
  }

  /** @returns whether it was done */
  private async heard(work: Promise<void>): Promise<boolean> {
    try {
      await work;
      this.gotOn = true;
      return true;
    } catch (error) {
      this.onError(this.task.name, error);
      return false;
    }
  }

  private remember(id: string, isDone: boolean): void {
    if (isDone) this.failing.delete(id);
    else keepRecent(this.failing, [id, true], mostFailing);
  }

  private ended(id: string): void {
    this.running.delete(id);
    this.goOn();
  }

  /** Where nothing runs any more, what is left is looked for at once; else after a breath, so that one look serves many runs that end, and what only fails takes no more than its part. */
  private goOn(): void {
    if (this.stopped || this.looking !== undefined) return;
    if (this.more && this.gotOn && this.running.size === 0) this.lookNow();
    else if (this.again || this.more) this.kick();
  }
}
