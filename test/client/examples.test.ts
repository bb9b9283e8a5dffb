import { ApolloClient, gql, InMemoryCache } from "@apollo/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { cacheExchange, fetchExchange, Client as Urql } from "@urql/core";
import WebSocket from "ws";
import { createDesk, type Desk, Session } from "../../client/index.js";
import { deskLink } from "../../examples/apolloLink.js";
import { deskExchange, deskFetch } from "../../examples/urqlExchange.js";
import { until } from "../support/until.js";
import { LiveOrder } from "./LiveOrder.js";
import { eventsLive, type LiveEvent } from "./listening.js";

let live: LiveOrder;
let session: Session;
let desk: Desk;
beforeAll(async () => {
  live = await LiveOrder.start();
});
beforeEach(async () => {
  const { url } = live.proxy;
  session = new Session({ url, tokens: await live.tokens() });
  desk = createDesk({ url, session, webSocketImpl: WebSocket });
});
afterAll(async () => {
  await live?.stop();
});

type Live = { orderEvents: LiveEvent };

/** Writes through losses of the socket; what was heard must be what there was. */
async function holds(ids: readonly string[], after: string): Promise<void> {
  await until(() => live.proxy.size > 0);
  for (const lose of [() => live.proxy.reset(), () => live.proxy.close(1012), () => live.proxy.close(1011)]) {
    await live.write(2);
    live.proxy.open = false;
    lose();
    await live.write(2);
    live.proxy.open = true;
  }
  await live.expectAllHeard(ids, after);
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
    await until(() => live.proxy.size === 0);
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
      url: live.proxy.url,
      preferGetMethod: false,
      fetch: deskFetch(session),
      exchanges: [cacheExchange, deskExchange(desk, () => undefined), fetchExchange],
    });
    const before = await live.head();
    const { data } = await client.query<{ streamHead: string }>("{ streamHead }", {}).toPromise();
    const after = data?.streamHead ?? "";
    // What an earlier command left to do may move it in between.
    expect([before, await live.head()]).toContain(after);
    const ids: string[] = [];
    const subscription = client
      .subscription<Live>(eventsLive, { after })
      .subscribe((result) => ids.push(result.data?.orderEvents.id ?? ""));
    await holds(ids, after);
    subscription.unsubscribe();
    await until(() => live.proxy.size === 0);
    await desk.dispose();
  });
});

/** A query through each of them, and a subscription; what it hears goes to `ids`. */
const joined = {
  apollo() {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: deskLink(desk, () => undefined) });
    return {
      head: async () => (await client.query<{ streamHead: string }>({ query: gql("{ streamHead }") })).data?.streamHead,
      subscribe: (variables: { after?: string }, ids: string[]) => {
        const query = gql(eventsLive);
        const heard = client.subscribe<Live>({ query, variables });
        return heard.subscribe(({ data }) => ids.push(data?.orderEvents.id ?? ""));
      },
    };
  },
  urql() {
    const exchanges = [cacheExchange, deskExchange(desk, () => undefined), fetchExchange];
    const client = new Urql({ url: live.proxy.url, preferGetMethod: false, fetch: deskFetch(session), exchanges });
    return {
      head: async () => (await client.query<{ streamHead: string }>("{ streamHead }", {})).data?.streamHead,
      subscribe: (variables: { after?: string }, ids: string[]) =>
        client.subscription<Live>(eventsLive, variables).subscribe(({ data }) => ids.push(data?.orderEvents.id ?? "")),
    };
  },
};

describe("query, then subscribe", () => {
  it.each(["apollo", "urql"] as const)(
    "by %s: nothing is lost in between by who passes `streamHead` as `after`; by who does not, all of it",
    async (name) => {
      const client = joined[name]();
      const after = (await client.head()) ?? "";
      await live.write(3);
      const between = await live.everythingAfter(after);
      const [joins, gapes] = [[] as string[], [] as string[]];
      const subscriptions = [client.subscribe({ after }, joins), client.subscribe({}, gapes)];
      await live.writeUntil(() => gapes.length > 0);
      await live.expectAllHeard(joins, after);
      expect(between.length).toBeGreaterThanOrEqual(3);
      expect(gapes.filter((id) => between.includes(id))).toEqual([]);
      for (const subscription of subscriptions) subscription.unsubscribe();
      await desk.dispose();
    },
  );
});
