import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import WebSocket from "ws";
import { createDesk, type Desk, RequestFailed, Session } from "../../client/index.js";
import { until } from "../support/until.js";
import { LiveOrder } from "./LiveOrder.js";
import type { LossyProxy } from "./LossyProxy.js";
import { deskAt, expectHeard, listens, listensNaively } from "./listening.js";

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

/** What happens to the sockets. Each but the last is tried again by graphql-ws itself. */
const losses: [what: string, happen: (proxy: LossyProxy) => void][] = [
  ["1012, the desk restarts", (all) => all.close(1012, "Service restart")],
  ["1013, later", (all) => all.close(1013, "Try again later")],
  ["4403, a token or a role", (all) => all.close(4403, "Forbidden")],
  ["1011, which the desk never says but proxies do", (all) => all.close(1011)],
  ["4500, the same", (all) => all.close(4500)],
  ["a reset", (all) => all.reset()],
];

describe("nothing is missing and nothing comes twice", () => {
  it.each(losses)("after %s; a client without a cursor lacks what came meanwhile", async (_what, happen) => {
    const streamHead = await live.head();
    const heard = listens(desk, { after: streamHead });
    const naive = listensNaively(live.proxy.url, live.token);
    await live.writeUntil(() => heard.ids.length > 0 && naive.ids.length > 0);
    for (let round = 0; round < 3; round++) {
      await live.write(2);
      live.proxy.open = false;
      happen(live.proxy);
      await until(() => live.proxy.size === 0);
      await live.write(3);
      live.proxy.open = true;
      await live.write(2);
      await until(() => live.proxy.size > 0);
    }
    const all = await live.expectAllHeard(heard.ids, streamHead);
    expect(heard).toMatchObject({ errors: [], restarts: [] });
    const since = all.slice(all.indexOf(naive.ids[0] ?? ""));
    expect(since.filter((id) => !naive.ids.includes(id)).length).toBeGreaterThan(0);
    heard.stop();
    naive.stop();
  });

  it("from now on, also when the first socket goes before the first event", async () => {
    const heard = listens(desk);
    const naive = listensNaively(live.proxy.url, live.token);
    await until(() => live.proxy.size === 2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const streamHead = await live.head();
    live.proxy.open = false;
    live.proxy.reset();
    await live.write(3);
    live.proxy.open = true;
    await live.expectAllHeard(heard.ids, streamHead);
    expect(naive.ids).toEqual([]);
    heard.stop();
    naive.stop();
  });

  it("when a socket is neither opened nor refused: it is given up, and the next one tried", async () => {
    const { url } = live.proxy;
    const session = new Session({ url, tokens: await live.tokens() });
    const patient = createDesk({ url, session, webSocketImpl: WebSocket, openTimeout: 1000 });
    const [streamHead, before] = [await live.head(), live.proxy.opened];
    live.proxy.mute = 2;
    const heard = listens(patient, { after: streamHead });
    await live.writeDuring(() => until(() => live.proxy.opened > before), 100);
    expect(live.proxy).toMatchObject({ mute: 0, opened: before + 1 });
    // Those that open are not given up.
    await live.writeDuring(() => sleep(1500), 100);
    await live.expectAllHeard(heard.ids, streamHead);
    expect(live.proxy.opened).toBe(before + 1);
    expect(heard).toMatchObject({ errors: [], restarts: [] });
    await patient.dispose();
  });

  it("when the network goes silently: the pong that does not come closes the socket", async () => {
    const streamHead = await live.head();
    const heard = listens(desk, { after: streamHead });
    const naive = listensNaively(live.proxy.url, live.token);
    await live.writeUntil(() => heard.ids.length > 0 && naive.ids.length > 0);
    live.proxy.hush();
    await live.write(3);
    const all = await live.everythingAfter(streamHead);
    expect(heard.ids.length).toBeLessThan(all.length);
    await live.expectAllHeard(heard.ids, streamHead, 25_000);
    expect(naive.ids.length).toBeLessThan(all.length);
    heard.stop();
    naive.stop();
  });

  it("from a cursor of long ago", async () => {
    const all = await live.everythingAfter((await firstCursor()) ?? "");
    const heard = listens(desk, { after: (await firstCursor()) ?? "" });
    await until(() => heard.ids.length >= all.length);
    expectHeard(heard.ids, all);
    heard.stop();
  });
});

describe("a log that does not reach back", () => {
  it("tells where it begins anew, waits for the application, and goes on there", async () => {
    const strange = Buffer.from("0123456789abcdef:5").toString("base64url");
    const streamHead = await live.head();
    const heard = listens(desk, { after: strange });
    await until(() => heard.restarts.length === 1);
    const [again = ""] = heard.restarts;
    // What an earlier command left to do may move it in between.
    expect([streamHead, await live.head()]).toContain(again);
    await live.write(3);
    await live.expectAllHeard(heard.ids, again);
    expect(heard.restarts).toEqual([again]);
    expect(heard.errors).toEqual([]);
    heard.stop();
  });

  it("in the middle: the log gets another epoch while the client is away", async () => {
    const heard = listens(desk);
    await live.writeUntil(() => heard.ids.length > 0);
    live.proxy.open = false;
    live.proxy.reset();
    await live.world.dataSource.query("update stream_head set epoch = md5(epoch)");
    // The process learns of it when it reads the next event.
    await live.write();
    await new Promise((resolve) => setTimeout(resolve, 500));
    live.proxy.open = true;
    await until(() => heard.restarts.length === 1);
    const before = heard.ids.length;
    await live.write(2);
    await until(() => heard.ids.length === before + 2);
    heard.stop();
  });
});

describe("what cannot go on is told at once", () => {
  const sink = () => {
    const errors: Error[] = [];
    return { errors, next: () => {}, expired: () => {}, error: (error: Error) => errors.push(error) };
  };

  it("a subscription without $after", () => {
    expect(() => desk.subscribe({ query: "subscription { orderEvents { cursor } }" }, sink())).toThrow("$after");
  });

  it("one that does not select the cursor", async () => {
    const told = sink();
    desk.subscribe({ query: "subscription($after: String) { orderEvents(after: $after) { id } }" }, told);
    await live.writeUntil(() => told.errors.length > 0);
    expect(told.errors[0]?.message).toContain("cursor");
  });

  it("one of an order that is not there", async () => {
    const told = sink();
    const query = 'subscription($after: String) { orderEvents(orderId: "ord_0", after: $after) { cursor } }';
    desk.subscribe({ query }, told);
    await until(() => told.errors.length > 0);
    expect(told.errors[0]).toBeInstanceOf(RequestFailed);
    expect((told.errors[0] as RequestFailed).code).toBe("NOT_FOUND");
  });

  it("an application that throws, without closing the socket for the others", async () => {
    const others = listens(desk);
    const told = sink();
    const opened = live.proxy.opened;
    desk.subscribe(
      { query: "subscription($after: String) { orderEvents(after: $after) { cursor } }" },
      {
        ...told,
        next: () => {
          throw new Error("of the application");
        },
      },
    );
    await live.writeUntil(() => told.errors.length > 0 && others.ids.length > 0);
    expect(told.errors.map(({ message }) => message)).toEqual(["of the application"]);
    expect(live.proxy.opened - opened).toBeLessThanOrEqual(1);
    others.stop();
  });
});

async function firstCursor(): Promise<string | undefined> {
  const { body } = await live.customer.post({ query: "{ orderEvents(first: 1) { edges { cursor } } }" });
  return (body.data as { orderEvents: { edges: { cursor: string }[] } }).orderEvents.edges[0]?.cursor;
}
