import { setTimeout as sleep } from "node:timers/promises";
import { streamHead } from "../support/ask.js";
import { startCluster } from "../support/cluster.js";
import { ChaosClient } from "./ChaosClient.js";
import { isSeen, judgeClient } from "./judge.js";
import { randomFrom } from "./random.js";
import { Viewer } from "./Viewer.js";
import { Writers } from "./writers.js";

const emails = ["admin@kumo.test", "standard@kumo.test", "limited@kumo.test", "admin@hoshi.test", "operator@desk.test"];

/** Milliseconds that the last client may take when all is over and everything runs again. */
const patience = 90_000;

/** @param {{ seconds: number, kills: number, stops: number, clients: number, rate: number, seed: number }} wish */
export async function runChaos(wish) {
  const random = randomFrom(wish.seed);
  const cluster = await startCluster({ nodes: 2 });
  try {
    const viewers = emails.map((email) => new Viewer(email, cluster.nodes));
    for (const viewer of viewers) await describe(viewer, cluster);
    const start = await quietHead(cluster);
    const after = await streamHead(cluster.nodes[0].url, await viewers[0].token());
    const clients = startClients({ ...wish, viewers, random, after }, cluster);
    const writers = new Writers({ ...(await whatToWrite(cluster, viewers)), rate: wish.rate, random });
    await writers.start();
    const done = await disturb(wish, cluster, random);
    await writers.stop();
    const truths = await truthOf(cluster, viewers, start);
    await settle(clients, truths);
    return await report({ clients, truths, writers, done, cluster });
  } finally {
    await cluster.stop();
  }
}

/** Role and account of a viewer, as the oracle needs them, and the orders he can write on. */
async function describe(viewer, { query }) {
  const [row] = await query("select id as user_id, role, account_id from users where email = $1", [viewer.email]);
  const orders = await query("select id, account_id, placed_by_id as owner_id from orders order by id");
  viewer.row = row;
  viewer.orderIds = orders.filter((order) => isSeen(row, order)).map(({ id }) => id);
}

/** The demo's own events are over. */
async function quietHead({ query }) {
  for (let before = null; ; ) {
    const [{ head, waiting }] = await query(
      "select head, (select count(*) from events where position is null) as waiting from stream_head",
    );
    if (head === before && waiting === "0") return Number(head);
    before = head;
    await sleep(1500);
  }
}

function startClients({ clients: count, viewers, random, after }, { nodes }) {
  const urls = nodes.map(({ socketUrl }) => socketUrl);
  const make = (keepsCursor) => (_, index) =>
    new ChaosClient({ urls, viewer: viewers[index % viewers.length], after, keepsCursor, random });
  const clients = [true, false].flatMap((keepsCursor) => Array.from({ length: count }, make(keepsCursor)));
  for (const client of clients) client.start();
  return clients;
}

async function whatToWrite({ query, nodes, postgres }, viewers) {
  const orders = await query("select id from orders order by id");
  const writing = viewers.filter(({ row, orderIds }) => row.role !== "OPERATOR" && orderIds.length > 0);
  return { nodes, viewers: writing, orderIds: orders.map(({ id }) => id), databaseUrl: postgres.url };
}

/** Kills and stops at moments drawn beforehand; what was killed comes back a moment later. */
async function disturb({ seconds, kills, stops }, { nodes, postgres }, random) {
  const moments = (count, kind) =>
    Array.from({ length: count }, () => ({ kind, at: seconds * 1000 * random.between(0.08, 0.85) }));
  const plan = [...moments(kills, "kill"), ...moments(stops, "stop")].sort((one, other) => one.at - other.at);
  const done = { kills: 0, stops: 0 };
  const [begin, returning] = [performance.now(), new Map()];
  const over = { kill: () => killNode(random.oneOf(nodes), random), stop: () => stopDatabase(postgres, random) };
  for (const { kind, at } of plan) {
    await sleep(Math.max(0, begin + at - performance.now()));
    // One database at a time: what comes too early waits until it is back. Nodes may be away both.
    await (kind === "stop" ? returning.get("stop") : undefined);
    returning.set(kind === "stop" ? "stop" : at, over[kind]());
    done[`${kind}s`] += 1;
  }
  await sleep(Math.max(0, begin + seconds * 1000 - performance.now()));
  await Promise.all(returning.values());
  await Promise.all(nodes.map((node) => node.running()));
  return done;
}

