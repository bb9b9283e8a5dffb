import { setTimeout as sleep } from "node:timers/promises";
import { beside, neighbours } from "./neighbours.js";
import { events } from "./operation.js";
import { Stage } from "./Stage.js";

/**
 * Thousands of orders of one account change in one transaction, while another account works: what its subscribers notice, from the COMMIT until a subscriber
 * of the first account has all of it. Writing the transaction takes much longer, and is not what is asked here.
 */
export async function oneTransaction({ quick }) {
  const wish = { orders: quick ? 500 : 5000, rounds: quick ? 1 : 5 };
  const stage = await Stage.set(wish);
  try {
    const calm = await beside(stage, () => sleep(quick ? 2000 : 5000));
    const disturbed = await beside(stage, await changer(stage, wish));
    const ratio = disturbed.p99 / calm.p99;
    return {
      name: `${wish.orders} orders changed in one transaction`,
      ours: `p99 of ${neighbours} subscribers of another account ${disturbed.p99} ms while the changes are delivered (${disturbed.took} ms each)`,
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
