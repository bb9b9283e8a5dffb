import type { StreamPosition } from "./cursor.js";

/** Seconds behind the log after which a process serves nobody new. */
const patience = 10;

/** What one look at the log found. */
export interface LogLook {
  readonly head: StreamPosition;
  /** Log id of the oldest event that no relay has numbered; null when all are. */
  readonly waiting: string | null;
}

interface Behind {
  readonly since: number;
  readonly position: number;
  readonly epoch: string;
}

/** How far this process is behind the log, and the relays behind the commits. By looks of its own clock, so that no two clocks are compared. */
export class LogLag {
  private latest: LogLook | null = null;
  private behind: Behind | null = null;
  private stuck: { readonly since: number; readonly id: string } | null = null;

  constructor(
    /** Up to where this process has read. */
    private readonly read: () => StreamPosition,
    /** Milliseconds, rising. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Of the log when last looked at. */
  get head(): number {
    return this.latest?.head.position ?? 0;
  }

  /** Events that are committed and numbered, and not yet read here. */
  get events(): number {
    return Math.max(0, this.head - this.read().position);
  }

  /** Seconds for which the oldest of them, or of those without a number, has been waiting. */
  get seconds(): number {
    const since = Math.min(
      this.isBehind() ? (this.behind?.since ?? Infinity) : Infinity,
      this.stuck?.since ?? Infinity,
    );
    return since === Infinity ? 0 : (this.now() - since) / 1000;
  }

  get tolerable(): boolean {
    return this.seconds < patience;
  }

  /** Call it every second or so. */
  observe(look: LogLook): void {
    this.latest = look;
    const since = this.now();
    const { position, epoch } = look.head;
    if (!this.isBehind()) this.behind = this.read().position < position ? { since, position, epoch } : null;
    if (look.waiting === null) this.stuck = null;
    else if (this.stuck?.id !== look.waiting) this.stuck = { since, id: look.waiting };
  }

  /** Whether the head that was seen then has still not been read. */
  private isBehind(): boolean {
    const { position, epoch } = this.read();
    return this.behind !== null && this.behind.epoch === epoch && position < this.behind.position;
  }
}
