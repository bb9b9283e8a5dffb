import type { DataSource } from "typeorm";
import { OrderEvent } from "../../entities/OrderEvent.js";
import type { StreamPosition } from "./cursor.js";

/** Events kept in memory: a client that comes back within so many is served without the database. */
const ringSize = 10_000;
const pageSize = 1000;

/**
 * The newest events of the log as this process has read them: once, for all its subscribers.
 */
export class EventTail {
  private ring: OrderEvent[] = [];
  private current: StreamPosition = { epoch: "", position: 0 };
  private reading: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private news = deferred();

  constructor(
    private readonly dataSource: DataSource,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Up to where it has read. */
  get head(): StreamPosition {
    return this.current;
  }

  /** Resolves when something new has been read. Ask for it before looking at `since`. */
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

  /** The events after a position, or null when memory does not reach back so far. */
  since(position: number): readonly OrderEvent[] | null {
    const back = this.current.position - position;
    if (back < 0 || back > this.ring.length) return null;
    return back === 0 ? [] : this.ring.slice(this.ring.length - back);
  }

  private async read(): Promise<void> {
    const head = await readHead(this.dataSource);
    if (head.epoch !== this.current.epoch) {
      this.ring = [];
      this.current = head;
    }
    while (this.current.position < head.position) {
      const page = await this.dataSource.manager
        .createQueryBuilder(OrderEvent, "event")
        .where("event.position > :position", { position: this.current.position })
        .orderBy("event.position")
        .limit(pageSize)
        .getMany();
      const last = page.at(-1);
      if (last === undefined) break;
      this.ring.push(...page);
      if (this.ring.length > ringSize * 1.25) this.ring = this.ring.slice(-ringSize);
      this.current = { epoch: head.epoch, position: Number(last.position) };
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
