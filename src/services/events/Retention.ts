import type { DataSource } from "typeorm";

/** Milliseconds between two looks: replay ends to the hour. */
const interval = 3_600_000;

/**
 * Ends the replay of what is older than so many days: cursors before it get CURSOR_EXPIRED. Deletes nothing; the history of an order stays with it. Any number of processes may look.
 */
export class Retention {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly days: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    const look = () => {
      this.looking = this.apply().catch(this.onError);
    };
    this.timer = setInterval(look, interval).unref();
    look();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /**
   * Goes by when an event was written, by the database's clock, so that no two processes disagree. The lock is a statement of its own, as the relay's: the next one takes a snapshot in which
   * every numbered event is seen; otherwise those that came while it waited for the row would count as old.
   */
  async apply(): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query("select 1 from stream_head for update");
      await tx.query(
        `update stream_head set kept_after = greatest(kept_after, coalesce((select position - 1 from events
           where position > kept_after and recorded_at >= now() - make_interval(days => $1) order by position limit 1), head))`,
        [this.days],
      );
      // Every process hears how far back it may serve.
      await tx.query("select pg_notify('stream', '')");
    });
  }
}
