import type { OrderEvent } from "../../../src/entities/OrderEvent.js";
import type { StreamPosition } from "../../../src/services/events/cursor.js";
import type { EventLog } from "../../../src/services/events/EventLog.js";
import { isViewerChange, type LogEntry } from "../../../src/services/events/LogEntry.js";
import type { ViewerChange } from "../../../src/services/events/ViewerChange.js";

export const everything = { visibility: { kind: "ALL" }, orderId: null, selection: { kind: "ALL" } } as const;

export class Outage extends Error {
  readonly code = "ECONNREFUSED";
}

/** A log without a database: what a test appends. */
export class DoorLog implements EventLog {
  private readonly entries: LogEntry[] = [];
  private epoch = "e";
  private readonly replaced = new Set<() => void>();
  private readonly hearers = new Set<(entries: readonly LogEntry[]) => void>();

  /**
   * @param count how many events it begins with
   * @param memory where they are: here, in the database alone, or in a database that is away
   */
  constructor(
    count = 0,
    private readonly memory: "HERE" | "OUT_OF_MEMORY" | "AWAY" = "HERE",
  ) {
    for (let number = 1; number <= count; number++) this.append(number);
  }

  get head(): StreamPosition {
    return { epoch: this.epoch, position: this.entries.length };
  }

  since(position: number): readonly LogEntry[] | null {
    return this.memory === "HERE" || position === this.entries.length ? this.entries.slice(position) : null;
  }

  async page(_scope: unknown, after: number, upTo: number): Promise<readonly OrderEvent[]> {
    if (this.memory === "AWAY") throw new Outage("Connection terminated unexpectedly");
    return this.entries.slice(after, Math.min(upTo, after + 200)) as OrderEvent[];
  }

  onReplaced(hear: () => void): () => void {
    this.replaced.add(hear);
    return () => this.replaced.delete(hear);
  }

  /** Another log stands in its place, as after a restore: with another epoch, its events the same. */
  replace(): void {
    this.epoch += "'";
    for (const hear of this.replaced) hear();
  }

  listen(hear: (entries: readonly LogEntry[]) => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  /** An event with a number. */
  append(sequence: number, accountId = "acc_1", orderId = "ord_1", ownerId: string | null = null): void {
    const position = String(this.entries.length + 1);
    this.add({
      logId: position,
      position,
      sequence,
      orderId,
      accountId,
      ownerId,
      // What the command saw as now, long before its event was written.
      occurredAt: new Date(0),
      recordedAt: new Date(),
    } as OrderEvent);
  }

  events(): OrderEvent[] {
    return this.entries.filter((entry): entry is OrderEvent => !isViewerChange(entry));
  }

  changeViewer(userId: string, change: Partial<ViewerChange> = {}): void {
    const position = this.entries.length + 1;
    this.add({ kind: "ViewerChanged", position, userId, sessionId: null, now: null, ...change });
  }

  private add(entry: LogEntry): void {
    this.entries.push(entry);
    for (const hear of this.hearers) hear([entry]);
  }
}
