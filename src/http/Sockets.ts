import { setTimeout as pause } from "node:timers/promises";
import { concerns, type ViewerChange } from "../services/events/ViewerChange.js";
import type { Clock } from "../services/ports.js";
import { type CloseReason, ownerOf, type SocketSession } from "./SocketSession.js";

/** Milliseconds between two rounds. */
const round = 1000;

/** Sockets that are closed at once, and the milliseconds until the next: their clients come back in the same rhythm. */
const slice = 100;
const sliceInterval = 25;

/** Milliseconds that clients have to answer a close. */
const farewell = 3000;

/**
 * Milliseconds after which an event stream may end for another: at least, and for each that its user may have. Whoever is still there
 * comes back within five seconds; were that the age, the streams of somebody who has one too many would end each other for ever.
 */
const settled = 60_000;
const settledEach = 6000;

/**
 * All open sockets: how many one user has, and what is done to all of them. An event stream whose client has gone without a word is
 * written to for a quarter of an hour before the kernel says so. So beyond the limit the user's oldest one makes room, if it is of some
 * age, once the other begins: what is refused before that costs nobody his stream.
 */
export class Sockets {
  private readonly sessions = new Set<SocketSession>();
  private readonly counted = new Map<string, Set<SocketSession>>();
  /** Those that are counted and have not begun: some of them may be too many as long as nobody made room. */
  private readonly waiting = new Set<SocketSession>();
  /** The event streams that have begun, and when. */
  private readonly streams = new Map<SocketSession, number>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly mostPerOwner: number,
    private readonly clock: Clock,
  ) {
    this.timer = setInterval(() => this.tend(), round).unref();
  }

  get size(): number {
    return this.sessions.size;
  }

  get streamCount(): number {
    return this.streams.size;
  }

  add(session: SocketSession): void {
    this.sessions.add(session);
  }

  delete(session: SocketSession): void {
    this.sessions.delete(session);
    this.streams.delete(session);
    this.uncount(session);
  }

  /** Counts a socket once it is known whose it is. @returns false beyond the limit, unless for each that is too many a stream may go */
  count(session: SocketSession): boolean {
    const others = this.counted.get(session.owner) ?? new Set();
    const most = this.mostPerOwner + this.replaceable(session).length;
    if (others.size >= most || !this.sessions.has(session)) return false;
    this.counted.set(session.owner, others.add(session));
    this.waiting.add(session);
    return true;
  }

  /** A counted socket has been let in: where it is one too many, the user's oldest stream ends for it. */
  begin(session: SocketSession): void {
    this.waiting.delete(session);
    const counted = this.counted.get(session.owner);
    if (counted === undefined || counted.size <= this.mostPerOwner) return;
    const begun = [...counted].filter((other) => !this.waiting.has(other));
    const [oldest] = this.replaceable(session);
    if (begun.length <= this.mostPerOwner || oldest === undefined) return;
    oldest.close("tooManySockets");
    this.uncount(oldest);
  }

  /** The same for an event stream, which may end for another later. */
  beginStream(session: SocketSession): void {
    this.begin(session);
    this.streams.set(session, this.clock.now().getTime());
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

  /** The streams of the same user that may end for another, the oldest first. Nobody's, where nobody is signed in: an address is many. */
  private replaceable({ viewer, owner }: SocketSession): SocketSession[] {
    const counted = this.counted.get(owner);
    if (viewer === null || counted === undefined || counted.size < this.mostPerOwner) return [];
    const since = this.clock.now().getTime() - Math.max(settled, settledEach * this.mostPerOwner);
    return [...counted].filter((other) => (this.streams.get(other) ?? since) < since);
  }

  private uncount(session: SocketSession): void {
    this.waiting.delete(session);
    const others = this.counted.get(session.owner);
    others?.delete(session);
    if (others?.size === 0) this.counted.delete(session.owner);
  }

  private tend(): void {
    for (const session of this.sessions) session.tend();
  }
}
