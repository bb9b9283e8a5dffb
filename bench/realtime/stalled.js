import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import WebSocket from "ws";
import { ChaosClient } from "../chaos/ChaosClient.js";
import { randomFrom } from "../chaos/random.js";
import { Opened } from "../support/Opened.js";
import { memoryOf } from "../support/processFigures.js";
import { Worker } from "../support/Worker.js";
import { events, sampleBytes } from "./operation.js";
import { Stage } from "./Stage.js";

const mebibyte = 1024 * 1024;
const others = 20;

/** What the kernel keeps between two processes of one machine, up to 10 MB, must not hide the server's own buffer. */
const summaries = 10;
const fields = Array.from({ length: summaries }, (_, index) => `summary${index}: summary`).join(" ");

/**
 * One client stops to read while 50,000 events come: what the server keeps for it, what the others notice, what it lacks afterwards; beside the same client that reads on. The control, which must miss the goal: what `ws` alone keeps for a
 * client that stops, whom somebody sends as many bytes.
 */
export async function stalled({ quick }) {
  const wish = { orders: 1000, perOrder: quick ? 20 : 50 };
  const stage = await Stage.set(wish);
  try {
    // The server warms up and grows: that counts for neither side.
    await round(stage, wish, false);
    const rounds = [];
    for (const stalls of quick ? [false, true] : [false, true, false, true])
      rounds.push(await round(stage, wish, stalls));
    return figures(rounds, { ...wish, unbounded: await bufferedByWs(wish) });
  } finally {
    await stage.clear();
  }
}

function figures(rounds, { orders, perOrder, unbounded }) {
  const best = (stalls) => Math.min(...rounds.filter((each) => each.stalls === stalls).map(({ p99 }) => p99));
  const ratio = best(true) / best(false);
  const missing = rounds.reduce((sum, each) => sum + each.missing, 0);
  const buffered = Math.max(...rounds.map((each) => each.buffered ?? Number.POSITIVE_INFINITY));
  const grown = (stalls) => {
    const mebibytes = Math.round(rounds.findLast((each) => each.stalls === stalls).grown / mebibyte);
    return mebibytes < 0 ? String(mebibytes) : `+${mebibytes}`;
  };
  return {
    name: `a client that stops reading during ${orders * perOrder} events`,
    ours: `p99 of ${others} others ${best(true)} ms; ${Number.isFinite(buffered) ? `${(buffered / mebibyte).toFixed(2)} MiB buffered` : "/metrics has no buffered bytes"}; it lacks ${missing}`,
    control: `p99 ${best(false)} ms while it reads; resident memory ${grown(true)} against ${grown(false)} MiB; ws alone keeps ${(unbounded / mebibyte).toFixed(0)} MiB`,
    ratio: Number(ratio.toFixed(2)),
    goal: "p99 ≤ 1.1 ×, ≤ 1 MiB, lacks 0",
    met: ratio <= 1.1 && buffered <= mebibyte && missing === 0,
  };
}

async function round(stage, { orders, perOrder }, stalls) {
  const { node, crowd, orderIds } = stage;
  const wanted = orders * perOrder;
  const opened = new Opened();
  try {
    const [token, after] = [await stage.signIn(), await stage.head()];
    await crowd.connect({ url: node.socketUrl, count: others, token, measure: true });
    await crowd.subscribe({ ...events, variables: { after } });
    const client = opened.add(clientOf(node, token, after), (each) => each.stop());
    await comesIn(client);
    if (stalls) client.pause();
    const memory = memoryOf(node.pid);
    const most = opened.add(watchBuffer(node), (each) => each.stop());
    await stage.write({ orderIds, perOrder, perTransaction: 20, pause: 5 });
    await crowd.wait(wanted, 300_000);
    const grown = memoryOf(node.pid) - memory;
    const { p99 } = await crowd.latency();
    const missing = await finish(client, wanted);
    await crowd.close();
    return { stalls, p99, grown, missing, buffered: await most.stop() };
  } finally {
    await opened.abandon();
  }
}

function clientOf(node, token, after) {
  const viewer = { token: async () => token, refresh: () => undefined };
  const [urls, random] = [[node.socketUrl], randomFrom(1)];
  const client = new ChaosClient({ urls, viewer, after, keepsCursor: true, random, fields });
  client.settle();
  client.start();
  return client;
}

/** @throws when it does not */
async function comesIn(client) {
  const until = performance.now() + 10_000;
  while (client.connections === 0) {
    if (performance.now() > until) throw new Error("the client does not come in");
    await sleep(10);
  }
  await sleep(200);
}

/** Reads on, over new connections too. @returns {Promise<number>} how many events it does not get */
async function finish(client, wanted) {
  client.resume();
  const until = performance.now() + 120_000;
  while (client.received.length < wanted && performance.now() < until) await sleep(50);
  if (client.faults.length > 0) throw new Error(client.faults[0]);
  return wanted - new Set(client.received.map(({ id }) => id)).size;
}

/** The most that /metrics has shown; null when it shows nothing of the kind. */
function watchBuffer(node) {
  let [most, watching] = [null, true];
  const watch = async () => {
    while (watching) {
      const now = await node.metric(/^certdesk_\w*buffered\w*bytes/);
      if (now !== null) most = Math.max(most ?? 0, now);
      await sleep(200);
    }
  };
  const watched = watch();
  // Told by `stop`: a failure before must not end the process.
  watched.catch(() => undefined);
  return {
    stop: async () => {
      watching = false;
      await watched;
      return most;
    },
  };
}

/** @returns bytes that wait in a server that does nothing but send */
async function bufferedByWs({ orders, perOrder }) {
  const opened = new Opened();
  try {
    const server = opened.add(await Worker.start("../realtime/rawBroadcast.js"), (each) => each.stop());
    const socket = opened.add(new WebSocket(server.ready.url), (each) => each.terminate());
    await once(socket, "open");
    socket.pause();
    const publish = sampleBytes(1, summaries);
    for (let sent = 0; sent < orders * perOrder; sent++) await server.ask({ publish });
    return (await server.ask({})).buffered;
  } finally {
    await opened.close();
  }
}
