import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { StreamHeadDocument } from "../../gql/documents.js";
import { until } from "../../support/until.js";
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

const listeners =
  "select pid from pg_stat_activity where application_name = 'certdesk listener' and datname = current_database()";

/** Ends the listener's connection again and again, as often as it comes back, while something happens. */
async function withoutListener(happen: () => Promise<void>): Promise<void> {
  const killer = new pg.Client(world.databaseUrl);
  await killer.connect();
  let over = false;
  const killing = (async () => {
    for (; !over; await sleep(20)) await killer.query(`select pg_terminate_backend(pid) from (${listeners}) as found`);
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

describe("a process whose one listening connection goes silent, and no other", () => {
  it("asks another one whether the database is there, and closes no socket", async () => {
    const socket = await SocketClient.open(`${world.url.replace("http", "ws")}graphql`, null);
    const [{ pid }] = await world.dataSource.query(listeners);
    const seen: Readiness[] = [];
    process.kill(pid, "SIGSTOP");
    try {
      for (const end = Date.now() + 4500; Date.now() < end; await sleep(50)) seen.push(await readiness());
    } finally {
      process.kill(pid, "SIGCONT");
    }
    expect(seen.filter(({ checks }) => !checks.database)).toEqual([]);
    expect(socket.closed).toBeNull();
    for (const end = Date.now() + 10_000; !(await readiness()).ready && Date.now() < end; ) await sleep(100);
    expect(await readiness()).toMatchObject({ ready: true });
    expect((await world.dataSource.query(listeners))[0].pid).not.toBe(pid);
    socket.socket.terminate();
  }, 60_000);
});

describe("events whose notification never came", () => {
  it("are read a second later: what looks whether the database is there sees where the log is", async () => {
    // The next event of its own would make the process read too.
    const head = async () => (await world.dataSource.query("select head from stream_head"))[0].head;
    for (let before = ""; before !== (await head()); await sleep(2000)) before = await head();
    const [{ position }] = await world.dataSource.query(
      `with h as (update stream_head set head = head + 1 returning head)
       insert into events (account_id, sequence, kind, occurred_at, message_values, position)
       select '', 0, 'ViewerChanged', now(), '{"userId": "nobody", "sessionId": null, "now": null}', head from h returning position`,
    );
    const read = async () => {
      const text = await (await fetch(`${world.url}metrics`)).text();
      return Number(/^certdesk_log_read (\S+)$/m.exec(text)?.[1]);
    };
    await until(async () => (await read()) >= Number(position), { patience: 5000 });
  });
});
