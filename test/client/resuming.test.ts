import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Desk, RequestFailed } from "../../client/index.js";
import { StreamHeadDocument } from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { placesOrder, startWorld, unique, type World } from "../support/world.js";
import { LossyProxy } from "./LossyProxy.js";
import { deskAt, everythingAfter, expectHeard, listens, listensNaively, tokensOf, until, writes } from "./listening.js";

let world: World;
let proxy: LossyProxy;
let customer: Client;
let orderId: string;
let desk: Desk;
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
    const { streamHead } = await customer.run(StreamHeadDocument, {});
    const heard = listens(desk, { after: streamHead });
    const naive = listensNaively(proxy.url, customer.token ?? "");
    await until(async () => {
      await writes(customer, orderId);
      return heard.ids.length > 0 && naive.ids.length > 0;
    });
    for (let round = 0; round < 3; round++) {
      await writes(customer, orderId, 2);
      proxy.open = false;
      happen(proxy);
      await until(() => proxy.size === 0);
      await writes(customer, orderId, 3);
      proxy.open = true;
      await writes(customer, orderId, 2);
      await until(() => proxy.size > 0);
    }
    const all = await everythingAfter(customer, streamHead, orderId);
    await until(() => heard.ids.length >= all.length);
    expectHeard(heard.ids, all);
    expect(heard).toMatchObject({ errors: [], restarts: [] });
    const since = all.slice(all.indexOf(naive.ids[0] ?? ""));
    expect(since.filter((id) => !naive.ids.includes(id)).length).toBeGreaterThan(0);
    heard.stop();
    naive.stop();
  });

  it("from now on, also when the first socket goes before the first event", async () => {
    const heard = listens(desk);
    const naive = listensNaively(proxy.url, customer.token ?? "");
    await until(() => proxy.size === 2);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { streamHead } = await customer.run(StreamHeadDocument, {});
    proxy.open = false;
    proxy.reset();
    await writes(customer, orderId, 3);
    proxy.open = true;
    const all = await everythingAfter(customer, streamHead, orderId);
    await until(() => heard.ids.length >= all.length);
    expectHeard(heard.ids, all);
    expect(naive.ids).toEqual([]);
    heard.stop();
    naive.stop();
  });

  it("when the network goes silently: the pong that does not come closes the socket", async () => {
    const { streamHead } = await customer.run(StreamHeadDocument, {});
    const heard = listens(desk, { after: streamHead });
    const naive = listensNaively(proxy.url, customer.token ?? "");
    await until(async () => {
      await writes(customer, orderId);
      return heard.ids.length > 0 && naive.ids.length > 0;
    });
    proxy.hush();
    await writes(customer, orderId, 3);
    const all = await everythingAfter(customer, streamHead, orderId);
    expect(heard.ids.length).toBeLessThan(all.length);
    await until(() => heard.ids.length >= all.length, 25_000);
    expectHeard(heard.ids, all);
    expect(naive.ids.length).toBeLessThan(all.length);
    heard.stop();
    naive.stop();
  });

  it("from a cursor of long ago", async () => {
    const all = await everythingAfter(customer, (await firstCursor()) ?? "", orderId);
    const heard = listens(desk, { after: (await firstCursor()) ?? "" });
    await until(() => heard.ids.length >= all.length);
    expectHeard(heard.ids, all);
    heard.stop();
  });
});

describe("a log that does not reach back", () => {
  it("tells where it begins anew, waits for the application, and goes on there", async () => {
    const strange = Buffer.from("0123456789abcdef:5").toString("base64url");
    const { streamHead } = await customer.run(StreamHeadDocument, {});
    const heard = listens(desk, { after: strange });
    await until(() => heard.restarts.length === 1);
    expect(heard.restarts).toEqual([streamHead]);
    await writes(customer, orderId, 3);
    const all = await everythingAfter(customer, streamHead, orderId);
    await until(() => heard.ids.length >= all.length);
    expectHeard(heard.ids, all);
    expect(heard.errors).toEqual([]);
    heard.stop();
  });

  it("in the middle: the log gets another epoch while the client is away", async () => {
    const heard = listens(desk);
    await until(async () => {
      await writes(customer, orderId);
      return heard.ids.length > 0;
    });
    proxy.open = false;
    proxy.reset();
    await world.dataSource.query("update stream_head set epoch = md5(epoch)");
    // The process learns of it when it reads the next event.
    await writes(customer, orderId);
    await new Promise((resolve) => setTimeout(resolve, 500));
    proxy.open = true;
    await until(() => heard.restarts.length === 1);
    const before = heard.ids.length;
    await writes(customer, orderId, 2);
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
    await until(async () => {
      await writes(customer, orderId);
      return told.errors.length > 0;
    });
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
    const opened = proxy.opened;
    desk.subscribe(
      { query: "subscription($after: String) { orderEvents(after: $after) { cursor } }" },
      {
        ...told,
        next: () => {
          throw new Error("of the application");
        },
      },
    );
    await until(async () => {
      await writes(customer, orderId);
      return told.errors.length > 0 && others.ids.length > 0;
    });
    expect(told.errors.map(({ message }) => message)).toEqual(["of the application"]);
    expect(proxy.opened - opened).toBeLessThanOrEqual(1);
    others.stop();
  });
});

async function firstCursor(): Promise<string | undefined> {
  const { body } = await customer.post({ query: "{ orderEvents(first: 1) { edges { cursor } } }" });
  return (body.data as { orderEvents: { edges: { cursor: string }[] } }).orderEvents.edges[0]?.cursor;
}
