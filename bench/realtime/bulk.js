import { setTimeout as sleep } from "node:timers/promises";
import { streamHead } from "../support/ask.js";
import { events } from "./operation.js";
import { Stage } from "./Stage.js";

const others = 20;

/**
 * Thousands of orders of one account change in one transaction, while another account works: what its subscribers notice, from the COMMIT until a subscriber
 * of the first account has all of it. Writing the transaction takes much longer, and is not what is asked here.
 */
export async function bulk({ quick }) {
  const wish = { orders: quick ? 500 : 5000, rounds: quick ? 1 : 5 };
  const stage = await Stage.set(wish);
  try {
    const calm = await work(stage, () => sleep(quick ? 2000 : 5000));
    const disturbed = await work(stage, await changer(stage, wish));
    const ratio = disturbed.p99 / calm.p99;
    return {
      name: `${wish.orders} orders changed in one transaction`,
      ours: `p99 of ${others} subscribers of another account ${disturbed.p99} ms while the changes are delivered (${disturbed.took} ms each)`,
      control: `p99 ${calm.p99} ms without`,
      ratio: Number(ratio.toFixed(2)),
      goal: "≤ 1.1 ×, or ≤ 10 ms more",
      met: ratio <= 1.1 || disturbed.p99 - calm.p99 <= 10,
    };
  } finally {
    await stage.clear();
  }
}

/** @returns what changes all orders at once, some times, and answers from when to when each change was delivered (epoch milliseconds) */
async function changer(stage, { orders, rounds }) {
  const [writer, watcher] = [await stage.startWriter(), await stage.gather(1)];
  const [token, after] = [await stage.signIn(), await stage.head()];
  await watcher.connect({ url: stage.node.socketUrl, count: 1, token });
  await watcher.subscribe({ ...events, variables: { after } });
  return async () => {
    const spans = [];
    for (let round = 1; round <= rounds; round++) {
      const { committedAt } = await stage.write({ orderIds: stage.orderIds, perTransaction: orders }, writer);
      await watcher.wait(round * orders, 120_000);
      spans.push({ from: committedAt, to: Date.now() });
      await sleep(500);
    }
    return spans;
  };
}

/** Events of the other account at a steady pace until what happens meanwhile is over; judged are those of its spans, or all. */
async function work(stage, meanwhile) {
  const { node, crowd, cluster } = stage;
  const token = await stage.signIn("admin@hoshi.test");
  const [{ id }] = await cluster.query(
    "select o.id from orders o join accounts a on a.id = o.account_id where a.code = 'hoshi' limit 1",
  );
  await crowd.connect({ url: node.socketUrl, count: others, token, measure: true });
  await crowd.subscribe({ ...events, variables: { orderId: id, after: await streamHead(node.url, token) } });
  let [over, written] = [false, 0];
  const happening = Promise.resolve(meanwhile()).finally(() => {
    over = true;
  });
  // Told where it is awaited: a failure before must not end the process.
  happening.catch(() => undefined);
  while (!over) {
    written += (await stage.write({ orderIds: [id], perOrder: 10, pause: 8 })).events;
    await sleep(1);
  }
  const spans = (await happening) ?? [];
  await crowd.wait(written);
  const { p99 } = await crowd.latency(spans);
  await crowd.close();
  const took = spans.reduce((sum, { from, to }) => sum + to - from, 0) / Math.max(1, spans.length);
  return { p99, took: Math.round(took) };
}
