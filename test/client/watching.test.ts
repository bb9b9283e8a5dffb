import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Desk, SequenceFilter } from "../../client/index.js";
import type { Client } from "../support/client.js";
import { placesOrder, startWorld, unique, type World } from "../support/world.js";
import { LossyProxy } from "./LossyProxy.js";
import { deskAt, eventsLive, type LiveEvent, tokensOf, until, writes } from "./listening.js";

let world: World;
let proxy: LossyProxy;
let customer: Client;
let desk: Desk;
let orderId: string;
beforeAll(async () => {
  world = await startWorld();
  proxy = await LossyProxy.start(() => world.url);
  customer = await world.as("standard@kumo.test");
  orderId = await placesOrder(customer, `${unique("live")}.example.test`, { payment: { method: "BANK_TRANSFER" } });
  desk = deskAt(proxy.url, await tokensOf(world.client, "standard@kumo.test"));
});
afterAll(async () => {
  await desk?.dispose();
  await proxy?.stop();
  await world?.stop();
});

interface Snapshot {
  readonly streamHead: string;
  readonly order: { readonly id: string; readonly eventSequence: number };
}
const query = "query($id: ID!) { order(id: $id) { id eventSequence } streamHead }";

/** What a dashboard does: shows the order, then each change of it once. */
function dashboard() {
  const shown = { snapshots: [] as number[], sequences: [] as number[], errors: [] as Error[] };
  const filter = new SequenceFilter();
  const stop = desk.watch<Snapshot, { orderEvents: LiveEvent }>({
    query,
    variables: { id: orderId },
    subscription: { query: eventsLive },
    snapshot: ({ order }) => {
      filter.saw(order);
      shown.snapshots.push(order.eventSequence);
      shown.sequences.push(order.eventSequence);
    },
    next: ({ data }) => {
      if (data?.orderEvents.order.id !== orderId) return;
      if (filter.isNews(data.orderEvents)) shown.sequences.push(data.orderEvents.sequence);
    },
    error: (error) => shown.errors.push(error),
  });
  return Object.assign(shown, { stop });
}

const sequence = async () =>
  ((await customer.post({ query, variables: { id: orderId } })).body.data as Snapshot).order.eventSequence;

/** Without gap or twin. */
const isDense = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);

describe("a query and then a subscription", () => {
  it("have no hole between them, whatever is written meanwhile", async () => {
    let writing = true;
    const writer = (async () => {
      while (writing) await writes(customer, orderId);
    })();
    const boards: ReturnType<typeof dashboard>[] = [];
    for (let count = 0; count < 15; count++) {
      boards.push(dashboard());
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    writing = false;
    await writer;
    for (const board of boards) {
      // The desk may go on with the order meanwhile.
      await until(async () => board.sequences.at(-1) === (await sequence()));
      expect(isDense(board.sequences)).toBe(true);
      expect(board.errors).toEqual([]);
      board.stop();
    }
  });

  it("that begins when the query has answered, without its cursor, misses what came between", async () => {
    const seen = await sequence();
    await writes(customer, orderId, 2);
    const sequences: number[] = [];
    const stop = desk.subscribe<{ orderEvents: LiveEvent }>(
      { query: eventsLive },
      { next: ({ data }) => sequences.push(data?.orderEvents.sequence ?? 0), expired: () => {}, error: () => {} },
    );
    await until(async () => {
      await writes(customer, orderId);
      return sequences.length > 0;
    });
    expect(isDense([seen, ...sequences])).toBe(false);
    stop();
  });

  it("begin anew by themselves when the log does not reach back", async () => {
    const board = dashboard();
    await until(() => board.snapshots.length === 1);
    await writes(customer, orderId, 2);
    await until(() => board.sequences.length === 3);
    proxy.open = false;
    proxy.reset();
    await world.dataSource.query("update stream_head set epoch = md5(epoch)");
    await writes(customer, orderId, 3);
    proxy.open = true;
    await until(() => board.snapshots.length === 2);
    await writes(customer, orderId, 2);
    const last = await sequence();
    await until(() => board.sequences.at(-1) === last);
    expect(board.errors).toEqual([]);
    board.stop();
  });

  it("wait while the desk cannot be reached", async () => {
    proxy.open = false;
    const board = dashboard();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(board).toMatchObject({ snapshots: [], errors: [] });
    proxy.open = true;
    await until(() => board.snapshots.length === 1);
    board.stop();
  });

  it("say that streamHead is missing", async () => {
    const errors: Error[] = [];
    desk.watch({
      query: "{ viewer { id } }",
      subscription: { query: eventsLive },
      snapshot: () => {},
      next: () => {},
      error: (error) => errors.push(error),
    });
    await until(() => errors.length === 1);
    expect(errors[0]?.message).toContain("streamHead");
  });
});
