import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { HttpOptions } from "../../../src/http/HttpOptions.js";
import type { Context } from "../../../src/resolvers/context.js";
import { hostileSelections } from "./hostileDocuments.js";
import { type Doors, openDoors } from "./openDoors.js";
import { SocketClient } from "./socketClient.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors({ limitSocketsPerUser: 3, limitSubscriptionsPerSocket: 2 });
});
afterAll(() => doors.server.close());

let people = 0;
/** A socket of somebody who has no other. */
async function connected(more: Parameters<Doors["signIn"]>[1] = {}, server = doors) {
  const token = `token${++people}`;
  server.signIn(token, { userId: `usr_${people}`, ...more });
  const client = await SocketClient.open(server.socketUrl, { authorization: `Bearer ${token}` });
  return { client, token };
}
const feed = (number: number, server = doors) => {
  for (const each of server.feeds) each(number);
};
const ticking = async (client: SocketClient, id = "1", server = doors) => {
  const before = server.feeds.size;
  client.subscribe(id, "subscription { ticks { number requestId role } }");
  await client.until(() => server.feeds.size > before);
};

describe("opening", () => {
  it("acknowledges a good token and delivers, with the cost", async () => {
    const { client } = await connected();
    expect(client.messages).toEqual([{ type: "connection_ack" }]);
    await ticking(client);
    feed(7);
    const { type, payload } = await client.next("1");
    expect([type, payload.data.ticks.number, payload.extensions]).toEqual(["next", 7, { cost: 1 }]);
    client.socket.close();
  });

  it("lets in who shows no token; what needs one says so itself", async () => {
    const client = await SocketClient.open(doors.socketUrl, null);
    await ticking(client);
    feed(1);
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
    expect(Date.now() - started).toBeLessThan(4000);
  });

  it.each([
    ["no JSON", "{", 4400],
    ["no message", { type: "nonsense" }, 4400],
    ["a query that is a number", { id: "1", type: "subscribe", payload: { query: 1 } }, 4400],
    ["more than 64 kB", { type: "ping", payload: { text: "x".repeat(65 * 1024) } }, 1009],
    ["a second connection_init", { type: "connection_init" }, 4429],
  ])("closes on %s", async (_name, message, code) => {
    const { client } = await connected();
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
    const { client } = await connected();
    await ticking(client, "1");
    await ticking(client, "2");
    client.subscribe("3", "subscription { ticks { number } }");
    expect((await client.next("3")).payload[0].extensions.code).toBe("TOO_MANY_SUBSCRIPTIONS");
    const before = doors.returned;
    client.send({ id: "1", type: "complete" });
    await client.until(() => doors.returned > before);
    await ticking(client, "4");
    client.socket.close();
  });

  it("gives sources back when a socket goes", async () => {
    const { client } = await connected();
    await ticking(client, "1");
    await ticking(client, "2");
    const before = doors.returned;
    client.socket.terminate();
    await client.until(() => doors.returned === before + 2);
  });

  it.each(["query { hello }", "mutation { count }"])("runs no %s", async (query) => {
    const { client } = await connected();
    const before = doors.counted;
    client.subscribe("1", query);
    const { type, payload } = await client.next("1");
    expect([type, payload[0].extensions.code]).toEqual(["error", "BAD_REQUEST"]);
    expect(doors.counted).toBe(before);
    client.socket.close();
  });

  it.each(Object.entries(hostileSelections))("%s", async (_name, { query, code }) => {
    const { client } = await connected();
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
    const { client } = await connected({}, limited);
    for (const id of ["1", "2", "3"]) client.subscribe(id, "subscription { ticks { number } }");
    const { type, payload } = await client.next("3");
    expect([type, payload[0].extensions.code]).toEqual(["error", "RATE_LIMITED"]);
    expect(payload[0].extensions.retryAfter).toBeGreaterThan(0);
    await limited.server.close();
  });
});

describe("rights", () => {
  it("are asked again for each event: no event passes after they are gone", async () => {
    const { client, token } = await connected();
    await ticking(client);
    doors.sessions.delete(token);
    feed(1);
    expect(await client.end()).toEqual({ code: 4403, reason: "Forbidden" });
    expect(client.of("1")).toEqual([]);
  });

  it("that change close the socket, so that the client comes back with those of now", async () => {
    const { client, token } = await connected({ role: "ADMIN", userId: "fallen" });
    await ticking(client);
    doors.signIn(token, { role: "LIMITED", userId: "fallen" });
    feed(1);
    expect((await client.end())?.code).toBe(4403);
    expect(client.of("1")).toEqual([]);
  });

  it("that are gone close a silent socket within 5 s", async () => {
    const { client, token } = await connected();
    doors.sessions.delete(token);
    expect((await client.end(5000))?.code).toBe(4403);
  });

  it("end shortly before the token does", async () => {
    const expiresAt = new Date(Date.now() + 3500);
    const { client } = await connected({ expiresAt });
    expect(await client.end()).toEqual({ code: 4403, reason: "The token expires" });
    expect(Date.now()).toBeLessThan(expiresAt.getTime());
    expect(Date.now()).toBeGreaterThan(expiresAt.getTime() - 3000);
  });

  it("and each event has a context of its own", async () => {
    const made: object[] = [];
    const makeContext: HttpOptions["makeContext"] = (caller) => {
      made.push(caller);
      return { ...caller } as Context;
    };
    const counting = await openDoors({}, { makeContext });
    const { client } = await connected({}, counting);
    await ticking(client, "1", counting);
    feed(1, counting);
    await client.next("1");
    feed(2, counting);
    await client.next("1");
    expect(made.length).toBe(3);
    expect(new Set(made).size).toBe(3);
    await counting.server.close();
  });
});

