import { EventIndex } from "../../services/events/EventIndex.js";
import type { EventLog } from "../../services/events/EventLog.js";
import { isViewerChange, type LogEntry, type LoggedEvent } from "../../services/events/LogEntry.js";
import { concerns, type ViewerChange } from "../../services/events/ViewerChange.js";
import type { SignedIn } from "../../services/identity/SignedIn.js";
import type { Door } from "../Door.js";
import { failureKind } from "../failureKind.js";
import { Answers } from "./Answers.js";
import { Group } from "./Group.js";
import { GroupKeys } from "./GroupKeys.js";
import { Member, type MemberState } from "./Member.js";
import type { Operation } from "./Operation.js";
import type { Sink } from "./Sink.js";
import { Sweep } from "./Sweep.js";
import { Turns } from "./Turns.js";

/** What happens to those whose rights have changed. */
export type OnViewerChange = (change: ViewerChange) => void;

/** All subscriptions of this process. */
export class Hub {
  private readonly groups = new Map<string, Group>();
  private readonly index = new EventIndex<Group>();
  private readonly keys = new GroupKeys();
  private readonly turns = new Turns();
  private readonly sweep = new Sweep();
  private readonly operations = new WeakMap<Member, Operation>();
  private readonly deaf: () => void;

  constructor(
    private readonly door: Door,
    private readonly log: EventLog,
    private readonly onViewerChange: OnViewerChange,
  ) {
    this.deaf = log.listen((entries) => this.hear(entries));
    const { metrics } = door;
    metrics.gauge("certdesk_subscription_groups", "Groups of subscriptions that share.", () => this.groups.size);
    for (const state of ["CATCHING_UP", "LIVE", "LAGGING"] as const)
      metrics.subscriptions(state, () => this.count(state));
  }

  /** From now on the sink gets what the operation follows. */
  join(operation: Operation, sink: Sink): Member {
    const parts = {
      turns: this.turns,
      onPersonal: (group: Group) => this.split(group),
      onOutage: ({ sink }: Member) => {
        void this.door.availability.check();
        sink.session.close("tryLater");
      },
      onFailure: (member: Member, error: unknown) => this.fail(member, error),
    };
    const member = new Member(sink, parts, operation.feed.from);
    this.operations.set(member, operation);
    this.enter(member, operation);
    return member;
  }

  /** Whether the rights of a viewer have changed since a place in the log; what cannot be told counts as changed. */
  hasChanged(viewer: SignedIn, since: number): boolean {
    const entries = this.log.since(since);
    return entries === null || entries.some((entry) => isViewerChange(entry) && concerns(entry, viewer));
  }

  get position(): number {
    return this.log.head.position;
  }

  leave(member: Member): void {
    const { group } = member;
    member.leave();
    this.dropIfEmpty(group);
  }

  stop(): void {
    this.deaf();
  }

  private enter(member: Member, operation: Operation): void {
    const key = `${this.log.head.epoch} ${this.keys.of(operation)}`;
    const group = this.groups.get(key) ?? this.open(key, operation);
    member.enter(group);
  }

  private open(key: string, operation: Operation): Group {
    const { feed } = operation;
    const group = new Group({
      key,
      log: feed.log,
      scope: feed.scope,
      answers: new Answers(this.door, operation, this.keys.isShared(operation), this.sweep),
      onPersonal: (group) => this.split(group),
      onSent: (count, event) => this.sent(count, event),
      onOutage: () => void this.door.availability.check(),
      onDefect: (error) => this.door.options.logger.error({ err: error }, "an event could not be executed"),
    });
    this.groups.set(key, group);
    this.index.add(group);
    return group;
  }

  private dropIfEmpty(group: Group): void {
    if (group.members.size > 0) return;
    const { key } = group.parts;
    // Another may have its key by now: what it still executed comes later.
    if (this.groups.get(key) === group) this.groups.delete(key);
    this.index.delete(group);
  }

  /** An answer turned out to be for one of them alone: each goes to a group of his own, from where he is. */
  private split(group: Group): void {
    for (const member of [...group.members]) {
      const operation = this.operations.get(member);
      if (operation === undefined) continue;
      this.keys.makePersonal(operation);
      group.delete(member);
      this.enter(member, operation);
    }
    this.dropIfEmpty(group);
  }

  private hear(entries: readonly LogEntry[]): void {
    for (const entry of entries)
      if (isViewerChange(entry)) this.onViewerChange(entry);
      else this.index.forEach(entry, (group) => group.push(entry));
  }

  private sent(count: number, event: LoggedEvent | null): void {
    const { metrics, options } = this.door;
    metrics.events.inc(count);
    if (event === null || count === 0) return;
    // The clocks of the database and of this process may differ by more than that.
    const milliseconds = Math.max(0, options.clock.now().getTime() - event.recordedAt.getTime());
    metrics.delivery.observe(milliseconds / 1000);
  }

  /** A missing log is no end of a subscription: the client comes back. */
  private fail(member: Member, error: unknown): void {
    if (failureKind(error) === "OUTAGE") void this.door.availability.check();
    else this.door.options.logger.error({ err: error }, "a subscription could not be served");
    member.sink.session.close("tryLater");
  }

  private count(state: MemberState): number {
    let count = 0;
    for (const group of this.groups.values())
      if (state === "LIVE") count += group.liveCount;
      else for (const member of group.members) count += member.state === state ? 1 : 0;
    return count;
  }
}
