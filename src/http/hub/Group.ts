import { setImmediate as turn } from "node:timers/promises";
import type { EventLog } from "../../services/events/EventLog.js";
import { type EventScope, isInScope } from "../../services/events/eventScope.js";
import type { LoggedEvent } from "../../services/events/LogEntry.js";
import type { Answers } from "./Answers.js";
import type { Member } from "./Member.js";
import { pacer } from "./Turns.js";

/** Events that wait for their execution; beyond it the members read them from the log. */
const mostWaiting = 1000;

/** Members that get an event in one turn of the event loop. */
const slice = 1000;

/** What a group is for, and whom it tells what it cannot settle itself. */
export interface GroupParts {
  readonly key: string;
  readonly log: EventLog;
  readonly scope: EventScope;
  readonly answers: Answers;
  /** An answer would be one member's alone. */
  readonly onPersonal: (group: Group) => void;
  readonly onOutage: () => void;
  /** @param event null when somebody caught up with it */
  readonly onSent: (count: number, event: LoggedEvent | null) => void;
  readonly onDefect: (error: unknown) => void;
}

/** Subscribers that get the same bytes. Events are executed one after the other and sent to those who are live. */
export class Group {
  readonly members = new Set<Member>();
  private readonly live = new Set<Member>();
  private waiting: LoggedEvent[] = [];
  private running = false;
  private read: { readonly from: number; readonly head: number; readonly events: readonly LoggedEvent[] } | null = null;
  private reading: {
    readonly from: number;
    readonly head: number;
    readonly events: Promise<readonly LoggedEvent[]>;
  } | null = null;

  /** Up to this position nothing comes by itself any more: it was sent, is being sent, or is read by who lacks it. */
  sentUpTo: number;

  constructor(readonly parts: GroupParts) {
    this.sentUpTo = parts.log.head.position;
  }

  get scope(): EventScope {
    return this.parts.scope;
  }

  get liveCount(): number {
    return this.live.size;
  }

  /** A new event of the scope. */
  push(event: LoggedEvent): void {
    this.waiting.push(event);
    if (this.waiting.length > mostWaiting) this.giveUpPushing();
    if (!this.running) void this.run();
  }

  /** The member has everything up to `sentUpTo`; from now on `position` is kept by what it is offered. */
  goLive(member: Member): void {
    this.live.add(member);
  }

  delete(member: Member): void {
    this.members.delete(member);
    this.live.delete(member);
  }

  /** Events of the scope after a position that are in memory; null when it does not reach back. Many ask the same. */
  recent(from: number): readonly LoggedEvent[] | null {
    const head = this.parts.log.head.position;
    if (this.read?.from === from && this.read.head === head) return this.read.events;
    const events = this.parts.log.since(from)?.filter((entry) => isInScope(entry, this.scope)) ?? null;
    if (events !== null) this.read = { from, head, events };
    return events;
  }

  /** The first of them up to the head, from the database. Those who come back to the same place read it once. */
  page(from: number): Promise<readonly LoggedEvent[]> {
    const { log, scope } = this.parts;
    const head = log.head.position;
    if (this.reading?.from === from && this.reading.head === head) return this.reading.events;
    const events = log.page(scope, from, head);
    const reading = { from, head, events };
    this.reading = reading;
    const forget = () => {
      if (this.reading === reading) this.reading = null;
    };
    events.then(forget, forget);
    return events;
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      // Events that read nothing are executed without a turn of the event loop in between: many of them would hold up all others.
      const pace = pacer(turn);
      for (let event = this.waiting.shift(); event !== undefined; event = this.waiting.shift()) {
        await this.serve(event);
        await pace();
      }
    } catch (error) {
      this.parts.onDefect(error);
      // Whoever comes now reads what was to be sent.
      this.waiting = [];
      this.sentUpTo = this.parts.log.head.position;
      for (const { sink } of this.members) sink.session.close("tryLater");
    } finally {
      this.running = false;
    }
  }

  private async serve(event: LoggedEvent): Promise<void> {
    const answer = this.live.size === 0 ? null : await this.parts.answers.to(event);
    if (answer === "PERSONAL") return this.parts.onPersonal(this);
    // Where pushing was given up meanwhile it stands further on already.
    this.sentUpTo = Math.max(this.sentUpTo, Number(event.position));
    if (answer === "OUTAGE") return this.closeAll();
    if (answer !== null) await this.deliver(event, answer);
  }

  /** In slices: meanwhile some have it and some do not, as their positions say. */
  private async deliver(event: LoggedEvent, answer: Buffer): Promise<void> {
    let offered = 0;
    let sent = 0;
    for (const member of this.live) {
      // Who has gone live meanwhile has read it already.
      if (member.position >= Number(event.position)) continue;
      const outcome = member.offer(answer, event);
      if (outcome === "BEHIND") this.lag(member);
      if (outcome === "SENT") sent++;
      if (++offered % slice === 0) await turn();
    }
    this.parts.onSent(sent, event);
  }

  private lag(member: Member): void {
    this.live.delete(member);
    member.lag();
  }

  /** What waits is dropped, and who was live reads it. First the first: a member that lags looks at once whether it is live already. */
  private giveUpPushing(): void {
    this.sentUpTo = Number(this.waiting.at(-1)?.position);
    this.waiting = [];
    for (const member of [...this.live]) this.lag(member);
  }

  private closeAll(): void {
    this.parts.onOutage();
    for (const { sink } of this.members) sink.session.close("tryLater");
  }
}
