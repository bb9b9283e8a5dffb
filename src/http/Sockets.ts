import { setTimeout as pause } from "node:timers/promises";
import { concerns, type ViewerChange } from "../services/events/ViewerChange.js";
import { type CloseReason, ownerOf, type SocketSession } from "./SocketSession.js";

/** Milliseconds between two rounds. */
const round = 1000;

/** Sockets that are closed at once, and the milliseconds until the next: their clients come back in the same rhythm. */
const slice = 100;
const sliceInterval = 25;

/** Milliseconds that clients have to answer a close. */
const farewell = 3000;

/** All open sockets: how many one user has, and what is done to all of them. */
export class Sockets {
  private readonly sessions = new Set<SocketSession>();
  private readonly counted = new Map<string, Set<SocketSession>>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly mostPerOwner: number) {
    this.timer = setInterval(() => this.tend(), round).unref();
  }

  get size(): number {
    return this.sessions.size;
  }

  add(session: SocketSession): void {
    this.sessions.add(session);
  }

  delete(session: SocketSession): void {
    this.sessions.delete(session);
    this.uncount(session);
  }

  /** Counts a socket once it is known whose it is. @returns false beyond the limit */
  count(session: SocketSession): boolean {
    const others = this.counted.get(session.owner) ?? new Set();
    if (others.size >= this.mostPerOwner || !this.sessions.has(session)) return false;
    this.counted.set(session.owner, others.add(session));
    return true;
  }

  /** Counts it in the place of the oldest of the same user that may go. @returns false when there is none */
  replaceOldest(session: SocketSession, mayGo: (other: SocketSession) => boolean): boolean {
    const oldest = [...(this.counted.get(session.owner) ?? [])].find(mayGo);
    if (oldest === undefined) return false;
    oldest.close("tooManySockets");
    this.uncount(oldest);
    return this.count(session);
  }

  /** Those whose rights were others, or are gone, come back with those of now. */
  drop(change: ViewerChange): void {
    for (const session of this.counted.get(ownerOf(change.userId)) ?? [])
      if (session.viewer !== null && concerns(change, session.viewer)) session.close("forbidden");
  }

  /** Bytes that wait for clients. */
  get buffered(): number {
    let bytes = 0;
    for (const session of this.sessions) bytes += session.buffered;
    return bytes;
  }

  /** Nobody hears another event. */
  deafen(): void {
    for (const session of this.sessions) session.deafen();
  }

  /** In slices; those whose clients do not answer are cut off. */
  async closeAll(reason: CloseReason): Promise<void> {
    const all = [...this.sessions];
    for (let start = 0; start < all.length; start += slice) {
      if (start > 0) await pause(sliceInterval);
      for (const session of all.slice(start, start + slice)) session.close(reason);
    }
    const until = performance.now() + farewell;
    while (performance.now() < until && all.some((session) => this.sessions.has(session))) await pause(10);
    for (const session of all) session.terminate();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private uncount(session: SocketSession): void {
    const others = this.counted.get(session.owner);
    others?.delete(session);
    if (others?.size === 0) this.counted.delete(session.owner);
  }

  private tend(): void {
    for (const session of this.sessions) session.tend();
  }
}
