import type { DataSource } from "typeorm";

/** Positions given in one transaction. */
const batchSize = 1000;

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

/**
 * Gives committed events their dense position, in commit order within an order. Any process may run it; the lock on the head row puts them in a row.
 * (`id > cursor` alone missed events of slower transactions, `pg_snapshot_xmin` broke the order: docs/adr/0003.)
 */
export class Relay {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly onError: (error: unknown) => void,
    /** Called after the commit: this process knows the events without reading them. */
    private readonly onNumbered: (batch: NumberedBatch) => void = () => undefined,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.kick(), interval);
    this.timer.unref();
    this.kick();
  }

  /** After a commit. Kicks during a run are one more run. */
  kick(): void {
    if (this.running !== undefined) {
      this.again = true;
      return;
    }
    this.running = this.drain()
      .catch(this.onError)
      .finally(() => {
        this.running = undefined;
        if (this.again) {
          this.again = false;
          this.kick();
        }
      });
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.again = false;
    await this.running;
  }

  private async drain(): Promise<void> {
    while (await this.waiting()) {
      const batch = await this.number();
      if (batch.rows.length > 0) this.onNumbered(batch);
      if (batch.rows.length < batchSize) return;
    }
  }

  private async waiting(): Promise<boolean> {
    const rows = await this.dataSource.query("select 1 from events where position is null limit 1");
    return rows.length > 0;
  }

  /** One batch. The lock is a statement of its own: the next one takes a fresh snapshot. One wake-up for a batch. */
  private async number(): Promise<NumberedBatch> {
    const [epoch, rows] = await this.dataSource.transaction(async (tx) => {
      const [head] = await tx.query("select epoch from stream_head for update");
      const [numbered] = await tx.query(
        `with b as materialized (select log_id from events where position is null order by log_id limit ${batchSize}),
          n as materialized (select count(*) k from b),
          h as (update stream_head set head = head + (select k from n) where (select k from n) > 0 returning head),
          p as (select log_id, (select head from h) - (select k from n) + row_number() over (order by log_id) as position from b)
        update events e set position = p.position from p where e.log_id = p.log_id returning e.*`,
      );
      if (numbered.length > 0) await tx.query("select pg_notify('stream', '')");
      return [head.epoch, numbered];
    });
    const byPosition = (a: NumberedRow, b: NumberedRow) => Number(a.position) - Number(b.position);
    return { epoch, rows: rows.sort(byPosition) };
  }
}
