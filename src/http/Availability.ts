import { setTimeout as pause } from "node:timers/promises";
import type { Readiness } from "./HttpOptions.js";

/** Milliseconds between two looks. */
const interval = 1000;

/** How long a look may take: so many waits of so many milliseconds. */
const waits = 20;
const wait = 100;

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
    const found = await withPatience(this.readiness());
    const lost = this.latest?.checks.database !== false && !found.checks.database;
    this.latest = found;
    if (lost) this.onLost();
    return found;
  }
}

/**
 * A database that does not answer is as good as away. The time is counted in short waits, one after the other: one that
 * this process itself was too busy for counts once, however long it took. By a single timer, a second of hard work would
 * be the database's fault, and all sockets were closed for it.
 */
async function withPatience(reading: Promise<Readiness>): Promise<Readiness> {
  const over = new AbortController();
  try {
    return await Promise.race([reading, late(over.signal)]);
  } catch {
    return unreachable;
  } finally {
    over.abort();
  }
}

async function late(signal: AbortSignal): Promise<Readiness> {
  for (let waited = 0; waited < waits && !signal.aborted; waited++) await pause(wait);
  return unreachable;
}
