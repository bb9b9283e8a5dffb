import { setTimeout as sleep } from "node:timers/promises";
import { Opened } from "../support/Opened.js";
import { events } from "./operation.js";
import { Stage } from "./Stage.js";

const mebibyte = 1024 * 1024;
const rounds = 6;

/** Thousands of connections, each with a group of its own, whose clients are killed at once, again and again: what the server keeps of them. */
export async function killed({ quick }) {
  const count = quick ? 500 : 5000;
  const collector = new URL("../support/collectGarbage.js", import.meta.url).href;
  const stage = await Stage.set({ orders: count, env: { NODE_OPTIONS: `--import=${collector}` } });
  try {
    const { node } = stage;
    // The first ones warm the server up.
    await connectAndKill(stage, count);
    const before = await figuresOf(node);
    let connected = before;
    for (let round = 0; round < rounds; round++) connected = await connectAndKill(stage, count);
    const after = await figuresOf(node);
    const ratio = after.heap / before.heap;
    return {
      name: `${rounds} × ${count} connections that are killed`,
      ours: `heap ${after.heap.toFixed(1)} MiB, ${after.groups} groups, ${after.sockets} sockets afterwards`,
      control: `heap ${before.heap.toFixed(1)} MiB before; ${connected.heap.toFixed(1)} MiB and ${connected.groups} groups with them`,
      ratio: Number(ratio.toFixed(2)),
      goal: "heap ≤ 1.1 ×, no group, no socket",
      met: ratio <= 1.1 && after.groups === 0 && after.sockets === 0,
    };
  } finally {
    await stage.clear();
  }
}

/** @returns the figures while they were connected */
async function connectAndKill(stage, count) {
  const { node, orderIds } = stage;
  const opened = new Opened();
  try {
    const crowd = opened.add(await stage.gather(), (each) => each.stop());
    const [token, after] = [await stage.signIn(), await stage.head()];
    await crowd.connect({ url: node.socketUrl, count, token });
    await crowd.subscribe({ ...events, variables: orderIds.map((orderId) => ({ orderId, after })) });
    await until(node, ({ groups }) => groups === count);
    return await figuresOf(node);
  } finally {
    await opened.close();
    await until(node, ({ sockets }) => sockets === 0);
  }
}

/** MiB after a collection of garbage, and counts. */
async function figuresOf(node) {
  process.kill(node.pid, "SIGUSR2");
  await sleep(1000);
  const read = async (name) => (await node.metric(new RegExp(`^${name} `))) ?? Number.NaN;
  const heap = (await read("nodejs_heap_used_bytes")) / mebibyte;
  return { heap, groups: await read("certdesk_subscription_groups"), sockets: await read("certdesk_connections") };
}

async function until(node, isSo) {
  for (const end = performance.now() + 60_000; ; await sleep(200)) {
    const groups = await node.metric(/^certdesk_subscription_groups /);
    const sockets = await node.metric(/^certdesk_connections /);
    if (isSo({ groups, sockets })) return;
    if (performance.now() > end) throw new Error(`${groups} groups and ${sockets} sockets do not become as wished`);
  }
}
