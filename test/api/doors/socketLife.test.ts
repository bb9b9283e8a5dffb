import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { HttpOptions } from "../../../src/http/HttpOptions.js";
import type { Context } from "../../../src/resolvers/context.js";
import { type Doors, openDoors } from "./openDoors.js";
import { connected, feed, liveAre, SocketClient, ticking } from "./SocketClient.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
// A subscription that goes later would be counted in the next test.
afterEach(() => liveAre(doors, (count) => count === 0));
afterAll(() => doors.server.close());

describe("rights", () => {
  it("that are gone let no event pass that stands behind that in the log", async () => {
    const { client, token } = await connected(doors);
    await ticking(doors, client);
    doors.eventLog.changeViewer(`usr_${token.slice(5)}`);
    feed(doors, 1);
    expect(await client.end()).toEqual({ code: 4403, reason: "Forbidden" });
    expect(client.of("1")).toEqual([]);
  });

  it("that change close the socket, so that the client comes back with those of now", async () => {
    const { client } = await connected(doors, { role: "ADMIN", userId: "fallen" });
    await ticking(doors, client);
    doors.eventLog.changeViewer("fallen", { now: { role: "LIMITED", accountId: "acc_1" } });
    feed(doors, 1);
    expect((await client.end())?.code).toBe(4403);
    expect(client.of("1")).toEqual([]);
  });

  it("that are what they were change nothing, nor do those of another user or session", async () => {
    const { client } = await connected(doors, { role: "ADMIN", userId: "same" });
    await ticking(doors, client);
    doors.eventLog.changeViewer("same", { now: { role: "ADMIN", accountId: "acc_1" } });
    doors.eventLog.changeViewer("same", { sessionId: "another" });
    doors.eventLog.changeViewer("other");
    feed(doors, 7);
    expect((await client.next("1")).payload.data.ticks.number).toBe(7);
    client.socket.close();
  });

  it("that are gone close a silent socket", async () => {
    const { client, token } = await connected(doors, { userId: "silent" });
    doors.eventLog.changeViewer("silent", { sessionId: token });
    expect((await client.end())?.code).toBe(4403);
  });

  it("that changed while the token was looked at close the socket", async () => {
    const looking: (() => void)[] = [];
    const late = await openDoors(
      {},
      {
        identity: {
          authenticate: () =>
            new Promise((resolve) => {
              looking.push(() =>
                resolve({
                  actor: { userId: "late", role: "ADMIN", accountId: "acc_1" },
                  sessionId: "s",
                  expiresAt: new Date(Date.now() + 60_000),
                  scopes: null,
                }),
              );
            }),
        },
      },
    );
    const client = await SocketClient.open(late.socketUrl);
    client.send({ type: "connection_init", payload: { authorization: "Bearer x" } });
    while (looking.length === 0) await sleep(5);
    late.eventLog.changeViewer("late", { now: { role: "LIMITED", accountId: "acc_1" } });
    for (const look of looking) look();
    expect((await client.end())?.code).toBe(4403);
    expect(client.messages).toEqual([]);
    await late.server.close();
  });

  it("end shortly before the token does", async () => {
    const expiresAt = new Date(Date.now() + 6500);
    const { client } = await connected(doors, { expiresAt });
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
    const { client } = await connected(counting);
    await ticking(counting, client);
    feed(counting, 1);
    await client.next("1");
    feed(counting, 2);
    await client.next("1");
    expect(made.length).toBe(3);
    expect(new Set(made).size).toBe(3);
    await counting.server.close();
  });
});

describe("errors", () => {
  it("of a subscription that cannot start end it", async () => {
    const { client } = await connected(doors);
    client.subscribe("1", "subscription { hidden { number } }");
    const { type, payload } = await client.next("1");
    expect([type, payload[0].message, payload[0].extensions.code]).toEqual([
      "error",
      "There is no such order.",
      "NOT_FOUND",
    ]);
    client.socket.close();
  });

  it("that nobody meant are masked", async () => {
    const { client } = await connected(doors);
    client.subscribe("1", "subscription { ticks(upTo: 1) { number broken } }");
    await client.next("1");
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
      const { client } = await connected(doors);
      client.subscribe("1", `subscription { ${selection} }`);
      expect(await client.end()).toEqual({ code: 1013, reason: "Try again later" });
      expect(client.of("1").filter(({ type }) => type !== "next")).toEqual([]);
      expect(JSON.stringify(client.messages)).not.toContain("errors");
    },
  );

  it("sockets close, upgrades get 503, and all goes on when it is back", async () => {
    const { client } = await connected(doors);
    await ticking(doors, client);
    // Without connection_init it has three seconds.
    const silent = await SocketClient.open(doors.socketUrl);
    doors.database = "away";
    expect((await client.end())?.code).toBe(1013);
    expect((await silent.end())?.code).toBe(1013);
    expect(client.of("1")).toEqual([]);
    await expect(SocketClient.open(doors.socketUrl)).rejects.toThrow("503");
    doors.database = "here";
    await fetch(`${doors.url}readyz`);
    expect((await connected(doors)).client.closed).toBeNull();
  });
});

it("drains with 1012 and completes nothing", async () => {
  const draining = await openDoors();
  const clients = await Promise.all(Array.from({ length: 5 }, () => connected(draining)));
  for (const { client } of clients) await ticking(draining, client);
  await draining.server.close();
  for (const { client } of clients) {
    expect(await client.end()).toEqual({ code: 1012, reason: "Service restart" });
    expect(client.of("1")).toEqual([]);
  }
});

it("cuts off a client that does not answer the farewell", async () => {
  const draining = await openDoors();
  const { client } = await connected(draining);
  client.socket.pause();
  const started = Date.now();
  await draining.server.close();
  expect(Date.now() - started).toBeLessThan(10_000);
});
