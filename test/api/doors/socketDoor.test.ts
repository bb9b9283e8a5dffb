import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { hostileSelections } from "./hostileDocuments.js";
import { type Doors, openDoors } from "./openDoors.js";
import { connected, feed, liveAre, SocketClient, stalled, ticking } from "./SocketClient.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors({ limitSocketsPerUser: 3, limitSubscriptionsPerSocket: 2 });
});
// A subscription that goes later would be counted in the next test.
afterEach(() => liveAre(doors, (count) => count === 0));
afterAll(() => doors.server.close());

describe("opening", () => {
  it("acknowledges a good token and delivers, with the cost", async () => {
    const { client } = await connected(doors);
    expect(client.messages).toEqual([{ type: "connection_ack" }]);
    await ticking(doors, client);
    feed(doors, 7);
    const { type, payload } = await client.next("1");
    expect([type, payload.data.ticks.number, payload.extensions]).toEqual(["next", 7, { cost: 1 }]);
    client.socket.close();
  });

  it("lets in who shows no token; what needs one says so itself", async () => {
    const client = await SocketClient.open(doors.socketUrl, null);
    await ticking(doors, client);
    feed(doors, 1);
    expect((await client.next("1")).payload.data.ticks.role).toBeNull();
    client.socket.close();
  });

  it.each([
    ["a forged token", { authorization: "Bearer forged" }, 4403],
    ["a token that is none", { authorization: 1 }, 4403],
    ["another kind of token", { authorization: "Basic Zm9v" }, 4403],
  ])("refuses %s", async (_name, payload, code) => {
    const client = await SocketClient.open(doors.socketUrl, payload);
    expect((await client.end())?.code).toBe(code);
  });

  it("waits 3 s for connection_init", async () => {
    const started = Date.now();
    const client = await SocketClient.open(doors.socketUrl);
    expect((await client.end())?.code).toBe(4408);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it.each([
    ["no JSON", "{", 4400],
    ["no message", { type: "nonsense" }, 4400],
    ["a query that is a number", { id: "1", type: "subscribe", payload: { query: 1 } }, 4400],
    ["more than 64 kB", { type: "ping", payload: { text: "x".repeat(65 * 1024) } }, 1009],
    ["a second connection_init", { type: "connection_init" }, 4429],
  ])("closes on %s", async (_name, message, code) => {
    const { client } = await connected(doors);
    client.send(message);
    expect((await client.end())?.code).toBe(code);
  });

  it.each([
    ["an unknown origin", "graphql", "https://evil.example", 403],
    ["another address", "elsewhere", undefined, 404],
  ])("refuses %s at the upgrade", async (_name, path, origin, status) => {
    const socket = new WebSocket(`${doors.url.replace("http", "ws")}${path}`, "graphql-transport-ws", {
      ...(origin === undefined ? {} : { origin }),
    });
    const error = await new Promise<Error>((resolve) => socket.on("error", resolve));
    expect(error.message).toBe(`Unexpected server response: ${status}`);
  });

  it.each(["https://app.example", undefined])("lets in from %s", async (origin) => {
    const client = await SocketClient.open(doors.socketUrl, {}, origin === undefined ? {} : { origin });
    expect(client.messages).toEqual([{ type: "connection_ack" }]);
    client.socket.close();
  });
});

describe("a client that asks and does not read", () => {
  const buffered = async () => {
    const metrics = await (await fetch(`${doors.url}metrics`)).text();
    return Number(/^certdesk_connection_buffered_bytes (\d+)$/m.exec(metrics)?.[1]);
  };

  it("by pings, is heard no further than its answers are taken; when it reads, it has an answer to each", async () => {
    const { client } = await connected(doors);
    client.socket.pause();
    const pings = 400;
    const payload = { text: "x".repeat(60 * 1024) };
    for (let number = 0; number < pings; number++) client.send({ type: "ping", payload: { ...payload, number } });
    let most = 0;
    for (let looks = 0; looks < 20; looks++, await sleep(50)) most = Math.max(most, await buffered());
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(1024 * 1024);
    client.socket.resume();
    const pongs = () => client.messages.filter(({ type }) => type === "pong");
    await client.until(() => pongs().length === pings);
    expect(pongs().map((pong) => pong.payload.number)).toEqual(Array.from({ length: pings }, (_, number) => number));
    client.socket.close();
  }, 60_000);

  it("and gives an operation an id that would be a burden in each answer: 4400", async () => {
    const { client } = await connected(doors);
    await ticking(doors, client, "x".repeat(255));
    client.subscribe("x".repeat(256), "subscription { ticks { number } }");
    expect((await client.end())?.code).toBe(4400);
  });
});

it("puts on record the commands that do not go through it, and tells whoever has no points left nothing else", async () => {
  const limited = await openDoors({ limitRate: 1 });
  const client = await SocketClient.open(limited.socketUrl, {});
  client.subscribe("1", "mutation { count signIn }");
  expect((await client.next("1")).payload[0].extensions.code).toBe("BAD_REQUEST");
  expect(limited.refused).toEqual(["count BAD_REQUEST", "signIn BAD_REQUEST"]);
  for (const [id, query] of Object.entries({ 2: "{", 3: "subscription { nothing }", 4: "mutation { count }" })) {
    client.subscribe(id, query);
    expect([query, (await client.next(id)).payload[0].extensions.code]).toEqual([query, "RATE_LIMITED"]);
  }
  expect(limited.refused.length).toBe(2);
  client.socket.close();
  await limited.server.close();
});

describe("limits", () => {
  it("sockets of one user: 1013, and room again when one has gone", async () => {
    doors.signIn("many", { userId: "many" });
    const open = () => SocketClient.open(doors.socketUrl, { authorization: "Bearer many" });
    const first = [await open(), await open(), await open()];
    expect(await (await open()).end()).toEqual({ code: 1013, reason: "Too many sockets" });
    first[0]?.socket.close();
    await first[0]?.end();
    const again = await open();
    expect(again.closed).toBeNull();
    for (const client of [...first, again]) client.socket.close();
  });

  it("subscriptions of one socket: an error for the one too many, and room again when one has ended", async () => {
    const { client } = await connected(doors);
    await ticking(doors, client, "1");
    await ticking(doors, client, "2");
    client.subscribe("3", "subscription { ticks { number } }");
    expect((await client.next("3")).payload[0].extensions.code).toBe("TOO_MANY_SUBSCRIPTIONS");
    const before = await doors.live();
    client.send({ id: "1", type: "complete" });
    await liveAre(doors, (count) => count < before);
    await ticking(doors, client, "4");
    client.socket.close();
  });

  it("forgets subscriptions when a socket goes", async () => {
    const { client } = await connected(doors);
    await ticking(doors, client, "1");
    await ticking(doors, client, "2");
    const before = await doors.live();
    client.socket.terminate();
    await liveAre(doors, (count) => count === before - 2);
  });

  it.each(["query { hello }", "mutation { count }"])("runs no %s", async (query) => {
    const { client } = await connected(doors);
    const before = doors.counted;
    client.subscribe("1", query);
    const { type, payload } = await client.next("1");
    expect([type, payload[0].extensions.code]).toEqual(["error", "BAD_REQUEST"]);
    expect(doors.counted).toBe(before);
    client.socket.close();
  });

  it.each(Object.entries(hostileSelections))("%s", async (_name, { query, code }) => {
    const { client } = await connected(doors);
    const text = JSON.stringify({
      id: "1",
      type: "subscribe",
      payload: { query: `subscription { ticks { ${query} } }` },
    });
    client.send(text);
    if (text.length > 64 * 1024) return expect((await client.end())?.code).toBe(1009);
    const answer = await client.next("1");
    expect(answer.type).toBe("error");
    expect(answer.payload[0].extensions.code).toBe(code);
    expect(answer.payload.length).toBeLessThanOrEqual(5);
    expect(JSON.stringify(answer).length).toBeLessThanOrEqual(4096);
    expect(JSON.stringify(answer)).not.toMatch(/node_modules|\.ts:/);
    expect(client.closed).toBeNull();
    return client.socket.close();
  });

  it("points by the minute", async () => {
    const limited = await openDoors({ limitRate: 2 });
    const { client } = await connected(limited);
    for (const id of ["1", "2", "3"]) client.subscribe(id, "subscription { ticks { number } }");
    const { type, payload } = await client.next("3");
    expect([type, payload[0].extensions.code]).toEqual(["error", "RATE_LIMITED"]);
    expect(payload[0].extensions.retryAfter).toBeGreaterThan(0);
    await limited.server.close();
  });
});

it("reads no further than a slow client can follow", async () => {
  const { client } = await connected(doors);
  doors.counted = 0;
  client.socket.pause();
  // 2,000 events of 64 kB: 128 MB, of which the kernel takes a few.
  client.subscribe("1", "subscription { ticks(upTo: 2000, padding: 64000) { requestId } }");
  const stalledAt = await stalled(doors);
  expect(stalledAt * 64_000).toBeLessThan(20_000_000);
  client.socket.resume();
  await client.until(() => doors.counted > stalledAt);
  client.socket.terminate();
});

it("is what graphql-ws clients expect", async () => {
  doors.signIn("library", { userId: "library" });
  const client = createClient({
    url: doors.socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: "Bearer library" },
  });
  const numbers: unknown[] = [];
  for await (const { data } of client.iterate<{ ticks: { number: number } }>({
    query: "subscription { ticks(upTo: 3) { number } }",
  })) {
    if (numbers.push(data?.ticks.number) === 3) break;
  }
  expect(numbers).toEqual([1, 2, 3]);
  await client.dispose();
});
