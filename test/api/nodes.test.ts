import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../src/services/postgres/startEmbeddedPostgres.js";
import { deskAt, expectHeard, listens, listensNaively, tokensOf } from "../client/listening.js";
import { atServer } from "../support/atServer.js";
import { Client } from "../support/client.js";
import { freePort } from "../support/freePort.js";
import { findNatsServer, NatsServer } from "../support/natsServer.js";
import { type ServerProcess, startServer, temporaryDirectory } from "../support/process.js";
import { until } from "../support/until.js";
import { password } from "../support/world.js";

const email = "admin@kumo.test";
const binary = findNatsServer();

let folder: string;
let database: EmbeddedPostgres;
let nats: NatsServer | null = null;
const ports: string[] = [];
const nodes: ServerProcess[] = [];

const start = async (index: number) => {
  const env = {
    DATABASE_URL: database.url,
    DATA_DIR: join(folder, "data"),
    DEMO: "1",
    LIMIT_RATE: "0",
    LOG_LEVEL: "error",
  };
  nodes[index] = await startServer({ ...env, PORT: ports[index] ?? "", NATS_URL: nats?.url ?? "" });
  return nodes[index].url ?? "";
};
const urlOf = (index: number) => `http://127.0.0.1:${ports[index]}/`;

beforeAll(async () => {
  folder = await temporaryDirectory();
  database = await startEmbeddedPostgres({ directory: join(folder, "database", "postgres"), durable: true });
  ports.push(String(await freePort()), String(await freePort()));
  for (const index of [0, 1]) await start(index);
}, 60_000);
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.kill("SIGKILL")));
  await nats?.kill();
  await database?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** All events of the account from there on, by one process, whatever happens to it. */
async function follow(index: number, after: string) {
  const tokens = await tokensOf(new Client(urlOf(index)), email);
  return listens(deskAt(`${urlOf(index)}graphql`, tokens), { after });
}

/** Notes on orders of the account, one after the other, by the first process; what fails was not written, or was: the log says. */
async function writeNotes(client: Client, orders: readonly string[], count: number): Promise<void> {
  const query = "mutation($i: AddNoteInput!) { addNote(input: $i) { __typename } }";
  for (let i = 0; i < count; i++) {
    await client
      .post({ query, variables: { i: { orderId: orders[i % orders.length], text: `メモ ${i}` } } })
      .catch(() => sleep(50));
    await sleep(5);
  }
}

/** Whether every event has its place in the log. */
const isNumbered = () =>
  atServer(database.url, async (client) => {
    const { rowCount } = await client.query("select 1 from events where position is null limit 1");
    return rowCount === 0;
  });
async function idsAfter(client: Client, after: string): Promise<string[]> {
  const query = `query($after: String) { orderEvents(first: 100, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`;
  const ids: string[] = [];
  for (let cursor = after; ; ) {
    const { body } = await client.post({ query, variables: { after: cursor } });
    if (body.data == null) throw new Error(JSON.stringify(body.errors));
    const { edges, pageInfo } = (
      body.data as {
        orderEvents: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      }
    ).orderEvents;
    ids.push(...edges.map(({ node }) => node.id));
    if (!pageInfo.hasNextPage) return ids;
    cursor = pageInfo.endCursor;
  }
}

const ready = async (index: number) => (await fetch(`${urlOf(index)}readyz`).catch(() => null))?.status ?? 0;

