import { logPageSize } from "../../services/events/EventLog.js";
import type { LoggedEvent } from "../../services/events/LogEntry.js";
import type { Answer } from "./Answers.js";
import type { Group } from "./Group.js";
import type { Sink } from "./Sink.js";
import { pacer, type Turns } from "./Turns.js";

export type MemberState = "CATCHING_UP" | "LIVE" | "LAGGING" | "GONE";

/** Events that one member takes in one turn of the event loop. */
const perTurn = 50;

/** What a member asks of the hub. */
export interface MemberParts {
  readonly turns: Turns;
  readonly onPersonal: (group: Group) => void;
  readonly onOutage: (member: Member) => void;
  readonly onFailure: (member: Member, error: unknown) => void;
}

/** One subscription: how far it has come. */
export class Member {
  state: MemberState = "CATCHING_UP";
  private looping = false;
  private current!: Group;

  constructor(
    readonly sink: Sink,
    private readonly parts: MemberParts,
    /** Up to here it has everything. */
    public position: number,
  ) {}

  get group(): Group {
    return this.current;
  }

  /** Joins, also from another group: catches up, then goes live. */
  enter(group: Group): void {
    this.current = group;
    group.members.add(this);
    if (this.state === "LIVE") this.state = "CATCHING_UP";
    void this.catchUp();
  }

  leave(): void {
    this.state = "GONE";
    this.current.delete(this);
  }

  /** Sends it, unless the client is behind: then it has to read the log when it has caught up; or may hear nothing any more. */
  offer(answer: Buffer, event: LoggedEvent): "SENT" | "UNHEARD" | "BEHIND" {
    if (this.sink.session.isBehind) return "BEHIND";
    return this.send(answer, event) ? "SENT" : "UNHEARD";
  }

  /** The client is slow: pushing becomes reading. */
  lag(): void {
    this.state = "LAGGING";
    void this.catchUp();
  }

  private async catchUp(): Promise<void> {
    if (this.looping) return;
    this.looping = true;
    try {
      while (this.isReading() && !this.reachesLive()) await this.step();
    } catch (error) {
      if (this.isReading()) this.parts.onFailure(this, error);
    } finally {
      this.looping = false;
    }
  }

  /** A socket that may hear nothing any more is about to go: until then there is nothing to do for it, and nothing to wait for. */
  private isReading(): boolean {
    return (this.state === "CATCHING_UP" || this.state === "LAGGING") && this.sink.session.mayHear;
  }

  /** In the tick that finds nothing missing it becomes live. */
  private reachesLive(): boolean {
    if (this.sink.session.isBehind) return false;
    const next = this.group.recent(this.position)?.[0];
    const isMissing = next === undefined ? this.group.recent(this.position) === null : this.wasSent(next);
    if (isMissing) return false;
    this.state = "LIVE";
    this.group.goLive(this);
    return true;
  }

  /** Whether the live members have got it, so that it will not come by itself any more. */
  private wasSent(event: LoggedEvent): boolean {
    return Number(event.position) <= this.group.sentUpTo;
  }

  private async step(): Promise<void> {
    const { group, position } = this;
    await this.sink.session.drained();
    await this.parts.turns.take();
    const recent = group.recent(position);
    const events = recent ?? (await this.page());
    if (group !== this.group) return;
    const some = events.slice(0, recent === null ? logPageSize : perTurn);
    await this.takeAll(some, group);
  }

  private async takeAll(events: readonly LoggedEvent[], group: Group): Promise<void> {
    const pace = pacer(() => this.parts.turns.take());
    for (const event of events) {
      if (!this.isReading() || !this.wasSent(event) || this.sink.session.isBehind) return;
      const answer = await group.parts.answers.to(event);
      if (group !== this.group || !this.take(answer, event)) return;
      await pace();
    }
  }

  /** From the database. Up to the first of them, or to the head, there is nothing; from there on memory serves. */
  private async page(): Promise<readonly LoggedEvent[]> {
    const head = this.group.parts.log.head.position;
    const events = await this.group.page(this.position);
    const first = events[0];
    this.position = Math.max(this.position, first === undefined ? head : Number(first.position) - 1);
    return events;
  }

  /** Nothing can be read now, and the client comes back. */
  private giveUp(): void {
    this.state = "GONE";
    this.parts.onOutage(this);
  }

  private take(answer: Answer, event: LoggedEvent): boolean {
    if (answer === "PERSONAL") this.parts.onPersonal(this.group);
    if (answer === "OUTAGE") this.giveUp();
    if (typeof answer === "string" || !this.isReading()) return false;
    this.sink.session.gather();
    if (this.send(answer, event)) this.group.parts.onSent(1, null);
    return true;
  }

  /** It has come so far. @returns whether the client may hear it */
  private send(answer: Buffer, event: LoggedEvent): boolean {
    this.position = Number(event.position);
    const { mayHear } = this.sink.session;
    if (mayHear) this.sink.send(answer, event);
    return mayHear;
  }
}
