import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import WebSocket from "ws";
import { addNote, streamHead } from "../support/ask.js";
import { clockOffset } from "../support/clockOffset.js";
import { Opened } from "../support/Opened.js";
import { startNats } from "../support/startNats.js";
import { events } from "./operation.js";
import { Stage } from "./Stage.js";

/** The same with a bus between the nodes, where there is a nats-server. */
export async function toldByNats(size) {
  const nats = await startNats();
  if (nats === null)
    return { name: "COMMIT to client, told by NATS", ours: "skipped: no nats-server", isMeasured: false };
  return commitToClient(size, { NATS_URL: nats.url }).finally(() => nats.stop());
}

/**
 * From COMMIT, as PostgreSQL noted it, to a client of the node that committed, and to one of another node. The floor: a notification that the same COMMIT sends,
 * which no way through the database can beat. Between the two: the notification that the log has numbered the event. The control, which must miss the goal: somebody who asks each second.
 */
export async function commitToClient({ quick }, env = {}) {
  const stage = await Stage.set({ orders: 1, nodes: 2, commitTimes: true, env });
  try {
    const arrivals = await deliver(stage, quick ? 100 : 500);
    const [same, other, numbered, floor] = await Promise.all(arrivals.map((times) => latencies(stage, times)));
    const polled = await pollNotes(stage, quick ? 5 : 20);
    const shown = ({ p50, p99 }) => `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)} ms`;
    return {
      name: `COMMIT to client, told by ${env.NATS_URL === undefined ? "LISTEN" : "NATS"}`,
      ours: `one node: ${shown(same)}; another node: ${shown(other)}`,
      control: `a NOTIFY of the COMMIT itself: ${shown(floor)}; that of the numbering: ${shown(numbered)}; one who asks each second: p50 ${polled.p50.toFixed(0)} ms`,
      ratio: `${(same.p50 / floor.p50).toFixed(1)} × and ${(other.p50 / floor.p50).toFixed(1)} × the floor`,
      goal: "p50 ≤ 3 ms on one node, ≤ 5 ms on another",
      met: same.p50 <= 3 && other.p50 <= 5,
    };
  } finally {
    await stage.clear();
  }
}

/** One note at a time; each place notes when it heard of it. @returns for each place the times (epoch milliseconds) by note id */
async function deliver(stage, count) {
  const opened = new Opened();
  try {
    const places = await listenEverywhere(stage, opened);
    const before = clockOffset();
    const heard = await hearNotes(stage, places, count);
    const after = clockOffset();
    if (Math.abs(after - before) > 0.3)
      throw new Error(`the clock was set during the measurement, by ${(after - before).toFixed(2)} ms`);
    const offset = (before + after) / 2;
    return heard.map((times) => new Map([...times].map(([id, time]) => [id, time + offset])));
  } finally {
    await opened.close();
  }
}

/** @returns the client here, the one of the other node, who hears of the numbering, who hears of the COMMIT */
async function listenEverywhere(stage, opened) {
  await stage.cluster.query(`create function tell_commit() returns trigger language plpgsql as
    $$ begin perform pg_notify('committed', ''); return null; end $$`);
  await stage.cluster.query("create trigger tell_commit after insert on notes execute function tell_commit()");
  const token = await stage.signIn();
  const subscription = { ...events, variables: { orderId: stage.orderIds[0] } };
  const close = (place) => place.close();
  const places = [];
  for (const { socketUrl } of stage.cluster.nodes)
    places.push(opened.add(await listen(socketUrl, token, subscription), close));
  for (const channel of ["stream", "committed"])
    places.push(opened.add(await listenToDatabase(stage.cluster.postgres.url, channel), close));
  return places;
}

async function hearNotes(stage, places, count) {
  const token = await stage.signIn();
  const warm = 10;
  const times = places.map(() => new Map());
  for (let round = 0; round < count + warm; round++) {
    const heard = Promise.all(places.map((place) => place.next()));
    const id = await addNote(stage.node.url, token, { orderId: stage.orderIds[0], text: `note ${round}` });
    if (id === null) throw new Error("a note was refused");
    const arrived = await Promise.race([heard, sleep(10_000, null, { ref: false })]);
    if (arrived === null) throw new Error("a note was not heard of everywhere within 10 s");
    if (round >= warm) for (const [index, time] of arrived.entries()) times[index].set(id, time);
    await sleep(5);
  }
  return times;
}

/** What a client without a subscription does. */
async function pollNotes(stage, count) {
  const token = await stage.signIn();
  const [orderId] = stage.orderIds;
  const times = new Map();
  for (let round = 0; round < count; round++) {
    const before = await streamHead(stage.node.url, token);
    // Somewhere between two times at which he asks.
    const rest = sleep((1000 * (round + 0.5)) / count);
    const id = await addNote(stage.node.url, token, { orderId, text: `asked for ${round}` });
    await rest;
    while ((await streamHead(stage.node.url, token)) === before) await sleep(1000);
    times.set(id, performance.now() + clockOffset());
  }
  return latencies(stage, times);
}

function announcer() {
  let resolve = () => undefined;
  return {
    heard: () => resolve(performance.now()),
    next: () =>
      new Promise((done) => {
        resolve = done;
      }),
  };
}

async function listen(url, token, subscription) {
  const { heard, next } = announcer();
  const socket = new WebSocket(url, "graphql-transport-ws");
  const send = (message) => socket.send(JSON.stringify(message));
  socket.on("open", () => send({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
  socket.on("message", (data) => {
    const { type } = JSON.parse(data);
    if (type === "connection_ack") send({ id: "1", type: "subscribe", payload: subscription });
    if (type === "next") heard();
  });
  // What does not come is missed by `hearNotes`.
  socket.on("error", () => undefined);
  await sleep(1000);
  return { next, close: () => socket.terminate() };
}

async function listenToDatabase(url, channel) {
  const { heard, next } = announcer();
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  client.on("notification", heard);
  await client.query(`listen ${channel}`);
  return { next, close: () => client.end() };
}

/** The transaction of the note is the one that wrote the event; the event's own row is changed once more when it gets its position. */
async function latencies({ cluster }, times) {
  const rows = await cluster.query(
    "select id, extract(epoch from pg_xact_commit_timestamp(xmin))::float8 * 1000 as committed from notes where id = any($1)",
    [[...times.keys()]],
  );
  const sorted = rows.map(({ id, committed }) => times.get(id) - committed).sort((one, other) => one - other);
  const at = (share) => sorted[Math.floor(sorted.length * share)];
  return { p50: at(0.5), p99: at(0.99) };
}
