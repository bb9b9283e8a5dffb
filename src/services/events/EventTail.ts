import type { DataSource } from "typeorm";
import { OrderEvent } from "../../entities/OrderEvent.js";
import type { StreamPosition } from "./cursor.js";
import { type EventLog, logPageSize } from "./EventLog.js";
import { type EventScope, whereInScope } from "./eventScope.js";
import { type LogEntry, logReader } from "./LogEntry.js";

/** Entries kept in memory: a client that comes back within so many is served without the database. */
const ringSize = 10_000;
const pageSize = 1000;

/**
 * The newest entries of the log as this process has read them: once, for all its subscribers.
 */
export class EventTail implements EventLog {
  private ring: LogEntry[] = [];
  private current: StreamPosition = { epoch: "", position: 0 };
  private reading: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private news = deferred();
  private readonly hearers = new Set<(entries: readonly LogEntry[]) => void>();
  private readonly readLog: ReturnType<typeof logReader>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly onError: (error: unknown) => void,
  ) {
    this.readLog = logReader(dataSource);
  }

  get head(): StreamPosition {
    return this.current;
  }

  get next(): Promise<void> {
    return this.news.promise;
  }

  /** Begins at the log's present head. */
  async start(): Promise<void> {
    this.current = await readHead(this.dataSource);
  }

  /** Something may be new. Calls during a read are one more read. */
  wake(): void {
    if (this.stopped) return;
    if (this.reading !== undefined) {
      this.again = true;
      return;
    }
    this.reading = this.read()
      .catch(this.onError)
      .finally(() => {
        this.reading = undefined;
        if (!this.again) return;
        this.again = false;
        this.wake();
      });
  }

  /** Waits for a read that is under way; begins no other. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.reading;
  }

  since(position: number): readonly LogEntry[] | null {
    const back = this.current.position - position;
    if (back > this.ring.length) return null;
    // Another process may have told of what this one has not read yet.
    return back <= 0 ? [] : this.ring.slice(this.ring.length - back);
  }

  page(scope: EventScope, after: number, upTo: number): Promise<readonly OrderEvent[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(OrderEvent, "event")
      .where("event.position > :after and event.position <= :upTo", { after, upTo })
      .orderBy("event.position")
      .limit(logPageSize);
    whereInScope(query, scope);
    return query.getMany();
  }

  listen(hear: (entries: readonly LogEntry[]) => void): () => void {
    this.hearers.add(hear);
    return () => void this.hearers.delete(hear);
  }

  private async read(): Promise<void> {
    const head = await readHead(this.dataSource);
    if (head.epoch !== this.current.epoch) {
      this.ring = [];
      this.current = head;
    }
    while (this.current.position < head.position) {
      const page = await this.readLog(this.current.position, pageSize);
      if (page.length === 0) break;
      this.ring.push(...page);
      if (this.ring.length > ringSize * 1.25) this.ring = this.ring.slice(-ringSize);
      this.current = { epoch: head.epoch, position: Number(page.at(-1)?.position) };
      for (const hear of this.hearers) hear(page);
    }
    const waiters = this.news;
    this.news = deferred();
    waiters.resolve();
  }
}

/** The head of the log as it is committed now. */
export async function readHead(dataSource: DataSource): Promise<StreamPosition> {
  const [row] = await dataSource.query("select epoch, head from stream_head");
  return { epoch: row.epoch, position: Number(row.head) };
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
