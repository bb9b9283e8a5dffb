import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { hostileSelections } from "./hostileDocuments.js";
import { type Doors, openDoors } from "./openDoors.js";
import { feed, liveAre, SocketClient, stalled } from "./SocketClient.js";
import { StreamClient, streaming } from "./StreamClient.js";

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors({ limitSocketsPerUser: 3 });
  doors.signIn("reader", { userId: "reader" });
});
// A subscription that goes later would be counted in the next test.
afterEach(() => liveAre(doors, (count) => count === 0));
afterAll(() => doors.server.close());

const ask = (query: string, more: Parameters<typeof StreamClient.open>[1] = {}) =>
  StreamClient.open(doors.url, { query, token: "reader", ...more });
const wholly = async (query: string, more: Parameters<typeof StreamClient.open>[1] = {}) =>
  (await ask(query, more)).end();
/** The stream once so many have come; it is closed then. */
const some = async (query: string, count: number, more: Parameters<typeof StreamClient.open>[1] = {}) => {
  const client = await ask(query, more);
  await client.until(() => client.pieces.length >= count || client.ended !== null);
  client.close();
  return client;
};
const cursor = (position: number) => Buffer.from(`e:${position}`).toString("base64url");
/** Waits until so many streams are open. */
const streamsAre = async (count: number) => {
  const look = async () =>
    Number(/^certdesk_event_streams (\d+)$/m.exec(await (await fetch(`${doors.url}metrics`)).text())?.[1]);
  for (const end = Date.now() + 10_000; (await look()) !== count && Date.now() < end; ) await sleep(10);
  expect(await look()).toBe(count);
};

describe("a stream", () => {
  it.each(["GET", "POST"])("by %s: next with the cursor as id", async (method) => {
    const client = await some("subscription { ticks(upTo: 3) { number } }", 3, { method });
    expect(client.status).toBe(200);
    expect(client.pieces).toEqual(
      [1, 2, 3].map((number) => ({
        event: "next",
        id: cursor(number),
        data: { data: { ticks: { number } }, extensions: { cost: 1 } },
      })),
    );
  });

  it("is neither kept nor changed nor held back by proxies, and says when to come back", async () => {
    const delays: number[] = [];
    for (let count = 0; count < 8; count++) {
      const { headers, text } = await some("subscription { ticks(upTo: 1) { number } }", 1);
      expect(headers).toMatchObject({
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
        "x-request-id": expect.any(String),
      });
      expect(headers).not.toHaveProperty("content-encoding");
      delays.push(Number(/^retry: (\d+)$/m.exec(text)?.[1]));
    }
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(1000);
    expect(Math.max(...delays)).toBeLessThanOrEqual(5000);
    expect(new Set(delays).size).toBeGreaterThan(1);
  });

  it("brings each event when it happens, and begins with a comment", async () => {
    const { client } = await streaming(doors);
    expect(client.text).toMatch(/^retry: \d+\n\n:\n\n/);
    for (const number of [1, 2]) {
      feed(doors, number);
      await client.until(() => client.pieces.length === number);
    }
    await streamsAre(1);
    client.close();
    await liveAre(doors, (count) => count === 0);
    await streamsAre(0);
  });

  it("gets a comment now and then", async () => {
    const { client } = await streaming(doors);
    await client.until(() => client.text.endsWith("\n\n:\n\n:\n\n"), 25_000);
    client.close();
  });
});

