import type { DataSource } from "typeorm";
import { OrderEvent } from "../../entities/OrderEvent.js";
import { type EventLog, logPageSize } from "./EventLog.js";
import { type EventScope, whereInScope } from "./eventScope.js";
import type { LogEntry } from "./LogEntry.js";
import { logReader } from "./logReader.js";
import { readHead, renewEpoch, type StreamHead } from "./readHead.js";

/** Entries kept in memory: a client that comes back within so many is served without the database. */
const ringSize = 10_000;
const pageSize = 1000;

/** Milliseconds after which a read that failed is tried again. */
const retryDelay = 250;

/**
 * The newest entries of the log as this process has read them: once, for all its subscribers.
 */
export class EventTail implements EventLog {
  private ring: LogEntry[] = [];
  private current: StreamHead = { epoch: "", position: 0, keptAfter: 0 };
  private reading: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private retry: NodeJS.Timeout | undefined;
  private failing = false;
  private readonly hearers = new Set<(entries: readonly LogEntry[]) => void>();
  private readonly replaced = new Set<() => void>();
  private readonly readLog: ReturnType<typeof logReader>;

  constructor(
    private readonly dataSource: DataSource,
    /** Told of the first of several reads that fail one after the other. */
    private readonly onError: (error: unknown) => void,
  ) {
    this.readLog = logReader(dataSource);
  }

  get head(): StreamHead {
    return this.current;
  }

  /** Begins at the log's present head. */
  async start(): Promise<void> {
    this.current = await readHead(this.dataSource);
  }

  /**
   * Entries that somebody else has read or numbered: taken when they go on where this one is, so that the log need not be asked. After a gap it is asked; what is known already, or of another epoch,
   * changes nothing.
   */
  offer(epoch: string, entries: readonly LogEntry[]): void {
    if (this.stopped || epoch !== this.current.epoch) return;
    const next = this.current.position + 1;
    const fresh = entries.filter(({ position }) => Number(position) >= next);
    if (fresh.length === 0) return;
    if (fresh.every(({ position }, index) => Number(position) === next + index)) {
      this.append(fresh);
    } else this.wake();
  }

  /** A notification tells where the log's head is. @param head epoch and position as `number_events` says them; otherwise something else has changed */
  told(head: string): void {
    const { epoch, position } = this.current;
    const [, named, at] = /^(\w+) (\d+)$/.exec(head) ?? [];
    if (named !== epoch || Number(at) > position) this.wake();
  }

  /** Something may be new. Calls during a read are one more read. */
  wake(): void {
    if (this.stopped) return;
    if (this.reading !== undefined) {
      this.again = true;
      return;
    }
    clearTimeout(this.retry);
    this.reading = this.read()
      .then(() => {
        this.failing = false;
      })
      .catch((error: unknown) => this.failed(error))
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
    clearTimeout(this.retry);
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

  onReplaced(hear: () => void): () => void {
    this.replaced.add(hear);
    return () => void this.replaced.delete(hear);
  }

  private async read(): Promise<void> {
    const before = this.current;
    let page = await this.readLog(before.position, pageSize);
    const { head } = page;
    // A head moves back only when a backup was put in its place: the same positions will be given to other events.
    if (head.epoch === before.epoch && head.position < before.position) {
      await renewEpoch(this.dataSource, head.epoch);
      return this.read();
    }
    if (head.epoch !== this.current.epoch) this.begin(head);
    this.current = { ...this.current, keptAfter: head.keptAfter };
    // Of another epoch nothing is appended: one begins at its head.
    while (this.current.position < head.position && page.entries.length > 0) {
      this.append(page.entries);
      if (this.current.position < head.position) page = await this.readLog(this.current.position, pageSize);
      // Another log has taken its place since the first page.
      if (page.head.epoch !== head.epoch) return this.read();
    }
  }

  /** Nobody else says again that there is something to read. */
  private failed(error: unknown): void {
    if (!this.failing) this.onError(error);
    this.failing = true;
    this.retry = setTimeout(() => this.wake(), retryDelay);
  }

  private begin(head: StreamHead): void {
    this.ring = [];
    this.current = head;
    for (const hear of this.replaced) hear();
  }

  /** What is known already, since it was offered meanwhile, changes nothing. Memory reaches back without holes, or not at all. */
  private append(entries: readonly LogEntry[]): void {
    const fresh = entries.filter(({ position }) => Number(position) > this.current.position);
    const last = fresh.at(-1);
    if (last === undefined) return;
    const position = Number(last.position);
    if (position - this.current.position === fresh.length) this.ring.push(...fresh);
    else this.ring = [];
    if (this.ring.length > ringSize * 1.25) this.ring = this.ring.slice(-ringSize);
    this.current = { ...this.current, position };
    for (const hear of this.hearers) hear(fresh);
  }
}
