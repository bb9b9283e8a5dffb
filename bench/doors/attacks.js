import { setTimeout as sleep } from "node:timers/promises";
import WebSocket from "ws";
import { memoryOf } from "../support/processFigures.js";

/** Opens a socket of the protocol. @returns {Promise<WebSocket | null>} null where the upgrade or the greeting is refused */
function open(target, { origin = target.origin, token = target.token } = {}) {
  return new Promise((resolve) => {
    const socket = new WebSocket(target.socketUrl, "graphql-transport-ws", { origin });
    const payload = token === null ? {} : { authorization: `Bearer ${token}` };
    socket.once("open", () => socket.send(JSON.stringify({ type: "connection_init", payload })));
    socket.on("error", () => resolve(null));
    socket.once("close", () => resolve(null));
    socket.once("message", () => resolve(socket));
  });
}

const subscribe = (id, query) => JSON.stringify({ id, type: "subscribe", payload: { query } });

/** What comes back for one operation, or that the socket was closed, or nothing within so many milliseconds. */
function answered(socket, id, patience) {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve("nothing"), patience);
    const say = (what) => {
      clearTimeout(late);
      resolve(what);
    };
    socket.once("close", (code) => say(`closed ${code}`));
    socket.on("message", (data) => {
      const message = JSON.parse(String(data));
      if (message.id === id) say(message.type === "next" && message.payload.data ? "data" : "error");
    });
  });
}

/** A page of somebody else's has its visitor's browser change something. @returns whether it was changed */
export async function mutationFromElsewhere(target) {
  const socket = await open(target, { origin: "https://elsewhere.example" });
  if (socket === null) return false;
  const answer = answered(socket, "1", 5000);
  socket.send(subscribe("1", target.mutation));
  const changed = (await answer) === "data";
  socket.terminate();
  return changed;
}

/** @returns how many of so many subscriptions stand on one socket */
export async function subscriptionsOnOneSocket(target, count) {
  const socket = await open(target);
  if (socket === null) return 0;
  const refused = new Set();
  let closed = false;
  socket.once("close", () => {
    closed = true;
  });
  socket.on("message", (data) => {
    const { id, type } = JSON.parse(String(data));
    if (type === "error" || type === "complete") refused.add(id);
  });
  for (let n = 0; n < count; n++) socket.send(subscribe(`s${n}`, "subscription { orderEvents { __typename } }"));
  await sleep(5000);
  socket.terminate();
  return closed ? 0 : count - refused.size;
}

/** @returns {Promise<{ answer: string, seconds: number, bytes: number }>} how far the server's memory rose, at most, and after how long it said what */
export async function hugeDocument(target, megabytes, patience) {
  const socket = await open(target);
  if (socket === null) throw new Error("no socket");
  const before = memoryOf(target.pid);
  const since = performance.now();
  const answer = answered(socket, "1", patience);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(target.pid));
  }, 50);
  socket.send(subscribe("1", `subscription { orderEvents { ${"__typename ".repeat((megabytes * 2 ** 20) / 11)} } }`));
  const said = await answer;
  const seconds = (performance.now() - since) / 1000;
  await sleep(500);
  clearInterval(watch);
  socket.terminate();
  return { answer: said, seconds, bytes: most - before };
}
