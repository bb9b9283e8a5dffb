import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Client } from "../support/client.js";
import { until } from "../support/until.js";
import { AttackWorld } from "./AttackWorld.js";

let world: AttackWorld;
let customer: Client;
beforeAll(async () => {
  world = await AttackWorld.open();
  customer = await world.as("standard@kumo.test");
}, 120_000);
afterAll(() => world.close());

const query = "{ orders(first: 5) { edges { node { notes { id } } } } }";

/** Statements of the server that wait for somebody's lock on the notes. */
const waiting = async (): Promise<number> => {
  const answer = await world.demo.database.asOwner(
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%notes%'`,
  );
  return (answer as { rowCount: number }).rowCount;
};

it("clients that go away leave no statement behind for long, and the next is served", async () => {
  const runner = world.demo.database.dataSource.createQueryRunner();
  await runner.startTransaction();
  await runner.query("set local role none");
  await runner.query("lock table notes in access exclusive mode");
  const headers = { "content-type": "application/json", authorization: `Bearer ${customer.token}` };
  const gone = new AbortController();
  const asked = Array.from({ length: 40 }, () =>
    fetch(`${world.url}graphql`, { method: "POST", headers, body: JSON.stringify({ query }), signal: gone.signal }),
  );
  await until(async () => (await waiting()) > 0);
  gone.abort();
  expect((await Promise.allSettled(asked)).filter(({ status }) => status === "fulfilled")).toEqual([]);
  // The lock would hold them for ever, their own limit for 5 s each.
  const began = performance.now();
  await until(async () => (await waiting()) === 0, { patience: 60_000 });
  const seconds = (performance.now() - began) / 1000;
  await runner.rollbackTransaction();
  await runner.release();
  await sleep(100);
  const { status, body } = await customer.post({ query });
  expect([status, body.errors]).toEqual([200, undefined]);
  expect(seconds).toBeLessThan(3);
}, 120_000);
