import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { startWorld, type World } from "../../support/world.js";
import { SocketClient } from "./SocketClient.js";

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.stop());

describe("a database that is there but has no connection left", () => {
  it("is no outage: it stays ready and closes no socket", async () => {
    const admin = await world.as("admin@kumo.test");
    const socket = await SocketClient.open(`${world.url.replace("http", "ws")}graphql`, null);
    const holder = new pg.Client(world.databaseUrl);
    await holder.connect();
    await holder.query("begin");
    const { rows } = await holder.query("select id from orders where common_name = 'www.kumo.test' for update");
    // Each waits for the row, with one connection of the pool: there are fewer of those.
    const query = "mutation($i: AddNoteInput!) { addNote(input: $i) { ... on AddNotePayload { note { id } } } }";
    const note = { query, variables: { i: { orderId: String(rows[0]?.id), text: "waits" } } };
    const waiting = Array.from({ length: 20 }, () => admin.post(note));
    const seen = new Set<number>();
    let held = true;
    // By a timer of its own: however long a look takes, nobody waits for the row so long that he gives up.
    const released = (async () => {
      await sleep(3300);
      await holder.query("rollback");
      held = false;
    })();
    for (; held; await sleep(100)) seen.add((await fetch(`${world.url}readyz`)).status);
    await released;
    await holder.end();
    const answers = await Promise.all(waiting);
    expect([...seen]).toEqual([200]);
    expect(socket.closed).toBeNull();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    socket.socket.terminate();
  });
});
