import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "graphql-ws";
import pg from "pg";
import WebSocket from "ws";

const events = 300;
const subscription = "subscription { orderEvents { id } }";
const mutation = "mutation($i: AddNoteInput!) { addNote(input: $i) { ... on AddNotePayload { note { id } } } }";

/**
 * COMMIT to client, one change at a time: the database's own commit time (track_commit_timestamp) against when the event is read from the socket, on the process that wrote and on another one. The
 * control is the same PostgreSQL and a bare LISTEN connection that is notified in the transaction: what no hub can beat.
 */
export async function commitToClient(desk) {
  const { url, token, client, databaseUrl, startNode } = desk;
  const other = await startNode();
  try {
    const here = await listen(url, token);
    const there = await listen(other.url, token);
    await sleep(500);
    const orderId = await anOrder(url, token);
    for (let i = 0; i < events; i++) {
      await addNote(desk, orderId, i);
      await sleep(10);
    }
    await sleep(500);
    const { rows } = await client.query(
      `select e.id, extract(epoch from pg_xact_commit_timestamp(n.xmin)) * 1000 as at from notes n
         join events e on e.order_id = n.order_id and e.occurred_at = n.created_at and e.message_key = 'event.note'
       where n.text like 'bench %'`,
    );
    const committed = new Map(rows.map(({ id, at }) => [id, Number(at)]));
    const measured = [here, there].map(({ arrived }) =>
      percentiles([...arrived].flatMap(([id, at]) => (committed.has(id) ? [at - committed.get(id)] : []))),
    );
    await Promise.all([here, there].map((each) => each.stop()));
    const control = percentiles(await bareListen(databaseUrl));
    const words = ({ p50, p99, count }) => `p50 ${p50} ms, p99 ${p99} ms (${count})`;
    return {
      name: `COMMIT to client, told by ${desk.natsUrl === undefined ? "LISTEN" : "NATS"}`,
      ours: `same process ${words(measured[0])} · another ${words(measured[1])}`,
      control: `bare LISTEN ${words(control)}`,
      ratio: Number((measured[1].p50 / control.p50).toFixed(3)),
    };
  } finally {
    await other.stop();
  }
}

async function listen(url, token) {
  const arrived = new Map();
  const client = createClient({
    url: url.replace("http", "ws"),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  client.subscribe(
    { query: subscription },
    {
      next: ({ data }) => arrived.set(data.orderEvents.id, performance.timeOrigin + performance.now()),
      error: (error) => console.error(error),
      complete: () => undefined,
    },
  );
  return { arrived, stop: () => client.dispose() };
}

async function post({ url, token }, query, variables) {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

const anOrder = async (url, token) =>
  (await post({ url, token }, "{ orders(first: 1) { edges { node { id } } } }")).orders.edges[0].node.id;
const addNote = ({ url, token }, orderId, i) => post({ url, token }, mutation, { i: { orderId, text: `bench ${i}` } });

/** A row is committed and notifies in its own transaction; another connection listens. */
async function bareListen(databaseUrl) {
  const [writer, listener] = [new pg.Client(databaseUrl), new pg.Client(databaseUrl)];
  await Promise.all([writer.connect(), listener.connect()]);
  const arrived = [];
  listener.on("notification", () => arrived.push(performance.timeOrigin + performance.now()));
  await listener.query("listen bench");
  await writer.query("create table bench_rows (n int)");
  for (let i = 0; i < events; i++) {
    await writer.query("begin");
    await writer.query(`insert into bench_rows values (${i})`);
    await writer.query("notify bench");
    await writer.query("commit");
    await sleep(5);
  }
  await sleep(200);
  const { rows } = await writer.query(
    "select extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 as at from bench_rows order by n",
  );
  await writer.query("drop table bench_rows");
  await Promise.all([writer.end(), listener.end()]);
  return rows.map(({ at }, i) => arrived[i] - Number(at));
}

function percentiles(values) {
  const sorted = values.sort((a, b) => a - b);
  const at = (share) => Number((sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(2));
  return { p50: at(0.5), p99: at(0.99), count: sorted.length };
}
