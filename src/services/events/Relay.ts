import type { DataSource } from "typeorm";

/** Positions given in one transaction. */
const batchSize = 1000;

/** Milliseconds: the safety net, when no commit of this process kicks. */
const interval = 1000;

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
    while ((await this.waiting()) && (await this.number()) === batchSize);
  }

  private async waiting(): Promise<boolean> {
    const rows = await this.dataSource.query("select 1 from events where position is null limit 1");
    return rows.length > 0;
  }

  /** One batch. The lock is a statement of its own: the next one takes a fresh snapshot. One wake-up for a batch. */
  private async number(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query("select 1 from stream_head for update");
      const [{ count }] = await tx.query(
        `with b as materialized (select log_id from events where position is null order by log_id limit ${batchSize}),
          n as materialized (select count(*) k from b),
          h as (update stream_head set head = head + (select k from n) where (select k from n) > 0 returning head),
          p as (select log_id, (select head from h) - (select k from n) + row_number() over (order by log_id) as position from b),
          u as (update events e set position = p.position from p where e.log_id = p.log_id returning 1)
        select count(*)::int as count from u`,
      );
      if (count > 0) await tx.query("select pg_notify('stream', '')");
      return count;
    });
  }
}
