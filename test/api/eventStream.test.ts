import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { EventSource } from "eventsource";
import { createClient } from "graphql-sse";
import { LiveOrder } from "../client/LiveOrder.js";
import { eventsLive, type LiveEvent } from "../client/listening.js";
import { until } from "../support/until.js";
import { StreamClient } from "./doors/StreamClient.js";

let live: LiveOrder;
beforeAll(async () => {
  live = await LiveOrder.start();
});
afterAll(async () => {
  await live?.stop();
});

interface Heard {
  readonly ids: string[];
  stop(): void;
}

const withToken: typeof fetch = (url, init) => {
  const headers = new Headers(init?.headers);
  headers.set("authorization", `Bearer ${live.token}`);
  return fetch(url, { ...init, headers });
};

/** What browsers do; with a `fetch` of its own, since theirs can send no token. */
function eventSource(query: string, variables: object): Heard {
  const address = new URL(`${live.proxy.url}/stream`);
  address.searchParams.set("query", query);
  address.searchParams.set("variables", JSON.stringify(variables));
  const source = new EventSource(address, { fetch: withToken });
  const ids: string[] = [];
  source.addEventListener("next", ({ data }) => ids.push(JSON.parse(data).data.orderEvents.id));
  source.addEventListener("complete", () => source.close());
  return { ids, stop: () => source.close() };
}

/** The client of graphql-sse, with a cursor that advances: it sends the same object again. */
function graphqlSse(after: string): Heard {
  const variables = { after };
  const ids: string[] = [];
  const client = createClient({
    url: `${live.proxy.url}/stream`,
    headers: { authorization: `Bearer ${live.token}` },
    retryAttempts: Number.POSITIVE_INFINITY,
    retry: () => new Promise((resolve) => setTimeout(resolve, 100)),
  });
  client.subscribe<{ orderEvents: LiveEvent }>(
    { query: eventsLive, variables },
    {
      next: ({ data }) => {
        if (data == null) return;
        variables.after = data.orderEvents.cursor;
        ids.push(data.orderEvents.id);
      },
      error: (error) => ids.push(String(error)),
      complete: () => {},
    },
  );
  return { ids, stop: () => client.dispose() };
}

describe("nothing is missing and nothing comes twice", () => {
  it("for EventSource, whatever its document looks like, and for the client of graphql-sse", async () => {
    const after = await live.head();
    const listeners = [
      graphqlSse(after),
      eventSource(eventsLive, { after }),
      eventSource(eventsLive, {}),
      eventSource("subscription { orderEvents { id } }", {}),
      eventSource("subscription($from: String) { orderEvents(after: $from) { id } }", {}),
      eventSource("subscription { ...All } fragment All on Subscription { orderEvents { id } }", {}),
    ];
    await until(() => live.proxy.answered === listeners.length);
    await live.write();
    await until(() => listeners.every(({ ids }) => ids.length >= 1));
    for (let round = 0; round < 2; round++) {
      live.proxy.cutRequests();
      await live.write(3);
      // The desk goes on with the order meanwhile: what is there now may be more than a moment ago.
      const all = () => live.everythingAfter(after);
      const some = await all();
      await until(() => listeners.every(({ ids }) => ids.length >= some.length));
      for (const { ids } of listeners) expect(ids).toEqual((await all()).slice(0, ids.length));
    }
    for (const { stop } of listeners) stop();
  });

  it("and a client that does not say it lacks what came meanwhile", async () => {
    const query = "subscription { orderEvents { id } }";
    const token = live.token;
    const open = () => StreamClient.open(live.proxy.url.replace("graphql", ""), { query, token });
    const after = await live.head();
    const witness = await StreamClient.open(live.world.url, { query: eventsLive, variables: { after }, token });
    const first = await open();
    await live.write();
    await first.until(() => first.pieces.length >= 1);
    live.proxy.cutRequests();
    await live.write(2);
    // They have their place, and the process that the second stream begins at has read them.
    const meanwhile = await live.everythingAfter(after);
    await witness.until(() => meanwhile.every((id) => idsIn(witness).includes(id)));
    const second = await open();
    await live.write();
    await second.until(() => second.pieces.length >= 1);
    const got = [first, second].flatMap(idsIn);
    const all = await live.everythingAfter(after);
    expect(all.filter((id) => !got.includes(id)).length).toBeGreaterThanOrEqual(2);
    for (const client of [second, witness]) client.close();
  });
});