async function killNode(node, random) {
  await node.kill();
  await sleep(random.between(0, 1500));
  await node.start();
}

async function stopDatabase(postgres, random) {
  await postgres.stopImmediately();
  await sleep(random.between(0, 3000));
  await postgres.start();
}

/** What each viewer had to get, read from the log once all of it has its position. */
async function truthOf({ query }, viewers, start) {
  await quietHead({ query });
  const rows = await query(
    "select id, position, account_id, owner_id from events where position > $1 and order_id is not null order by position",
    [start],
  );
  const events = rows.map((row) => ({ ...row, position: Number(row.position) }));
  return new Map(viewers.map((viewer) => [viewer, events.filter((event) => isSeen(viewer.row, event))]));
}

async function settle(clients, truths) {
  for (const client of clients) client.settle();
  const waiting = clients.filter(({ keepsCursor }) => keepsCursor);
  const isDone = ({ viewer, received }) => received.at(-1)?.id === truths.get(viewer).at(-1)?.id;
  const until = performance.now() + patience;
  while (performance.now() < until && !waiting.every(isDone)) await sleep(100);
  // What would come twice, or too much, comes now.
  await sleep(1000);
  for (const client of clients) client.stop();
}

async function report({ clients, truths, writers, done, cluster }) {
  const verdicts = clients.map((client) => ({ client, ...judgeClient(client, truths.get(client.viewer)) }));
  const table = { "with cursor": sumOf(verdicts, true), "without (control)": sumOf(verdicts, false) };
  const [{ kept, dense }] = await cluster.query(
    "select (select count(*)::int from notes where id = any($1)) kept, (select count(*) = max(position) from events) dense",
    [writers.acknowledged],
  );
  const lost = writers.acknowledged.length - kept;
  const failed = [...writers.unanswered].map(([reason, count]) => `${count} × ${reason}`).join("; ");
  const most = Math.max(...[...truths.values()].map((events) => events.length));
  const summary = `${done.kills} kills, ${done.stops} stops; ${most} events in the log, ${writers.acknowledged.length} notes and ${writers.placed.length} orders acknowledged, ${lost} of the notes lost. Writes without an answer: ${failed || "none"}`;
  return { table, summary, verdicts, failures: failuresOf({ table, verdicts, lost, dense }) };
}

function sumOf(verdicts, keepsCursor) {
  const mine = verdicts.filter(({ client }) => client.keepsCursor === keepsCursor);
  const sum = (pick) => mine.reduce((total, each) => total + pick(each), 0);
  return {
    clients: mine.length,
    connections: sum(({ client }) => client.connections),
    events: sum(({ events }) => events),
    missing: sum(({ missing }) => missing),
    duplicates: sum(({ duplicates }) => duplicates),
    gaps: sum(({ gaps }) => gaps),
    disorder: sum(({ disorder }) => disorder),
    foreign: sum(({ foreign }) => foreign),
    faults: sum(({ client }) => client.faults.length),
  };
}

function failuresOf({ table, verdicts, lost, dense }) {
  const ours = table["with cursor"];
  const wanted = ["missing", "duplicates", "gaps", "disorder", "foreign", "faults"];
  const faults = new Set(verdicts.flatMap(({ client }) => client.faults));
  return [
    ...wanted.filter((name) => ours[name] > 0).map((name) => `${ours[name]} ${name}`),
    ...[...faults].slice(0, 5).map((fault) => `a client saw ${fault}`),
    ...(ours.events === 0 ? ["no client got any event"] : []),
    ...(table["without (control)"].missing === 0 ? ["the control lost nothing: the run proves nothing"] : []),
    ...(lost > 0 ? [`${lost} acknowledged notes are not in the database`] : []),
    ...(dense ? [] : ["the positions of the log are not dense"]),
  ];
}
