import type { DataSource } from "typeorm";
import type { Clock } from "../ports.js";
import { ClockWatch } from "./ClockWatch.js";
import { DueLoop, type DueTask } from "./DueLoop.js";
import type { DueTime } from "./dueRows.js";
import { moveBack } from "./moveBack.js";

type OnError = (task: string, error: unknown) => void;

/**
 * A loop for each task, and one that looks for most of them: a single query after a commit, or a rain of them, says which tasks have rows that are due, and only their loops
 * ask for those. Tasks that name no rows look by themselves: after a commit, or when what it wrote has its place in the log.
 * Where the clock was set back since the last look, what stands in its rows as due is first set back too: else all of it would stand still until the clock is there again.
 */
export class DueLoops {
  private readonly look: DueLoop;
  private readonly byThemselves: readonly DueLoop[];
  private readonly readers: readonly DueLoop[];
  private readonly byRows: readonly { readonly loop: DueLoop; readonly due: DueTime }[];
  private readonly following: readonly DueTime[];
  private readonly watch: ClockWatch;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    tasks: readonly DueTask[],
    onError: OnError,
  ) {
    const loopOf = (task: DueTask) => new DueLoop(task, onError);
    const byThemselves = tasks.filter(({ due }) => due === undefined);
    this.byThemselves = byThemselves.filter(({ readsLog }) => !readsLog).map(loopOf);
    this.readers = byThemselves.filter(({ readsLog }) => readsLog).map(loopOf);
    this.byRows = tasks.flatMap((task) => (task.due === undefined ? [] : [{ loop: loopOf(task), due: task.due }]));
    this.following = tasks.flatMap(({ followsClock = [] }) => followsClock);
    this.watch = new ClockWatch(clock);
    const claim = () => this.kickDue().then(() => []);
    this.look = loopOf({ name: "look for due work", claim, run: async () => undefined });
  }

  start(): void {
    for (const loop of [this.look, ...this.byThemselves, ...this.readers]) loop.start();
  }

  /** After a commit. */
  kick(): void {
    for (const loop of [this.look, ...this.byThemselves]) loop.kick();
  }

  /** When all that was committed has its place in the log. */
  kickReaders(): void {
    for (const loop of this.readers) loop.kick();
  }

  /** Waits for what is running; takes nothing new. */
  async stop(): Promise<void> {
    const rows = this.byRows.map(({ loop }) => loop);
    await Promise.all([this.look, ...this.byThemselves, ...this.readers, ...rows].map((loop) => loop.stop()));
  }

  private async kickDue(): Promise<void> {
    await this.followClock();
    const columns = this.byRows.map(({ due }, n) => `${isDue(due)} as "${n}"`);
    const [found] = await this.dataSource.query(`select ${columns.join(", ")}`, [this.clock.now()]);
    for (const [n, { loop }] of this.byRows.entries()) if (found[n]) loop.kick();
  }

  /** P1: within a minute, whatever the clock does. What fails is tried again at the next look. */
  private async followClock(): Promise<void> {
    const by = this.watch.setBackBy();
    if (by === 0) return;
    const now = this.clock.now();
    for (const due of this.following) await moveBack(this.dataSource, due, { by, now });
    this.watch.followed();
  }
}

// By the order the planner takes the index: it cannot know that hardly any row is due. No `exists`, which drops the order and would read a table whole to find none.
const isDue = ({ table, column, where = "true" }: DueTime) =>
  `(select ${column} from ${table} where ${column} <= $1 and ${where} order by ${column} limit 1) is not null`;
