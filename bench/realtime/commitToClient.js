import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import WebSocket from "ws";
import { addNote } from "../support/ask.js";
import { startNats } from "../support/startNats.js";
import { events } from "./operation.js";
import { Stage } from "./Stage.js";

/** The same with a bus between the nodes, where there is a nats-server. */
export async function toldByNats(size) {
  const nats = await startNats();
  if (nats === null) return { name: "COMMIT to client, told by NATS", ours: "skipped: no nats-server" };
  return commitToClient(size, { NATS_URL: nats.url }).finally(() => nats.stop());
}

/** From COMMIT, as PostgreSQL noted it, to a client of the node that committed, and to one of another node. The floor: a bare NOTIFY. */
export async function commitToClient({ quick }, env = {}) {
  const stage = await Stage.set({ orders: 1, nodes: 2, commitTimes: true, env });
  try {
    const arrivals = await deliver(stage, quick ? 100 : 500);
    const [same, other, floor] = await Promise.all(arrivals.map((times) => latencies(stage, times)));
    const shown = ({ p50, p99 }) => `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)} ms`;
    return {
      name: `COMMIT to client, told by ${env.NATS_URL === undefined ? "LISTEN" : "NATS"}`,
      ours: `one node: ${shown(same)}; another node: ${shown(other)}`,
      control: `LISTEN alone: ${shown(floor)}`,
      ratio: `${(same.p50 / floor.p50).toFixed(1)} × and ${(other.p50 / floor.p50).toFixed(1)} × the floor`,
      goal: "p50 ≤ 3 ms on one node, ≤ 5 ms on another",
      met: same.p50 <= 3 && other.p50 <= 5,
    };
  } finally {
    await stage.clear();
  }
}

/** One note at a time; each place notes when it heard of it. @returns for each place the times by note id */
async function deliver(stage, count) {
  const token = await stage.signIn();
  const [here, there] = await Promise.all(stage.cluster.nodes.map(({ socketUrl }) => listen(socketUrl, token)));
  const notified = await listenToDatabase(stage.cluster.postgres.url);
  const places = [here, there, notified];
  const times = places.map(() => new Map());
  for (let round = 0; round < count + 10; round++) {
    const heard = places.map((place) => place.next());
    const id = await addNote(stage.node.url, token, { orderId: stage.orderIds[0], text: `note ${round}` });
    const arrived = await Promise.all(heard);
    if (round >= 10) for (const [index, time] of arrived.entries()) times[index].set(id, time);
    await sleep(5);
  }
  for (const place of places) await place.close();
  return times;
}

const now = () => performance.timeOrigin + performance.now();

function announcer() {
  let resolve = () => undefined;
  return {
    heard: () => resolve(now()),
    next: () =>
      new Promise((done) => {
        resolve = done;
      }),
  };
}

async function listen(url, token) {
  const { heard, next } = announcer();
  const socket = new WebSocket(url, "graphql-transport-ws");
  const send = (message) => socket.send(JSON.stringify(message));
  socket.on("open", () => send({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
  socket.on("message", (data) => {
    const { type } = JSON.parse(data);
    if (type === "connection_ack") send({ id: "1", type: "subscribe", payload: events });
    if (type === "next") heard();
  });
  await sleep(1000);
  return { next, close: () => socket.terminate() };
}

async function listenToDatabase(url) {
  const { heard, next } = announcer();
  const client = new pg.Client(url);
  await client.connect();
  client.on("notification", heard);
  await client.query("listen stream");
  return { next, close: () => client.end() };
}

/** The transaction of the note is the one that wrote the event; the event's own row is changed once more when it gets its position. */
async function latencies({ cluster }, times) {
  const rows = await cluster.query(
    "select id, extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as committed from notes where id = any($1)",
    [[...times.keys()]],
  );
  const drift = Date.now() - now();
  if (Math.abs(drift) > 3) throw new Error(`the clock was set during the measurement, by ${drift} ms`);
  const sorted = rows.map(({ id, committed }) => times.get(id) - committed).sort((one, other) => one - other);
  const at = (share) => sorted[Math.floor(sorted.length * share)];
  return { p50: at(0.5), p99: at(0.99) };
}
