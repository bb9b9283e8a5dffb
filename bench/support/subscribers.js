// Many subscribers in a process of their own: fork it, send { id, do, … }. Each counts what it gets; only those that measure read it.
import WebSocket from "ws";

/** Each with how many messages it has got since the last reset. */
let subscribers = [];
/** Close codes, as they came. */
let closed = [];
/** When an event happened and when it came here, in epoch milliseconds. */
let measured = [];
let target = null;
const marker = Buffer.from('"type":"next"');
const atOnce = 50;

const commands = { connect, subscribe, wait, latency, reset, close };

/** Opens `count` connections, some at a time; with a token they speak graphql-transport-ws, without one they only listen. */
async function connect({ url, count, token, measure = false }) {
  let left = count;
  const hand = async () => {
    while (left > 0) {
      left -= 1;
      subscribers.push(await open(url, token, measure));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, hand));
  return { open: subscribers.length };
}

function open(url, token, measure) {
  const socket = new WebSocket(url, token === null ? [] : "graphql-transport-ws", { perMessageDeflate: false });
  const subscriber = { socket, received: 0 };
  return new Promise((resolve, reject) => {
    const init = { type: "connection_init", payload: { authorization: `Bearer ${token}` } };
    socket.on("open", () => (token === null ? resolve(subscriber) : socket.send(JSON.stringify(init))));
    socket.on("message", (data) => {
      if (token === null || data.indexOf(marker) !== -1) return count(subscriber, data, measure);
      const message = JSON.parse(data);
      if (message.type === "connection_ack") resolve(subscriber);
      if (message.type === "error") reject(new Error(JSON.stringify(message)));
    });
    socket.on("error", reject);
    socket.on("close", (code) => {
      closed.push(code);
      target?.resolve();
      reject(new Error(`closed ${code}`));
    });
  });
}

/** @param {{ query: string, variables: object | object[] }} operation variables for all, or of each in turn */
function subscribe({ query, variables }) {
  subscribers.forEach(({ socket }, index) => {
    const own = Array.isArray(variables) ? variables[index] : variables;
    socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query, variables: own } }));
  });
  return {};
}

function count(subscriber, data, measure) {
  subscriber.received += 1;
  if (measure) {
    const event = Object.values(JSON.parse(data).payload.data)[0];
    measured.push({ happened: Date.parse(event.occurredAt), came: Date.now() });
  }
  if (subscriber.received !== target?.each) return;
  target.behind -= 1;
  if (target.behind === 0) target.resolve();
}

/** Resolves when every subscriber has got `each` messages since the last reset, when a socket closes, or after `patience` milliseconds. */
async function wait({ each, patience }) {
  const behind = () => subscribers.filter(({ received }) => received < each).length;
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    target = { each, behind: behind(), resolve, timer };
    if (target.behind === 0 || closed.length > 0) resolve();
  });
  clearTimeout(target.timer);
  target = null;
  return { behind: behind(), closed };
}

/** Milliseconds from `occurredAt` to here, over all that was measured, or what of it was under way within a span. */
function latency({ spans }) {
  const isMeant = ({ happened, came }) => spans.some(({ from, to }) => came >= from && happened <= to);
  const meant = spans.length === 0 ? measured : measured.filter(isMeant);
  const sorted = meant.map(({ happened, came }) => came - happened).sort((one, other) => one - other);
  return { p99: sorted[Math.floor(sorted.length * 0.99)] ?? null };
}

function reset() {
  for (const subscriber of subscribers) subscriber.received = 0;
  closed = [];
  measured = [];
  return {};
}

async function close() {
  const open = subscribers;
  subscribers = [];
  await Promise.all(
    open.map(
      ({ socket }) =>
        new Promise((resolve) => {
          if (socket.readyState === socket.CLOSED) return resolve();
          socket.once("close", resolve);
          socket.close();
        }),
    ),
  );
  return reset();
}

process.on("message", async ({ id, do: name, ...wish }) => {
  const answer = await (async () => commands[name](wish))().catch((error) => ({ error: String(error) }));
  process.send({ id, ...answer });
});
process.on("disconnect", () => process.exit());
process.send({ ready: true });
