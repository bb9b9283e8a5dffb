import { setImmediate as turn } from "node:timers/promises";
import type { OrderEvent } from "../../../src/entities/OrderEvent.js";
import type { Random } from "../../attack/Random.js";
import { until } from "../../support/until.js";
import { Listener } from "./Listener.js";
import { type Heard, Pairs } from "./Pairs.js";
import { type Draft, RandomSubscriptions } from "./RandomSubscriptions.js";
import type { SharingWorld, Viewer } from "./SharingWorld.js";

/** Crowds of viewers who follow the same random document, some events of the log, and what becomes of each pair of them. */
export class Fuzz {
  readonly pairs = new Pairs();
  documents = 0;
  /** Nobody was let in, or nothing was for anybody. */
  idle = 0;
  readonly subscriptions: RandomSubscriptions;

  constructor(
    private readonly world: SharingWorld,
    private readonly random: Random,
  ) {
    const { events, graph } = world;
    const some = Array.from({ length: 6 }, () => random.of(events));
    this.subscriptions = new RandomSubscriptions(graph.schema, random, {
      orderIds: some.map(({ orderId }) => orderId),
      cursors: some.map((event) => graph.services.stream.cursorOf(event)),
    });
  }

  roundByLot(): Promise<void> {
    const { world, random } = this;
    const draft = this.subscriptions.next();
    return this.round(draft, random.of(random.chance(0.5) ? world.events : world.decisions));
  }

  /** @param about the event that says who is likely to be there, and of whose order there is one */
  async round(draft: Pick<Draft, "sent"> | string, about: OrderEvent): Promise<void> {
    const { world, random } = this;
    const listeners = await this.open(typeof draft === "string" ? draftOf(draft) : draft, about);
    const due = world.events.filter((event) => listeners.some((each) => each.isFor(event)));
    const near = due.filter(({ orderId }) => orderId === about.orderId);
    const events = [...new Set([near, due].flatMap((some) => (some.length > 0 ? [random.of(some)] : [])))];
    this.documents++;
    if (events.length === 0) this.idle++;
    else for (const heard of await this.follow(listeners, events)) this.pairs.judge(heard);
  }

  words(): string {
    const { like, shared, apart, found, differences } = this.pairs;
    const naive = [...found].map(([name, count]) => `${name} ${count}`).join(", ");
    return `${like} like pairs of viewers of ${this.documents} random documents with ${this.subscriptions.used.size} fields: ${shared} shared, ${differences.length} differences, ${shared + apart - like} other pairs; by naive keys: ${naive}`;
  }

  /** Those of the crowd who are let in. */
  private async open(draft: Pick<Draft, "sent">, about: OrderEvent): Promise<Listener[]> {
    const opened: Listener[] = [];
    // One after the other: the door knows a document again that it has read.
    for (const viewer of this.crowd(about)) {
      const listener = await Listener.open(this.world, viewer, draft.sent());
      if (listener !== null) opened.push(listener);
    }
    return opened;
  }

  /** Some classes of viewers with a few of each, among them those who have a hand in the event, and some others. */
  private crowd({ actorId, ownerId, accountId }: OrderEvent): Viewer[] {
    const { world, random } = this;
    const involved = world.people.filter(({ id }) => id === actorId || id === ownerId);
    const near = world.people.filter((user) => user.accountId === accountId);
    const classes = [involved, near, near, world.people].flatMap((people) => {
      if (people.length === 0) return [];
      const [alike, locale] = [world.alike(random.of(people)), random.of(["JA", "EN"] as const)];
      return Array.from({ length: 2 + random.below(3) }, () => world.viewer(random, alike, locale));
    });
    const others = Array.from({ length: 3 }, () => world.viewer(random, world.people));
    return [...classes, ...others];
  }

  /** Some are there from the beginning, the others come later and catch up, maybe while something happens. */
  private async follow(listeners: readonly Listener[], events: readonly OrderEvent[]): Promise<Heard[][]> {
    const { world, random } = this;
    const early = listeners.filter(() => random.chance(0.6));
    for (const each of early) each.join();
    if (random.chance(0.8)) await turn();
    const told = events.map((event) => world.log.tell(event));
    if (random.chance(0.5)) await turn();
    for (const each of listeners) if (!early.includes(each)) each.join();
    const otherwise = () => JSON.stringify([listeners[0]?.operation.document.loc?.source.body, world.complaints]);
    await until(() => listeners.every((each) => each.hasHeard(told)), { pause: 1, otherwise });
    for (const each of listeners) each.leave();
    return Promise.all(
      told.map((event) =>
        Promise.all(listeners.map(async (listener) => ({ listener, event, alone: await listener.alone(event) }))),
      ),
    );
  }
}

const draftOf = (query: string) => ({ sent: () => ({ query, variables: {}, operationName: null }) });
