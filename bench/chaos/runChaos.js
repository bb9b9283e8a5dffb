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
  const cluster = await startCluster({ nodes: 2 });
  let clients = [];
  try {
    const viewers = emails.map((email) => new Viewer(email, cluster.nodes));
    for (const viewer of viewers) await describe(viewer, cluster);
    const start = await quietHead(cluster);
    const after = await streamHead(cluster.nodes[0].url, await viewers[0].token());
    clients = startClients({ ...wish, viewers, after }, cluster);
    const writers = new Writers({ ...(await whatToWrite(cluster, viewers)), rate: wish.rate, seed: wish.seed });
    await writers.start();
    const done = await disturb(planOf(wish), wish, cluster).finally(() => writers.stop());
    await quietHead(cluster);
    const due = await eventsOf(cluster, viewers, start);
    await settle(clients, due);
    const truths = withWhatCameLater(clients, { due, known: await eventsOf(cluster, viewers, start) });
    return await report({ clients, truths, writers, done, cluster });
  } finally {
    for (const client of clients) client.stop();
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

/** Those without a cursor, the control, stay where they are: what they lose the kills and stops have taken from them, and no hop of their own. */
function startClients({ clients: count, viewers, seed, after }, { nodes }) {
  const urls = nodes.map(({ socketUrl }) => socketUrl);
  const make = (keepsCursor) => (_, index) => {
    const random = randomFrom(seed + (keepsCursor ? 1000 : 2000) + index);
    return new ChaosClient({ urls, viewer: viewers[index % viewers.length], after, keepsCursor, random });
  };
  const clients = [true, false].flatMap((keepsCursor) => Array.from({ length: count }, make(keepsCursor)));
  for (const client of clients) {
    if (!client.keepsCursor) client.settle();
    client.start();
  }
  return clients;
}

async function whatToWrite({ query, nodes, postgres }, viewers) {
  const orders = await query("select id from orders order by id");
  const writing = viewers.filter(({ row, orderIds }) => row.role !== "OPERATOR" && orderIds.length > 0);
  return { nodes, viewers: writing, orderIds: orders.map(({ id }) => id), databaseUrl: postgres.url };
}

/** Drawn beforehand, so that a seed repeats it: at which milliseconds what goes, which node, and for how long. */
function planOf({ seconds, kills, stops, seed }) {
  const random = randomFrom(seed);
  const moments = (count, draw) =>
    Array.from({ length: count }, () => ({ at: seconds * 1000 * random.between(0.08, 0.85), ...draw() }));
  const plan = [
    ...moments(kills, () => ({ kind: "kill", node: random.below(2), away: random.between(0, 1500) })),
    ...moments(stops, () => ({ kind: "stop", away: random.between(0, 3000) })),
  ];
  return plan.sort((one, other) => one.at - other.at);
}

/** What was killed or stopped comes back a moment later. @returns how many were really ended */
async function disturb(plan, { seconds }, { nodes, postgres }) {
  const done = { kills: 0, stops: 0 };
  const [begin, returning, failed] = [performance.now(), [], []];
  let database;
  const over = {
    kill: async ({ node, away }) => {
      // One that is down already is started again by whoever has ended it.
      if (!(await nodes[node].kill())) return;
      done.kills += 1;
      await sleep(away);
      await nodes[node].start();
    },
    stop: async ({ away }) => {
      await postgres.stopImmediately();
      done.stops += 1;
      await sleep(away);
      await postgres.start();
    },
  };
  for (const each of plan) {
    await sleep(Math.max(0, begin + each.at - performance.now()));
    // One database at a time: what comes too early waits until it is back. Nodes may be away both.
    if (each.kind === "stop") await database;
    const back = over[each.kind](each).catch((error) => failed.push(error));
    if (each.kind === "stop") database = back;
    returning.push(back);
  }
  await sleep(Math.max(0, begin + seconds * 1000 - performance.now()));
  await Promise.all(returning);
  if (failed.length > 0) throw failed[0];
  await Promise.all(nodes.map((node) => node.running()));
  return done;
}

/** What each viewer is to get of what the log has by now. */
async function eventsOf({ query }, viewers, start) {
  const rows = await query(
    "select id, position, account_id, owner_id from events where position > $1 and order_id is not null order by position",
    [start],
  );
  const events = rows.map((row) => ({ ...row, position: Number(row.position) }));
  return new Map(viewers.map((viewer) => [viewer, events.filter((event) => isSeen(viewer.row, event))]));
}

/**
 * What each client had to get: what was due, and what came to him afterwards, which must be of the log too. A job that a kill has interrupted goes on when its lease is over, however quiet it was before.
 */
function withWhatCameLater(clients, { due, known }) {
  return new Map(
    clients.map((client) => {
      const all = known.get(client.viewer);
      const heard = new Set(client.received.map(({ id }) => id));
      const last = all.findLast(({ id }) => heard.has(id))?.position ?? 0;
      const until = Math.max(last, due.get(client.viewer).at(-1)?.position ?? 0);
      return [client, all.filter(({ position }) => position <= until)];
    }),
  );
}

/** Until each has the last that is due to him. */
async function settle(clients, due) {
  for (const client of clients) client.settle();
  const waiting = clients.filter(({ keepsCursor }) => keepsCursor);
  const isDone = ({ viewer, received }) => {
    const last = due.get(viewer).at(-1)?.id;
    return last === undefined || received.findLast(({ id }) => id === last) !== undefined;
  };
  const until = performance.now() + patience;
  while (performance.now() < until && !waiting.every(isDone)) await sleep(100);
  // What would come twice, or too much, comes now.
  await sleep(1000);
  for (const client of clients) client.stop();
}

async function report({ clients, truths, writers, done, cluster }) {
  const verdicts = clients.map((client) => ({ client, ...judgeClient(client, truths.get(client)) }));
  const table = { "with cursor": sumOf(verdicts, true), "without (control)": sumOf(verdicts, false) };
  const [{ notes, orders, dense }] = await cluster.query(
    `select (select count(*)::int from notes where id = any($1)) notes, (select count(*)::int from orders where id = any($2)) orders,
       (select count(*) = max(position) from events) dense`,
    [writers.acknowledged, writers.placed],
  );
  const lost = { notes: writers.acknowledged.length - notes, orders: writers.placed.length - orders };
  const failed = [...writers.unanswered].map(([reason, count]) => `${count} × ${reason}`).join("; ");
  const most = Math.max(...[...truths.values()].map((events) => events.length));
  const { clients: listeners, connections, events, missing, duplicates, gaps } = table["with cursor"];
  const judged = `${events} events to ${listeners} clients over ${connections} connections: ${missing} missing, ${duplicates} twice, ${gaps} gaps; control missed ${table["without (control)"].missing}`;
  const summary = `${judged}. ${done.kills} kills, ${done.stops} stops; ${most} events in the log, ${writers.acknowledged.length} notes and ${writers.placed.length} orders acknowledged, ${lost.notes} and ${lost.orders} of them lost. Writes without an answer: ${failed || "none"}`;
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
    ...Object.entries(lost).flatMap(([what, count]) =>
      count > 0 ? [`${count} acknowledged ${what} are not in the database`] : [],
    ),
    ...(dense ? [] : ["the positions of the log are not dense"]),
  ];
}
