import type { Tokens } from "../../client/index.js";
import { AddNoteDocument, OrderEventsDocument, StreamHeadDocument } from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { until } from "../support/until.js";
import { placesOrder, startWorld, unique, type World } from "../support/world.js";
import { LossyProxy } from "./LossyProxy.js";
import { expectHeard, tokensOf } from "./listening.js";

/** One order of a customer, whose notes are the events that tests listen for; the desk that it stands in, and a proxy before it that loses sockets. */
export class LiveOrder {
  private constructor(
    readonly world: World,
    readonly proxy: LossyProxy,
    readonly customer: Client,
    readonly orderId: string,
  ) {}

  static async start(): Promise<LiveOrder> {
    const world = await startWorld();
    const proxy = await LossyProxy.start(() => world.url);
    const customer = await world.as("standard@kumo.test");
    const payment = { method: "BANK_TRANSFER" } as const;
    const orderId = await placesOrder(customer, `${unique("live")}.example.test`, { payment });
    return new LiveOrder(world, proxy, customer, orderId);
  }

  /** Of a session of its own. */
  tokens(email = "standard@kumo.test"): Promise<Tokens> {
    return tokensOf(this.world.client, email);
  }

  /** Of the customer. */
  get token(): string {
    return this.customer.token ?? "";
  }

  /** So many events: notes on the order. */
  async write(count = 1): Promise<void> {
    for (let number = 1; number <= count; number++) {
      const input = { orderId: this.orderId, text: `note ${number}` };
      const { addNote } = await this.customer.run(AddNoteDocument, { input });
      if (addNote.__typename !== "AddNotePayload") throw new Error(JSON.stringify(addNote));
    }
  }

  /** One event after the other until it is so, at least one. */
  async writeUntil(isSo: () => boolean): Promise<void> {
    await until(async () => {
      await this.write();
      return isSo();
    });
  }

  /** One event after the other while something happens. @param pause milliseconds between them */
  async writeDuring<T>(happen: () => Promise<T>, pause = 0): Promise<T> {
    let over = false;
    const writing = (async () => {
      while (!over) {
        await this.write();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    })();
    try {
      return await happen();
    } finally {
      over = true;
      await writing;
    }
  }

  /** The cursor of now. */
  async head(): Promise<string> {
    return (await this.customer.run(StreamHeadDocument, {})).streamHead;
  }

  /** The number of the order's last event. */
  async sequence(): Promise<number> {
    const query = "query($id: ID!) { order(id: $id) { eventSequence } }";
    const { body } = await this.customer.post({ query, variables: { id: this.orderId } });
    return (body.data as { order: { eventSequence: number } }).order.eventSequence;
  }

  /** The ids of all events after a cursor, by the pull twin, once the order's last one has its place in the log. */
  async everythingAfter(cursor: string): Promise<string[]> {
    const sequence = await this.sequence();
    let events: Awaited<ReturnType<typeof this.pull>> = [];
    await until(async () => {
      events = await this.pull(cursor);
      const last = events.findLast(({ order }) => order.id === this.orderId);
      return last === undefined || last.sequence >= sequence;
    });
    return events.map(({ id }) => id);
  }

  /** Waits until so much was heard as there was, and judges it. @returns what there was */
  async expectAllHeard(ids: readonly string[], after: string, patience?: number): Promise<string[]> {
    const all = await this.everythingAfter(after);
    await until(() => ids.length >= all.length, patience === undefined ? {} : { patience });
    expectHeard(ids, all);
    return all;
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await this.world.stop();
  }

  private async pull(after: string) {
    const events: { readonly id: string; readonly sequence: number; readonly order: { readonly id: string } }[] = [];
    for (let cursor = after; ; ) {
      const { orderEvents } = await this.customer.run(OrderEventsDocument, { after: cursor, first: 100 });
      events.push(...orderEvents.edges.map(({ node }) => node));
      if (!orderEvents.pageInfo.hasNextPage) return events;
      cursor = orderEvents.pageInfo.endCursor ?? cursor;
    }
  }
}
