import { setTimeout as sleep } from "node:timers/promises";
import { streamHead } from "../support/ask.js";
import { Crowd } from "../support/Crowd.js";
import { events } from "./operation.js";
import { Stage, startWriter } from "./Stage.js";

const others = 20;

/** Thousands of orders of one account change in one transaction, while another account works: what its subscribers notice. */
export async function bulk({ quick }) {
  const orders = quick ? 500 : 5000;
  const stage = await Stage.set({ orders });
  const writer = await startWriter(stage.cluster);
  const watcher = await Crowd.gather(1);
  try {
    const calm = await work(stage, quick, () => undefined);
    const [token, after] = [await stage.signIn(), await stage.head()];
    await watcher.connect({ url: stage.node.socketUrl, count: 1, token });
    await watcher.subscribe({ ...events, variables: { after } });
    const disturbed = await work(stage, quick, () => writer.ask({ orderIds: stage.orderIds, perTransaction: orders }));
    await watcher.wait(orders, 120_000);
    const ratio = disturbed.p99 / calm.p99;
    return {
      name: `${orders} orders changed in one transaction`,
      ours: `p99 of ${others} subscribers of another account ${disturbed.p99} ms`,
      control: `p99 ${calm.p99} ms without`,
      ratio: Number(ratio.toFixed(2)),
      goal: "≤ 1.1 ×, or ≤ 10 ms more",
      met: ratio <= 1.1 || disturbed.p99 - calm.p99 <= 10,
    };
  } finally {
    watcher.stop();
    writer.stop();
    await stage.clear();
  }
}

/** Events of the other account at a steady pace until what happens meanwhile is over, at least for a few seconds. */
async function work(stage, quick, meanwhile) {
  const { node, crowd, cluster } = stage;
  const token = await stage.signIn("admin@hoshi.test");
  const [{ id }] = await cluster.query(
    "select o.id from orders o join accounts a on a.id = o.account_id where a.code = 'hoshi' limit 1",
  );
  await crowd.connect({ url: node.socketUrl, count: others, token, measure: true });
  await crowd.subscribe({ ...events, variables: { after: await streamHead(node.url, token) } });
  let [over, written] = [false, 0];
  const until = performance.now() + (quick ? 2000 : 5000);
  const happening = Promise.resolve(meanwhile()).finally(() => {
    over = true;
  });
  while (!over || performance.now() < until) {
    written += (await stage.write({ orderIds: [id], perOrder: 10, pause: 8 })).events;
    await sleep(1);
  }
  const { error } = (await happening) ?? {};
  if (error !== undefined) throw new Error(error);
  await crowd.wait(written);
  const latency = await crowd.latency();
  await crowd.close();
  return latency;
}