describe("the same rules as at the other doors", () => {
  it("tokens that are no good: 401", async () => {
    const client = await wholly("subscription { ticks { number } }", { token: "forged" });
    expect([client.status, client.body.errors[0].extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
    expect(client.headers["www-authenticate"]).toContain("Bearer");
  });

  it("origins: unknown ones get 403, known ones may read", async () => {
    const query = "subscription { ticks(upTo: 1) { number } }";
    expect((await wholly(query, { headers: { origin: "https://evil.example" } })).status).toBe(403);
    const { status, headers } = await some(query, 1, { headers: { origin: "https://app.example" } });
    expect([status, headers["access-control-allow-origin"]]).toEqual([200, "https://app.example"]);
  });

  it.each(["query { hello }", "mutation { count }"])("runs no %s", async (query) => {
    const before = doors.counted;
    const { pieces } = await wholly(query);
    expect(pieces.map(({ event }) => event)).toEqual(["next", "complete"]);
    expect(pieces[0]?.data.errors[0].extensions.code).toBe("BAD_REQUEST");
    expect(doors.counted).toBe(before);
  });

  it.each(Object.entries(hostileSelections))("%s", async (_name, { query, code }) => {
    const client = await wholly(`subscription { ticks { ${query} } }`);
    if (client.status === 413) return;
    const [refused, complete] = client.pieces;
    expect(refused?.data.errors[0].extensions.code).toBe(code);
    expect(refused?.data.errors.length).toBeLessThanOrEqual(5);
    expect(client.text.length).toBeLessThanOrEqual(4300);
    expect(client.text).not.toMatch(/node_modules|\.ts:/);
    expect(complete?.event).toBe("complete");
  });

  it.each([
    ["no JSON", { body: "{" }, 400],
    ["no object", { body: "[]" }, 400],
    ["no document", { body: "{}" }, 400],
    ["a document that is no text", { body: '{"query":1}' }, 400],
    ["variables that are none", { body: '{"query":"{ hello }","variables":[]}' }, 400],
    ["another type", { headers: { "content-type": "text/plain" } }, 415],
    ["a GET without a document", { method: "GET" }, 400],
    ["another method", { method: "PUT" }, 405],
    ["no wish for a stream", { headers: { accept: "application/json" } }, 406],
    ["too much", { body: " ".repeat(70_000) }, 413],
  ])("what is no request: %s", async (_what, more, status) => {
    const client = await (await StreamClient.open(doors.url, { token: "reader", ...more })).end();
    expect(client.status).toBe(status);
    expect(client.body.errors[0].extensions.code).toEqual(expect.any(String));
    expect(client.text).not.toMatch(/node_modules|\.[jt]s:|position \d/);
  });

  it("sockets and streams of one user are counted together", async () => {
    const token = "many";
    doors.signIn(token, { userId: "many" });
    const openSocket = () => SocketClient.open(doors.socketUrl, { authorization: `Bearer ${token}` });
    const socket = await openSocket();
    const streams = [await streaming(doors, {}, { token }), await streaming(doors, {}, { token })];
    expect(await (await openSocket()).end()).toMatchObject({ code: 1013 });
    const full = await wholly("subscription { ticks { number } }", { token });
    expect([full.status, full.body.errors[0].extensions.code]).toEqual([429, "TOO_MANY_SOCKETS"]);
    expect(Number(full.headers["retry-after"])).toBeGreaterThan(0);
    socket.socket.close();
    for (const { client } of streams) client.close();
  });

  it("what was refused does not count", async () => {
    doors.signIn("clumsy", { userId: "clumsy" });
    for (let count = 0; count < 10; count++) {
      expect((await wholly("subscription { nothing }", { token: "clumsy" })).status).toBe(200);
      expect((await wholly("x", { token: "clumsy", body: "{}" })).status).toBe(400);
    }
  });

  it("points by the minute: 429 with Retry-After", async () => {
    const limited = await openDoors({ limitRate: 2 });
    limited.signIn("reader");
    const answers = [1, 2, 3].map(async () =>
      StreamClient.open(limited.url, { token: "reader", query: "subscription { ticks { number } }" }),
    );
    const refused = (await Promise.all(answers)).find(({ status }) => status === 429);
    await refused?.end();
    expect(refused?.body.errors[0].extensions.code).toBe("RATE_LIMITED");
    expect(Number(refused?.headers["retry-after"])).toBeGreaterThan(0);
    await limited.server.close();
  });
});

describe("rights", () => {
  it("that are gone: no event passes, and the stream ends without complete", async () => {
    const { client } = await streaming(doors, { userId: "gone" });
    feed(doors, 1);
    await client.until(() => client.pieces.length === 1);
    doors.eventLog.changeViewer("gone");
    feed(doors, 2);
    await client.end();
    expect(client.pieces.map(({ event, data }) => [event, data.data.ticks.number])).toEqual([["next", 1]]);
  });

  it("that change end it too, so that the client comes back with those of now", async () => {
    const { client } = await streaming(doors, { role: "ADMIN", userId: "falls" });
    doors.eventLog.changeViewer("falls", { now: { role: "LIMITED", accountId: "acc_1" } });
    feed(doors, 1);
    expect((await client.end()).pieces).toEqual([]);
  });

  it("of a session that ends end a silent stream", async () => {
    const { client, token } = await streaming(doors, { userId: "silent stream" });
    doors.eventLog.changeViewer("silent stream", { sessionId: token });
    expect((await client.end()).pieces).toEqual([]);
  });

  it("that changed while the token was looked at: 401", async () => {
    const late = await openDoors(
      {},
      {
        identity: {
          authenticate: async () => {
            late.eventLog.changeViewer("late", { now: { role: "LIMITED", accountId: "acc_1" } });
            const actor = { userId: "late", role: "ADMIN", accountId: "acc_1" } as const;
            return { actor, sessionId: "s", expiresAt: new Date(Date.now() + 60_000), scopes: null };
          },
        },
      },
    );
    const query = "subscription { ticks { number } }";
    expect((await (await StreamClient.open(late.url, { query, token: "x" })).end()).status).toBe(401);
    await late.server.close();
  });

  it("end shortly before the token does", async () => {
    const expiresAt = new Date(Date.now() + 6500);
    const { client } = await streaming(doors, { expiresAt });
    expect((await client.end()).ended).toBe("cleanly");
    expect(Date.now()).toBeLessThan(expiresAt.getTime());
    expect(client.pieces).toEqual([]);
  });
});

describe("errors", () => {
  it("of a subscription that cannot start are all that comes", async () => {
    const { status, pieces } = await wholly("subscription { hidden { number } }");
    expect([status, ...pieces.map(({ event }) => event)]).toEqual([200, "next", "complete"]);
    expect(pieces[0]?.data.errors[0].extensions.code).toBe("NOT_FOUND");
  });

  it("that nobody meant are masked", async () => {
    const { text, pieces } = await some("subscription { ticks(upTo: 1) { number broken } }", 1);
    expect(text).not.toContain("hunter2");
    expect(pieces[0]?.data.errors[0].extensions.code).toBe("INTERNAL_SERVER_ERROR");
  });
});

describe("without the database", () => {
  it.each(["outage { number }", "outageLater { number }", "ticks(upTo: 1) { outage }"])(
    "nothing completes: %s",
    async (selection) => {
      const client = await wholly(`subscription { ${selection} }`);
      if (client.status === 503) return expect(client.body.errors[0].extensions.code).toBe("SERVICE_UNAVAILABLE");
      expect(client.text).not.toMatch(/complete|errors/);
    },
  );

  it("streams end, new ones get 503, and all goes on when it is back", async () => {
    const { client } = await streaming(doors);
    doors.database = "away";
    expect((await client.end()).pieces).toEqual([]);
    const refused = await wholly("subscription { ticks { number } }");
    expect([refused.status, refused.headers["retry-after"]]).toEqual([503, "2"]);
    doors.database = "here";
    await fetch(`${doors.url}readyz`);
    (await streaming(doors)).client.close();
  });
});

it("drains: streams end without complete, and no request waits for them", async () => {
  const draining = await openDoors();
  const clients = await Promise.all(Array.from({ length: 5 }, () => streaming(draining)));
  // Those who open at once may have counted each other.
  await liveAre(draining, (count) => count === 5);
  const started = Date.now();
  await draining.server.close();
  expect(Date.now() - started).toBeLessThan(3000);
  for (const { client } of clients) {
    await client.end();
    expect(client.pieces).toEqual([]);
    expect(client.ended).toBe("cleanly");
  }
});

it("cuts off a client that does not take the rest while it drains", async () => {
  const draining = await openDoors();
  draining.signIn("slow");
  const query = "subscription { ticks(upTo: 2000, padding: 64000) { requestId } }";
  const client = await StreamClient.open(draining.url, { query, token: "slow" });
  client.response.pause();
  await stalled(draining);
  const started = Date.now();
  await draining.server.close();
  expect(Date.now() - started).toBeGreaterThan(2500);
  expect(Date.now() - started).toBeLessThan(12_000);
  // Nobody is left to read for.
  expect(draining.counted).toBeLessThan(300);
  client.close();
});

it("reads no further than a slow client can follow", async () => {
  doors.signIn("slow", { userId: "slow" });
  // 2,000 events of 64 kB: 128 MB, of which the kernel takes a few.
  const query = "subscription { ticks(upTo: 2000, padding: 64000) { requestId } }";
  doors.counted = 0;
  const client = await StreamClient.open(doors.url, { query, token: "slow" });
  client.response.pause();
  const stalledAt = await stalled(doors);
  expect(stalledAt * 64_000).toBeLessThan(20_000_000);
  client.response.resume();
  await client.until(() => doors.counted > stalledAt);
  client.close();
});
