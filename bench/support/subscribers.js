// Many subscribers in a process of their own: fork it, send { id, do, … }. They count; only those that measure read what they get.
import WebSocket from "ws";

let sockets = [];
let received = 0;
/** Close codes, as they came. */
let closed = [];
let latencies = [];
let target = null;
const marker = Buffer.from('"type":"next"');

const commands = { connect, subscribe, wait, latency, reset, close };

/** Opens `count` connections, so many at a time; with a token they speak graphql-transport-ws, without one they only listen. */
async function connect({ url, count, token, measure = false, atOnce = 50 }) {
  let left = count;
  const hand = async () => {
    while (left > 0) {
      left -= 1;
      sockets.push(await open(url, token, measure));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, hand));
  return { open: sockets.length };
}

function open(url, token, measure) {
  const socket = new WebSocket(url, token === null ? [] : "graphql-transport-ws", { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    const init = { type: "connection_init", payload: { authorization: `Bearer ${token}` } };
    socket.on("open", () => (token === null ? resolve(socket) : socket.send(JSON.stringify(init))));
    socket.on("message", (data) => {
      if (token === null || data.indexOf(marker) !== -1) return count(data, measure);
      const message = JSON.parse(data);
      if (message.type === "connection_ack") resolve(socket);
      if (message.type === "error") reject(new Error(JSON.stringify(message)));
    });
    socket.on("error", reject);
    socket.on("close", (code) => {
      closed.push(code);
      target?.resolve({ received, closed });
      reject(new Error(`closed ${code}`));
    });
  });
}

/** @param {{ query: string, variables: object | object[] }} operation variables for all, or of each in turn */
function subscribe({ query, variables }) {
  sockets.forEach((socket, index) => {
    const own = Array.isArray(variables) ? variables[index] : variables;
    socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query, variables: own } }));
  });
  return {};
}

function count(data, measure) {
  received += 1;
  if (measure) {
    const event = Object.values(JSON.parse(data).payload.data)[0];
    latencies.push(Date.now() - Date.parse(event.occurredAt));
  }
  if (target !== null && received >= target.total) target.resolve({ received, closed });
}

/** Resolves when `total` messages have come since the last reset, or after `patience` milliseconds. */
function wait({ total, patience = 60_000 }) {
  if (received >= total) return { received, closed };
  return new Promise((resolve) => {
    const timer = setTimeout(() => target.resolve({ received, closed }), patience);
    target = {
      total,
      resolve: (answer) => {
        clearTimeout(timer);
        target = null;
        resolve(answer);
      },
    };
  });
}

/** Milliseconds from `occurredAt` to here, over all that was measured. */
function latency() {
  const sorted = latencies.sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
  return { p50: at(0.5), p99: at(0.99), most: sorted.at(-1) ?? null, count: sorted.length };
}

function reset() {
  received = 0;
  closed = [];
  latencies = [];
  return {};
}

async function close() {
  const open = sockets;
  sockets = [];
  await Promise.all(
    open.map(
      (socket) =>
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
  const answer = await Promise.resolve(commands[name](wish)).catch((error) => ({ error: String(error) }));
  process.send({ id, ...answer });
});
process.on("disconnect", () => process.exit());
process.send({ ready: true });
