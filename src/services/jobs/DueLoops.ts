import type { DataSource } from "typeorm";
import type { Clock } from "../ports.js";
import { DueLoop, type DueTask } from "./DueLoop.js";
import type { DueTime } from "./dueRows.js";

type OnError = (task: string, error: unknown) => void;

/**
 * A loop for each task, and one that looks for most of them: a single query after a commit, or a rain of them, says which tasks have rows that are due, and only their loops
 * ask for those. Tasks that name no rows look by themselves: after a commit, or when what it wrote has its place in the log.
 */
export class DueLoops {
  private readonly look: DueLoop;
  private readonly byThemselves: readonly DueLoop[];
  private readonly readers: readonly DueLoop[];
  private readonly byRows: readonly { readonly loop: DueLoop; readonly due: DueTime }[];

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
    const columns = this.byRows.map(({ due }, n) => `${isDue(due)} as "${n}"`);
    const [found] = await this.dataSource.query(`select ${columns.join(", ")}`, [this.clock.now()]);
    for (const [n, { loop }] of this.byRows.entries()) if (found[n]) loop.kick();
  }
}

// By the order the planner takes the index: it cannot know that hardly any row is due. No `exists`, which drops the order and would read a table whole to find none.
const isDue = ({ table, column, where = "true" }: DueTime) =>
  `(select ${column} from ${table} where ${column} <= $1 and ${where} order by ${column} limit 1) is not null`;