const idsIn = ({ pieces }: StreamClient): string[] => pieces.map(({ data }) => data.data.orderEvents.id);
/** Where a cursor stands. */
const placeOf = (cursor = "") => {
  const [epoch, position] = Buffer.from(cursor, "base64url").toString().split(":");
  return { epoch, position: Number(position) };
};

it("a stream names its place before the first event, so that a client that loses it at once lacks nothing", async () => {
  const asking = { query: "subscription { orderEvents { id } }", token: live.token };
  const hearer = await StreamClient.open(live.world.url, asking);
  await live.write();
  await hearer.until(() => hearer.pieces.length >= 1);
  const before = placeOf(hearer.pieces.at(-1)?.id);
  const lost = await StreamClient.open(live.world.url, asking);
  await lost.until(() => lost.begin !== undefined);
  // The desk goes on meanwhile.
  const [{ epoch, position }, now] = [placeOf(lost.begin), placeOf(await live.head())];
  expect([before.epoch, now.epoch]).toEqual([epoch, epoch]);
  expect(position).toBeGreaterThanOrEqual(before.position);
  expect(position).toBeLessThanOrEqual(now.position);
  for (const client of [hearer, lost]) client.close();
  await live.write(2);
  const again = await StreamClient.open(live.world.url, { ...asking, headers: { "last-event-id": lost.begin ?? "" } });
  await again.until(() => again.pieces.length >= 2);
  expect(again.begin).toBe(lost.begin);
  const given = { query: eventsLive, variables: { after: lost.begin }, token: live.token };
  const asked = await StreamClient.open(live.world.url, given);
  await asked.until(() => asked.pieces.length >= 2);
  expect(asked.begin).toBe(lost.begin);
  for (const client of [again, asked]) client.close();
});

it("the cursor of `id:` is that of the event, and of the pull twin", async () => {
  const after = await live.head();
  const query = "subscription($after: String) { orderEvents(after: $after) { cursor } }";
  await live.write(3);
  const asking = { query, variables: { after }, token: live.token };
  const client = await StreamClient.open(live.world.url, asking);
  await client.until(() => client.pieces.length >= 3);
  for (const { id, data } of client.pieces) expect(data.data.orderEvents.cursor).toBe(id);
  const last = await StreamClient.open(live.world.url, {
    ...asking,
    headers: { "last-event-id": client.pieces[1]?.id ?? "" },
  });
  await last.until(() => last.pieces.length > 0);
  const [rest, whole] = [last.pieces, client.pieces.slice(2)];
  const common = Math.min(rest.length, whole.length);
  expect(common).toBeGreaterThan(0);
  expect(rest.slice(0, common)).toEqual(whole.slice(0, common));
  for (const each of [client, last]) each.close();
});

it("a Last-Event-ID of another log is CURSOR_EXPIRED, one that is none BAD_USER_INPUT", async () => {
  const query = "subscription { orderEvents { id } }";
  for (const [id, code] of [
    [Buffer.from("0123456789abcdef:5").toString("base64url"), "CURSOR_EXPIRED"],
    ["nonsense", "BAD_USER_INPUT"],
  ] as const) {
    const asking = { query, token: live.token, headers: { "last-event-id": id } };
    const { pieces } = await (await StreamClient.open(live.world.url, asking)).end();
    expect(pieces.map(({ event }) => event)).toEqual(["next", "complete"]);
    expect(pieces[0]?.data.errors[0].extensions.code).toBe(code);
  }
});
