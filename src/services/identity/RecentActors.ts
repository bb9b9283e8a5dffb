import type { Actor } from "../../domain/actor.js";

/** Milliseconds that an answer is good for. Real time, not business time: it bounds the queries, whatever the clock port says. */
const lifetime = 1000;

const mostSessions = 10_000;

/**
 * Who acts in a session, read at most once a second. One event goes to many subscriptions, and each of them asks.
 * A session that ends, a role that falls, a user that is disabled is noticed within that second.
 */
export class RecentActors {
  private readonly recent = new Map<string, { readonly until: number; readonly actor: Promise<Actor | null> }>();

  constructor(private readonly read: (sessionId: string) => Promise<Actor | null>) {}

  of(sessionId: string): Promise<Actor | null> {
    const known = this.recent.get(sessionId);
    if (known !== undefined && known.until > performance.now()) return known.actor;
    const actor = this.read(sessionId);
    this.remember(sessionId, actor);
    return actor;
  }

  private remember(sessionId: string, actor: Promise<Actor | null>): void {
    const entry = { until: performance.now() + lifetime, actor };
    this.recent.delete(sessionId);
    this.recent.set(sessionId, entry);
    const [oldest] = this.recent.keys();
    if (this.recent.size > mostSessions && oldest !== undefined) this.recent.delete(oldest);
    // A database that was away for a moment must not stay away for a second.
    actor.catch(() => this.recent.get(sessionId) === entry && this.recent.delete(sessionId));
  }
}
