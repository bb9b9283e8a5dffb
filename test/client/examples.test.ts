import { ApolloClient, gql, InMemoryCache } from "@apollo/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { cacheExchange, fetchExchange, Client as Urql } from "@urql/core";
import WebSocket from "ws";
import { createDesk, type Desk, Session } from "../../client/index.js";
import { deskLink } from "../../examples/apolloLink.js";
import { deskExchange, deskFetch } from "../../examples/urqlExchange.js";
import { StreamHeadDocument } from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { placesOrder, startWorld, unique, type World } from "../support/world.js";
import { LossyProxy } from "./LossyProxy.js";
import { eventsLive, everythingAfter, expectHeard, type LiveEvent, tokensOf, until, writes } from "./listening.js";

let world: World;
let proxy: LossyProxy;
let customer: Client;
let orderId: string;
let session: Session;
let desk: Desk;
beforeAll(async () => {
  world = await startWorld();
  proxy = await LossyProxy.start(() => world.url);
  customer = await world.as("standard@kumo.test");
  orderId = await placesOrder(customer, `${unique("live")}.example.test`, { payment: { method: "BANK_TRANSFER" } });
});
beforeEach(async () => {
  const { url } = proxy;
  session = new Session({ url, tokens: await tokensOf(world.client, "standard@kumo.test") });
  desk = createDesk({ url, session, webSocketImpl: WebSocket });
});
afterAll(async () => {
  await proxy?.stop();
  await world?.stop();
});

type Live = { orderEvents: LiveEvent };

/** Writes through losses of the socket; what was heard must be what there was. */
async function holds(ids: readonly string[], after: string): Promise<void> {
  await until(() => proxy.size > 0);
  for (const lose of [() => proxy.reset(), () => proxy.close(1012), () => proxy.close(1011)]) {
    await writes(customer, orderId, 2);
    proxy.open = false;
    lose();
    await writes(customer, orderId, 2);
    proxy.open = true;
  }
  const all = await everythingAfter(customer, after, orderId);
  await until(() => ids.length >= all.length);
  expectHeard(ids, all);
}

describe("examples/apolloLink.ts", () => {
  it("queries, subscribes and loses nothing", async () => {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: deskLink(desk, () => undefined) });
    const { data } = await client.query<{ streamHead: string }>({ query: gql("{ streamHead }") });
    const after = data?.streamHead ?? "";
    const ids: string[] = [];
    const subscription = client
      .subscribe<Live>({ query: gql(eventsLive), variables: { after } })
      .subscribe((result) => ids.push(result.data?.orderEvents.id ?? ""));
    await holds(ids, after);
    subscription.unsubscribe();
    await until(() => proxy.size === 0);
    client.stop();
    await desk.dispose();
  });

  it("has what is shown read anew when the log does not reach back", async () => {
    let reread = 0;
    const client = new ApolloClient({ cache: new InMemoryCache(), link: deskLink(desk, () => reread++) });
    const after = Buffer.from("0123456789abcdef:5").toString("base64url");
    const subscription = client.subscribe<Live>({ query: gql(eventsLive), variables: { after } }).subscribe(() => {});
    await until(() => reread === 1);
    subscription.unsubscribe();
    await desk.dispose();
  });
});

describe("examples/urqlExchange.ts", () => {
  it("queries, subscribes and loses nothing", async () => {
    const client = new Urql({
      url: proxy.url,
      preferGetMethod: false,
      fetch: deskFetch(session),
      exchanges: [cacheExchange, deskExchange(desk, () => undefined), fetchExchange],
    });
    const { data } = await client.query<{ streamHead: string }>("{ streamHead }", {}).toPromise();
    expect(data?.streamHead).toBe((await customer.run(StreamHeadDocument, {})).streamHead);
    const after = data?.streamHead ?? "";
    const ids: string[] = [];
    const subscription = client
      .subscription<Live>(eventsLive, { after })
      .subscribe((result) => ids.push(result.data?.orderEvents.id ?? ""));
    await holds(ids, after);
    subscription.unsubscribe();
    await until(() => proxy.size === 0);
    await desk.dispose();
  });
});