describe("errors", () => {
  it("of a subscription that cannot start end it", async () => {
    const { client } = await connected();
    client.subscribe("1", "subscription { hidden { number } }");
    const { type, payload } = await client.next("1");
    expect([type, payload[0].message, payload[0].extensions.code]).toEqual([
      "error",
      "There is no such order.",
      "NOT_FOUND",
    ]);
    client.socket.close();
  });

  it("of a source pass with what they say", async () => {
    const { client } = await connected();
    client.subscribe("1", "subscription { breaksLater { number } }");
    await client.until(() => client.of("1").length === 2);
    const [next, error] = client.of("1");
    expect(next.payload.data).toEqual({ breaksLater: { number: 1 } });
    expect(error).toMatchObject({
      type: "error",
      payload: [{ extensions: { code: "CURSOR_EXPIRED", streamHead: "head" } }],
    });
    client.socket.close();
  });

  it("that nobody meant are masked", async () => {
    const { client } = await connected();
    client.subscribe("1", "subscription { ticks(upTo: 1) { number broken } }");
    await client.until(() => client.of("1").length === 2);
    expect(JSON.stringify(client.messages)).not.toContain("hunter2");
    expect(client.of("1")[0].payload.errors[0].extensions).toMatchObject({
      code: "INTERNAL_SERVER_ERROR",
      requestId: expect.any(String),
    });
    expect(doors.log.join()).toContain("hunter2");
    client.socket.close();
  });
});

describe("without the database", () => {
  it.each(["outage { number }", "outageLater { number }", "ticks(upTo: 1) { outage }"])(
    "no subscription ends; the socket closes with 1013: %s",
    async (selection) => {
      const { client } = await connected();
      client.subscribe("1", `subscription { ${selection} }`);
      expect(await client.end()).toEqual({ code: 1013, reason: "Try again later" });
      expect(client.of("1").filter(({ type }) => type !== "next")).toEqual([]);
      expect(JSON.stringify(client.messages)).not.toContain("errors");
    },
  );

  it("sockets close, upgrades get 503, and all goes on when it is back", async () => {
    const { client } = await connected();
    const silent = await SocketClient.open(doors.socketUrl);
    await ticking(client);
    doors.database = "away";
    expect((await client.end())?.code).toBe(1013);
    expect((await silent.end())?.code).toBe(1013);
    expect(client.of("1")).toEqual([]);
    await expect(SocketClient.open(doors.socketUrl)).rejects.toThrow("503");
    doors.database = "here";
    await fetch(`${doors.url}readyz`);
    expect((await connected()).client.closed).toBeNull();
  });
});

it("drains with 1012 and completes nothing", async () => {
  const draining = await openDoors();
  const clients = await Promise.all(Array.from({ length: 5 }, () => connected({}, draining)));
  for (const { client } of clients) await ticking(client, "1", draining);
  await draining.server.close();
  for (const { client } of clients) {
    expect(await client.end()).toEqual({ code: 1012, reason: "Service restart" });
    expect(client.of("1")).toEqual([]);
  }
  expect(draining.returned).toBe(5);
});

it("cuts off a client that does not answer the farewell", async () => {
  const draining = await openDoors();
  const { client } = await connected({}, draining);
  client.socket.pause();
  const started = Date.now();
  await draining.server.close();
  expect(Date.now() - started).toBeLessThan(5000);
});

it("reads no further than a slow client can follow", async () => {
  const { client } = await connected();
  client.socket.pause();
  // 2,000 events of 64 kB: 128 MB, of which the kernel takes a few.
  client.subscribe("1", "subscription { ticks(upTo: 2000, padding: 64000) { requestId } }");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const stalledAt = doors.counted;
  expect(stalledAt).toBeGreaterThan(0);
  expect(stalledAt * 64_000).toBeLessThan(20_000_000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(doors.counted).toBe(stalledAt);
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
    numbers.push(data?.ticks.number);
  }
  expect(numbers).toEqual([1, 2, 3]);
  await client.dispose();
});
