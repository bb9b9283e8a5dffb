import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { Retention } from "../../src/services/events/Retention.js";
import { until } from "../support/until.js";
import { LiveOrder } from "./LiveOrder.js";
import { eventsLive, type LiveEvent } from "./listening.js";

let live: LiveOrder;
beforeAll(async () => {
  live = await LiveOrder.start();
});
afterAll(() => live?.stop());

/** graphql-ws as docs/clients.md says: it comes back for ever, and its cursor advances. The socket can be kept from reading. */
function advancing(after: string) {
  const told = { ids: [] as string[], closes: [] as [code: number, reason: string][], errors: [] as unknown[] };
  const variables = { after };
  let socket: WebSocket | undefined;
  class Watched extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols);
      socket = this;
    }
  }
  const client = createClient({
    url: `${live.world.url.replace("http", "ws")}graphql`,
    webSocketImpl: Watched,
    connectionParams: { authorization: `Bearer ${live.token}` },
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: () => sleep(50),
    on: {
      closed: (event) => {
        const { code, reason } = event as { code: number; reason: string };
        told.closes.push([code, reason]);
      },
    },
  });
  client.subscribe<{ orderEvents: LiveEvent }>(
    { query: eventsLive, variables },
    {
      next: ({ data }) => {
        if (data == null) return;
        variables.after = data.orderEvents.cursor;
        told.ids.push(data.orderEvents.id);
      },
      error: (error) => told.errors.push(error),
      complete: () => {},
    },
  );
  return Object.assign(told, { pause: () => socket?.pause(), resume: () => socket?.resume(), client });
}

/** All that was written so far is older than the log is replayed for, but for the last event. */
async function forgetAllButTheLast(): Promise<void> {
  const { dataSource } = live.world;
  await dataSource.query(
    "update events set recorded_at = now() - interval '31 days' where position < (select head from stream_head)",
  );
  const fail = (error: unknown) => {
    throw error;
  };
  await new Retention(dataSource, 30, fail).apply();
}

it("a client that reads nothing for a minute is closed with 1013; the log has left its cursor behind meanwhile: CURSOR_EXPIRED, and it goes on at streamHead", async () => {
  const told = advancing(await live.head());
  await live.writeUntil(() => told.ids.length > 0);
  told.pause();
  await sleep(64_000);
  // The desk has given it up: what comes now does not reach it any more. What came before may lie in the kernel.
  const away = await live.head();
  await live.write(3);
  const missed = await live.everythingAfter(away);
  await forgetAllButTheLast();
  told.resume();
  await until(() => told.errors.length > 0);
  expect(told.closes[0]).toEqual([1013, "Too far behind"]);
  expect(told.ids.filter((id) => missed.includes(id))).toEqual([]);
  const [[error]] = told.errors as [[{ extensions: { code: string; streamHead: string } }]];
  expect(error.extensions).toMatchObject({ code: "CURSOR_EXPIRED", streamHead: expect.any(String) });
  const again = advancing(error.extensions.streamHead);
  await live.writeUntil(() => again.ids.length > 0);
  expect(again.errors).toEqual([]);
  await Promise.all([told.client.dispose(), again.client.dispose()]);
}, 110_000);