/** One client of each process, with a cursor, and one of the second without; what they heard while `trouble` went on, and what there was. */
async function listenThrough(trouble: () => Promise<void>) {
  const writer = await new Client(urlOf(0)).as(email, password);
  const { body } = await writer.post({ query: "{ streamHead orders(first: 4) { edges { node { id } } } }" });
  const data = body.data as { streamHead: string; orders: { edges: { node: { id: string } }[] } };
  const orders = data.orders.edges.map(({ node }) => node.id);
  const [here, there] = [await follow(0, data.streamHead), await follow(1, data.streamHead)];
  const naive = listensNaively(`${urlOf(1)}graphql`, writer.token ?? "");
  // Until the one without a cursor is live.
  await until(async () => writeNotes(writer, orders, 5).then(() => naive.ids.length > 0));
  const writing = writeNotes(writer, orders, 150);
  await trouble();
  await writing;
  await until(async () => (await ready(0)) === 200 && (await ready(1)) === 200);
  await writeNotes(writer, orders, 10);
  await until(isNumbered);
  const all = await idsAfter(writer, data.streamHead);
  await until(() => here.ids.length >= all.length && there.ids.length >= all.length);
  await sleep(200);
  for (const { stop } of [here, there, naive]) stop();
  return { all, here, there, naive };
}

const cases: [string, () => Promise<void>][] = [
  ["the notifications of the database", async () => undefined],
  [
    "NATS",
    async () => {
      nats = await NatsServer.start(binary ?? "");
      for (const index of [0, 1]) {
        await nodes[index]?.kill("SIGTERM");
        await start(index);
      }
    },
  ],
];
if (binary === null)
  process.stderr.write("\nSKIPPED: no nats-server on this machine (Debian: apt-get install nats-server)\n");

/** By NATS in CI, which has the time: test/service/events/nats.test.ts holds it everywhere. */
const told = binary === null || process.env.CI === undefined ? 1 : 2;

describe.each(cases.slice(0, told))("two processes on one database, told by %s", (_words, prepare) => {
  beforeAll(prepare, 60_000);

  it("kill -9 of one in the middle: its clients miss nothing and hear nothing twice; without a cursor they miss some", async () => {
    const { all, here, there, naive } = await listenThrough(async () => {
      await sleep(200);
      await nodes[1]?.kill("SIGKILL");
      await sleep(300);
      await start(1);
    });
    expect(all.length).toBeGreaterThanOrEqual(165);
    for (const { ids, errors, restarts } of [here, there]) {
      expectHeard(ids, all);
      expect([errors, restarts]).toEqual([[], []]);
    }
    const since = all.slice(all.indexOf(naive.ids[0] ?? ""));
    expect(since.filter((id) => !naive.ids.includes(id)).length).toBeGreaterThan(0);
  }, 90_000);

  it("a database that is stopped at once and comes back: both go on by themselves, nothing missing, nothing twice", async () => {
    const before = nodes.map(({ pid }) => pid);
    const said = nodes.map(timesAway);
    const { all, here, there } = await listenThrough(async () => {
      await sleep(200);
      const [pid] = (await readFile(join(folder, "database", "postgres", "postmaster.pid"), "utf8")).split("\n");
      process.kill(Number(pid), "SIGQUIT");
      await until(async () => (await ready(1)) === 503);
    });
    for (const { ids, errors, restarts } of [here, there]) {
      expectHeard(ids, all);
      expect([errors, restarts]).toEqual([[], []]);
    }
    expect(nodes.map(({ pid }) => pid)).toEqual(before);
    // Said in the log when the connection is lost, and no more until it was there again.
    expect(nodes.map(timesAway)).toEqual(said.map((count) => count + 1));
  }, 90_000);
});

/** How often a process has said in its log that the database is away. */
const timesAway = ({ stderr }: ServerProcess) =>
  stderr()
    .split("\n")
    .filter((line) => line.includes('"msg":"the database is away"')).length;

describe("/metrics and /readyz", () => {
  it("say where the log is, and up to where this process has read", async () => {
    const look = async () => {
      const text = await (await fetch(`${urlOf(1)}metrics`)).text();
      return (name: string) => Number(new RegExp(`^certdesk_log_${name} (\\S+)$`, "m").exec(text)?.[1]);
    };
    await until(async () => (await look())("lag_events") === 0);
    const value = await look();
    expect(value("head")).toBeGreaterThan(0);
    expect(value("read")).toBeGreaterThanOrEqual(value("head"));
    expect(value("lag_seconds")).toBeLessThan(10);
  });
});
