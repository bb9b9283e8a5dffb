import { withPatience } from "../services/withPatience.js";
import type { Readiness } from "./HttpOptions.js";

/** Milliseconds between two looks. */
const interval = 1000;

const unreachable: Readiness = { ready: false, checks: { database: false, migrations: false, relay: false } };

/**
 * Knows whether the database is there. Looks once a second, and whenever somebody has met an outage; a state is believed
 * until the next look, so no request waits for one.
 */
export class Availability {
  private latest: Readiness | null = null;
  private look: Promise<Readiness> | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly readiness: () => Promise<Readiness>,
    /** Called when the database goes away. */
    private readonly onLost: () => void,
  ) {
    this.timer = setInterval(() => void this.check(), interval).unref();
  }

  get away(): boolean {
    return this.latest?.checks.database === false;
  }

  /** Looks now; whoever asks meanwhile gets the same answer. Never rejects. */
  check(): Promise<Readiness> {
    this.look ??= this.readOnce().finally(() => {
      this.look = null;
    });
    return this.look;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async readOnce(): Promise<Readiness> {
    const found = await withPatience(this.readiness()).catch(() => unreachable);
    const lost = this.latest?.checks.database !== false && !found.checks.database;
    this.latest = found;
    if (lost) this.onLost();
    return found;
  }
}
