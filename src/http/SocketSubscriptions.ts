import type { SocketSession } from "./SocketSession.js";
import { SocketSubscription } from "./SocketSubscription.js";

/**
 * The subscriptions of one socket, from their `subscribe` on. graphql-ws knows them by their ids alone: when a client completes one that is still being looked at and uses its id anew, it takes both for
 * the same, begins both and gives one back.
 */
export class SocketSubscriptions {
  private readonly all = new Set<SocketSubscription>();
  private readonly latest = new Map<string, SocketSubscription>();

  constructor(private readonly session: SocketSession) {}

  /** Also of those that are still being looked at: they cost, though they may be completed already. */
  get size(): number {
    return this.all.size;
  }

  /** A `subscribe`. Whoever had the id was completed: otherwise graphql-ws does not let it through. */
  open(id: string): SocketSubscription {
    void this.latest.get(id)?.return();
    const opened = new SocketSubscription(id, this.session, () => this.delete(id, opened));
    this.all.add(opened);
    this.latest.set(id, opened);
    return opened;
  }

  /** The socket has gone. */
  endAll(): void {
    for (const each of [...this.all]) void each.return();
  }

  private delete(id: string, ended: SocketSubscription): void {
    this.all.delete(ended);
    if (this.latest.get(id) === ended) this.latest.delete(id);
  }
}
