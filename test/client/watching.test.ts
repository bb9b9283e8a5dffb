import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Desk, SequenceFilter } from "../../client/index.js";
import { until } from "../support/until.js";
import { LiveOrder } from "./LiveOrder.js";
import { deskAt, eventsLive, type LiveEvent } from "./listening.js";

let live: LiveOrder;
let desk: Desk;
beforeAll(async () => {
  live = await LiveOrder.start();
  desk = deskAt(live.proxy.url, await live.tokens());
});
afterAll(async () => {
  await desk?.dispose();
  await live?.stop();
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
    variables: { id: live.orderId },
    subscription: { query: eventsLive },
    snapshot: ({ order }) => {
      filter.saw(order);
      shown.snapshots.push(order.eventSequence);
      shown.sequences.push(order.eventSequence);
    },
    next: ({ data }) => {
      if (data?.orderEvents.order.id !== live.orderId) return;
      if (filter.isNews(data.orderEvents)) shown.sequences.push(data.orderEvents.sequence);
    },
    error: (error) => shown.errors.push(error),
  });
  return Object.assign(shown, { stop });
}

/** Without gap or twin. */
const isDense = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);

describe("a query and then a subscription", () => {
  it("have no hole between them, whatever is written meanwhile", async () => {
    const boards: ReturnType<typeof dashboard>[] = [];
    await live.writeDuring(async () => {
      for (let count = 0; count < 15; count++) {
        boards.push(dashboard());
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    });
    for (const board of boards) {
      // The desk may go on with the order meanwhile.
      await until(async () => board.sequences.at(-1) === (await live.sequence()));
      expect(isDense(board.sequences)).toBe(true);
      expect(board.errors).toEqual([]);
      board.stop();
    }
  });

  it("that begins when the query has answered, without its cursor, misses what came between", async () => {
    const seen = await live.sequence();
    await live.write(2);
    const sequences: number[] = [];
    const stop = desk.subscribe<{ orderEvents: LiveEvent }>(
      { query: eventsLive },
      { next: ({ data }) => sequences.push(data?.orderEvents.sequence ?? 0), expired: () => {}, error: () => {} },
    );
    await live.writeUntil(() => sequences.length > 0);
    expect(isDense([seen, ...sequences])).toBe(false);
    stop();
  });

  it("begin anew by themselves when the log does not reach back", async () => {
    const board = dashboard();
    await until(() => board.snapshots.length === 1);
    await live.write(2);
    await until(() => board.sequences.length === 3);
    live.proxy.open = false;
    live.proxy.reset();
    await live.world.dataSource.query("update stream_head set epoch = md5(epoch)");
    await live.write(3);
    live.proxy.open = true;
    await until(() => board.snapshots.length === 2);
    await live.write(2);
    const last = await live.sequence();
    await until(() => board.sequences.at(-1) === last);
    expect(board.errors).toEqual([]);
    board.stop();
  });

  it("wait while the desk cannot be reached", async () => {
    live.proxy.open = false;
    const board = dashboard();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(board).toMatchObject({ snapshots: [], errors: [] });
    live.proxy.open = true;
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
