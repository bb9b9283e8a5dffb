import { setTimeout as sleep } from "node:timers/promises";
import type { DataSource } from "typeorm";
import { noFailPoints } from "../failPoints.js";
import type { FailPoints } from "../ports.js";
import type { Ask } from "../statements.js";

/** Positions given in one transaction, at most: as long as it takes, others wait with what they commit meanwhile. */
const batchSize = 300;

/** The same by who commits while a backlog is worked off: enough for his own. */
const batchSizeBeside = 10;

/** Milliseconds of rest where commits come faster than they are numbered: more get their place at once, and everybody has more of the database. */
const breath = 5;

/** Milliseconds between two batches of a backlog: others have the machine, and the lock, meanwhile. */
const backlogRest = 20;

/** Milliseconds: the safety net, when no commit of this process kicks. */
const interval = 1000;

/** A row of `events`, by the names of its columns. */
export interface NumberedRow {
  readonly position: string;
  readonly account_id: string;
  readonly order_id: string | null;
}

/** What was numbered in one transaction, in the order of the positions. */
export interface NumberedBatch {
  readonly epoch: string;
  readonly rows: readonly NumberedRow[];
}

interface Batch extends NumberedBatch {
  /** Whether others wait for their place. */
  readonly more: boolean;
}

type Row = NumberedRow & { readonly epoch: string; readonly more: boolean };

/**
 * Gives committed events their dense position, in commit order within an order. Any process may run it; the lock on the head row puts them in a row.
 * (`id > cursor` alone missed events of slower transactions, `pg_snapshot_xmin` broke the order: docs/adr/0003.)
 */
export class Relay {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private backlog: Promise<void> | undefined;
  private readonly hearers: (() => void)[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly onError: (error: unknown) => void,
    /** Called after the commit: this process knows the events without reading them. */
    private readonly onNumbered: (batch: NumberedBatch) => void = () => undefined,
    private readonly failPoints: FailPoints = noFailPoints,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.look().catch(this.onError), interval);
    this.timer.unref();
    void this.kick();
  }

  /**
   * With a commit or after it. Kicks during a run are one more run.
   * @param ask asks over the connection whose COMMIT has just been sent, so that the numbering leaves in the same write: most of what a listener waits for is this way there and back
   * @returns when it asks no more
   */
  async kick(ask: Ask = this.ask): Promise<void> {
    if (this.running !== undefined) {
      this.again = true;
      return;
    }
    const batch = this.number(ask, this.backlog === undefined ? batchSize : batchSizeBeside);
    this.running = batch
      .then((numbered) => this.took(numbered))
      .catch(this.onError)
      .then(() => (this.again ? sleep(breath) : undefined))
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          void this.kick();
        }
      });
    await batch.catch(() => undefined);
  }

  /** Calls whenever all that was committed before the last kick has its place, whichever process gave it. */
  onDrained(hear: () => void): void {
    this.hearers.push(hear);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.again = false;
    await this.running;
    await this.backlog;
  }

  private took(batch: Batch): void {
    if (batch.rows.length > 0) {
      this.failPoints.pass("relay:after-numbering");
      this.onNumbered(batch);
    }
    if (batch.more) this.backlog ??= this.workOff();
    else for (const hear of this.hearers) hear();
  }

  /** Beside the kicks: whoever commits meanwhile has his turn at once, and does not wait for those who have thousands. */
  private async workOff(): Promise<void> {
    try {
      for (let more = true; more; ) {
        await sleep(backlogRest);
        const batch = await this.number(this.ask, batchSize);
        more = batch.more;
        this.took(batch);
      }
    } catch (error) {
      this.onError(error);
    } finally {
      this.backlog = undefined;
    }
  }

  private async look(): Promise<void> {
    const waiting = await this.dataSource.query("select 1 from events where position is null limit 1");
    if (waiting.length > 0) await this.kick();
  }

  private readonly ask: Ask = (text, parameters) => this.dataSource.query(text, parameters);

  /** One batch, in one round trip, and whether more wait. The function is the migration's that is named after it. */
  private async number(ask: Ask, most: number): Promise<Batch> {
    const rows: Row[] = await ask("select epoch, more, (event).* from number_events($1)", [most]);
    const [first] = rows;
    const byPosition = (a: NumberedRow, b: NumberedRow) => Number(a.position) - Number(b.position);
    return { epoch: first?.epoch ?? "", more: first?.more === true, rows: rows.sort(byPosition) };
  }
}
