import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { StreamHeadDocument } from "../../gql/documents.js";
import { placesOrder, startWorld, unique, type World } from "../../support/world.js";
import { SocketClient } from "./SocketClient.js";

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.stop());

interface Readiness {
  readonly ready: boolean;
  readonly checks: { readonly database: boolean; readonly relay: boolean };
}
const readiness = async () => (await (await fetch(`${world.url}readyz`)).json()) as Readiness;

/** Ends the listener's connection again and again, as often as it comes back, while something happens. */
async function withoutListener(happen: () => Promise<void>): Promise<void> {
  const killer = new pg.Client(world.databaseUrl);
  await killer.connect();
  let over = false;
  const killing = (async () => {
    for (; !over; await sleep(20))
      await killer.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'certdesk listener' and datname = current_database()",
      );
  })();
  await happen().finally(() => {
    over = true;
  });
  await killing;
  await killer.end();
}

describe("a process whose one listening connection is lost, and no other", () => {
  it("is not ready and goes on: it answers, closes no socket, and loses no event", async () => {
    const customer = await world.as("standard@kumo.test");
    const authorization = `Bearer ${customer.token}`;
    const socket = await SocketClient.open(`${world.url.replace("http", "ws")}graphql`, { authorization });
    const after = (await customer.run(StreamHeadDocument, {})).streamHead;
    socket.subscribe("1", "subscription($after: String) { orderEvents(after: $after) { order { id } } }", { after });
    const ordersHeard = () => new Set(socket.of("1").map(({ payload }) => payload?.data?.orderEvents.order.id));
    const order = () => placesOrder(customer, `${unique("listen")}.example.test`);
    const first = await order();
    await socket.until(() => ordersHeard().has(first));
    const seen: Readiness[] = [];
    let second = "";
    await withoutListener(async () => {
      for (const end = Date.now() + 3000; Date.now() < end; await sleep(50)) seen.push(await readiness());
      second = await order();
    });
    expect(seen.filter(({ checks }) => !checks.database)).toEqual([]);
    expect(seen).toContainEqual({ ready: false, checks: { database: true, migrations: true, relay: false } });
    await socket.until(() => ordersHeard().has(second));
    for (const end = Date.now() + 10_000; !(await readiness()).ready && Date.now() < end; ) await sleep(100);
    expect(await readiness()).toMatchObject({ ready: true, checks: { database: true, relay: true } });
    const third = await order();
    await socket.until(() => ordersHeard().has(third));
    expect(socket.closed).toBeNull();
    socket.socket.terminate();
  }, 60_000);
});
