import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Doors, openDoors } from "./openDoors.js";
import { liveAre, SocketClient } from "./SocketClient.js";
import { StreamClient, streaming } from "./StreamClient.js";

let doors: Doors;
/** Milliseconds by which the desk's clock is ahead. */
let ahead: number;
/** What happens while a token is looked at. */
let meanwhile: () => void;

const query = "subscription { ticks { number } }";
const minutes = 60_000;
const most = 3;
const token = "many";
const userId = "usr_many";

async function open(limitRate = 0): Promise<void> {
  doors = await openDoors(
    { limitSocketsPerUser: most, limitRate },
    {
      clock: { now: () => new Date(Date.now() + ahead) },
      identity: {
        authenticate: async (token) => {
          meanwhile();
          return doors.sessions.get(token) ?? null;
        },
      },
    },
  );
}
beforeEach(() => {
  ahead = 0;
  meanwhile = () => undefined;
});
afterEach(() => doors.server.close());

/** As many as the user may have. */
async function openAll(): Promise<StreamClient[]> {
  doors.signIn(token, { userId });
  const clients = [];
  for (let count = 0; count < most; count++) clients.push((await streaming(doors, {}, { token })).client);
  return clients;
}
const ask = (more: Parameters<typeof StreamClient.open>[1] = {}) =>
  StreamClient.open(doors.url, { query, token, ...more });
const openSocket = () => SocketClient.open(doors.socketUrl, { authorization: `Bearer ${token}` });
const endedOf = (clients: readonly StreamClient[]) => clients.map(({ ended }) => ended);

describe("a user who has as many streams as he may", () => {
  it("gets another in the place of his oldest one, if that is of some age", async () => {
    await open();
    const clients = await openAll();
    expect((await (await ask()).end()).status).toBe(429);
    ahead = minutes + 1;
    const another = await ask();
    expect(another.status).toBe(200);
    expect((await clients[0]?.end())?.text).not.toContain("complete");
    expect([...endedOf(clients), another.ended]).toEqual(["cleanly", null, null, null]);
  });

  it("with one living client too many: they do not displace each other for ever", async () => {
    await open();
    const clients = await openAll();
    ahead = minutes + 1;
    for (let count = 0; count < most; count++) {
      const another = await ask();
      expect(another.status).toBe(200);
      await clients[count]?.end();
      clients.push(another);
      ahead += 5000;
    }
    expect((await (await ask()).end()).status).toBe(429);
    expect(endedOf(clients.slice(most))).toEqual([null, null, null]);
  });

  it("gets as many others at once, and no more", async () => {
    await open();
    const clients = await openAll();
    ahead = minutes + 1;
    const others = await Promise.all(Array.from({ length: most + 2 }, () => ask()));
    expect(others.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
    for (const client of clients) await client.end();
    await liveAre(doors, (count) => count === most);
  });

  it.each([
    ["no document", { body: "{}" }, 400],
    ["an unknown field", { query: "subscription { nothing }" }, 200],
    ["a query", { query: "query { hello }" }, 200],
    ["nothing to follow", { query: "subscription { hidden { number } }" }, 200],
  ])("loses none by a request that begins no stream: %s", async (_what, asked, status) => {
    await open();
    const clients = await openAll();
    ahead = minutes + 1;
    for (let count = 0; count < 2 * most; count++) expect((await (await ask(asked)).end()).status).toBe(status);
    await sleep(50);
    expect(endedOf(clients)).toEqual([null, null, null]);
  });

  it("nor by one whose rights changed while the token was looked at", async () => {
    await open();
    const clients = await openAll();
    ahead = minutes + 1;
    // Another session of his has ended: the streams stay.
    doors.signIn("other", { userId });
    meanwhile = () => doors.eventLog.changeViewer(userId, { sessionId: "other" });
    expect((await (await ask({ token: "other" })).end()).status).toBe(401);
    const socket = await SocketClient.open(doors.socketUrl, { authorization: "Bearer other" });
    expect(await socket.end()).toMatchObject({ code: 4403 });
    expect(endedOf(clients)).toEqual([null, null, null]);
  });

  it("nor by one that is out of points", async () => {
    await open(most);
    const clients = await openAll();
    ahead = minutes + 1;
    expect((await (await ask()).end()).body.errors[0].extensions.code).toBe("RATE_LIMITED");
    await sleep(50);
    expect(endedOf(clients)).toEqual([null, null, null]);
  });

  it("gets a socket in the place of a stream, and no stream in that of a socket", async () => {
    await open();
    const clients = await openAll();
    expect(await (await openSocket()).end()).toMatchObject({ code: 1013 });
    ahead = minutes + 1;
    const sockets = [];
    for (const client of clients) {
      const socket = await openSocket();
      expect(socket.messages).toEqual([{ type: "connection_ack" }]);
      await client.end();
      sockets.push(socket);
    }
    ahead += 2 * minutes;
    expect(await (await openSocket()).end()).toMatchObject({ code: 1013 });
    expect((await (await ask()).end()).status).toBe(429);
    expect(sockets.map(({ closed }) => closed)).toEqual([null, null, null]);
  });
});
