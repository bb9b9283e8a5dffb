import type { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { Answers } from "../../../src/http/hub/Answers.js";
import type { Member } from "../../../src/http/hub/Member.js";
import type { Operation } from "../../../src/http/hub/Operation.js";
import type { Sink } from "../../../src/http/hub/Sink.js";
import { Sweep } from "../../../src/http/hub/Sweep.js";
import { type Line, SocketSession } from "../../../src/http/SocketSession.js";
import { EventFeed } from "../../../src/services/events/EventFeed.js";
import { isInScope } from "../../../src/services/events/eventScope.js";
import type { Sent } from "./RandomSubscriptions.js";
import type { Told } from "./Replay.js";
import type { SharingWorld, Viewer } from "./SharingWorld.js";

/** One subscription, let in as at a socket; what it gets, and what it would get if nobody else were there. */
export class Listener implements Sink {
  /** The very buffers that the hub has sent, by position: whoever has the same one shares. */
  readonly heard = new Map<string, Buffer>();
  private member: Member | undefined;

  private constructor(
    private readonly world: SharingWorld,
    readonly viewer: Viewer,
    readonly session: SocketSession,
    readonly operation: Operation,
  ) {}

  /** @returns null when he is not let in: the document is too large for the doors, or names what he may not see */
  static async open(world: SharingWorld, viewer: Viewer, sent: Sent): Promise<Listener | null> {
    const session = new SocketSession(line, "192.0.2.1", { clock: world.door.options.clock, wire });
    session.authentication = viewer.signedIn;
    session.locale = viewer.locale;
    const admitted = await world.protocol.admit(session, sent);
    if (!("feed" in admitted)) return null;
    const feed = new EventFeed(world.log, admitted.feed.scope, world.log.head.position);
    return new Listener(world, viewer, session, { ...admitted, feed });
  }

  join(): void {
    this.member = this.world.hub.join(this.operation, this);
  }

  leave(): void {
    if (this.member !== undefined) this.world.hub.leave(this.member);
  }

  send(answer: Buffer, { position }: OrderEvent): void {
    this.heard.set(String(position), answer);
  }

  isFor(event: OrderEvent): boolean {
    return isInScope(event, this.operation.feed.scope);
  }

  hasHeard(events: readonly Told[]): boolean {
    return events.every((event) => this.heard.has(event.position) || !this.isFor(event));
  }

  heardOf({ position }: Told): string | null {
    const heard = this.heard.get(position);
    return heard === undefined ? null : comparable(heard);
  }

  /** What executing for him alone gives; null: nothing. */
  async alone(event: OrderEvent): Promise<string | null> {
    if (!this.isFor(event)) return null;
    const answer = await new Answers(this.world.door, this.operation, false, sweep).to(event);
    return typeof answer === "string" ? answer : comparable(answer);
  }
}

/** The id of the execution stands in errors, and is another each time. */
const comparable = (answer: Buffer) => String(answer).replaceAll(/"requestId":"[^"]*"/g, "");

const sweep = new Sweep();
const wire = { cork: () => undefined, uncork: () => undefined };
/** A client that takes everything at once. */
const line: Line = {
  readyState: 1,
  OPEN: 1,
  bufferedAmount: 0,
  send: () => undefined,
  ping: () => undefined,
  terminate: () => undefined,
  close: (code, reason) => {
    throw new Error(`closed with ${code}: ${reason}`);
  },
};
