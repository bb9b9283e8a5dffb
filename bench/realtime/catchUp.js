import { cpuOf } from "../support/processFigures.js";
import { crowdSize } from "./crowdSize.js";
import { events } from "./operation.js";
import { Stage } from "./Stage.js";

const behind = 20;

/** Many clients come back at once, each 20 events behind: CPU of the server until the last one is current. The control: what connecting alone costs. */
export async function catchUp({ quick }) {
  const subscribers = crowdSize(quick);
  const stage = await Stage.set({ orders: behind });
  try {
    const { node, crowd, orderIds } = stage;
    const variables = { after: await stage.head() };
    const token = await stage.signIn();
    await stage.write({ orderIds });
    const start = cpuOf(node.pid);
    await crowd.connect({ url: node.socketUrl, count: subscribers, token });
    const connected = cpuOf(node.pid);
    await crowd.subscribe({ ...events, variables });
    await crowd.wait(behind, 300_000);
    const all = cpuOf(node.pid);
    return {
      name: `${subscribers} clients that were ${behind} events behind`,
      ours: `${(all - start).toFixed(2)} s of CPU until all are current`,
      control: `${(connected - start).toFixed(2)} s to connect them`,
      ratio: `${(((all - start) * 1e6) / (subscribers * behind)).toFixed(1)} µs a message, connecting included`,
      goal: `≤ ${(subscribers / 2000).toFixed(1)} s`,
      met: all - start <= subscribers / 2000,
    };
  } finally {
    await stage.clear();
  }
}
