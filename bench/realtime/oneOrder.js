import { setTimeout as sleep } from "node:timers/promises";
import { Crowd } from "../support/Crowd.js";
import { Opened } from "../support/Opened.js";
import { cpuOf } from "../support/processFigures.js";
import { Worker } from "../support/Worker.js";
import { crowdSize } from "./crowdSize.js";
import { events, sampleEvent } from "./operation.js";
import { Stage } from "./Stage.js";

/** One event of one order while all others listen to orders of their own: CPU of the server. The control: a `filter` for each subscriber. */
export async function oneOrder({ quick }) {
  const subscribers = crowdSize(quick);
  const ours = await ofDesk(subscribers, quick ? 200 : 500);
  const control = await ofFilter(subscribers, quick ? 40 : 20);
  return {
    name: `one event of one order among ${subscribers} subscribers of others`,
    ours: `${ours.toFixed(2)} ms of CPU an event`,
    control: `${control.toFixed(2)} ms with a filter for each subscriber`,
    ratio: Number((ours / control).toFixed(3)),
    goal: "≤ 1 ms",
    met: ours <= 1,
  };
}

async function ofDesk(subscribers, rounds) {
  const stage = await Stage.set({ orders: subscribers + 1 });
  try {
    const { node, crowd, orderIds } = stage;
    const one = await stage.gather(1);
    const [wanted, ...others] = orderIds;
    const [token, after] = [await stage.signIn(), await stage.head()];
    await crowd.connect({ url: node.socketUrl, count: subscribers, token });
    await crowd.subscribe({ ...events, variables: others.map((orderId) => ({ orderId, after })) });
    await one.connect({ url: node.socketUrl, count: 1, token });
    await one.subscribe({ ...events, variables: { orderId: wanted, after } });
    await sleep(1000 + subscribers / 2);
    const publish = () => stage.write({ orderIds: [wanted] });
    return await millisOfEvent({ pid: node.pid, publish, rounds, one });
  } finally {
    await stage.clear();
  }
}

async function ofFilter(subscribers, rounds) {
  const opened = new Opened();
  const gather = async (processes) => opened.add(await Crowd.gather(processes), (each) => each.stop());
  try {
    const server = opened.add(await Worker.start("../realtime/pubSubServer.js"), (each) => each.stop());
    const [crowd, one] = [await gather(2), await gather(1)];
    const { url } = server.ready;
    await crowd.connect({ url, count: subscribers, token: "none" });
    await crowd.subscribe({
      ...events,
      variables: Array.from({ length: subscribers }, (_, n) => ({ orderId: `o${n}` })),
    });
    await one.connect({ url, count: 1, token: "none" });
    await one.subscribe({ ...events, variables: { orderId: "wanted" } });
    await sleep(1000 + subscribers / 5);
    const publish = () => server.ask({ publish: sampleEvent(1, "wanted") });
    return await millisOfEvent({ pid: server.pid, publish, rounds, one });
  } finally {
    await opened.close();
  }
}

/** What the server does anyhow, its jobs and pings, is measured before and taken off: on a busy machine the events need more time, and it would count for more. */
async function millisOfEvent({ pid, publish, rounds, one }) {
  const idle = await idleShare(pid);
  const warm = 10;
  let [before, since] = [0, 0];
  for (let round = 1; round <= warm + rounds; round++) {
    await publish();
    await one.wait(round);
    if (round === warm) [before, since] = [cpuOf(pid), performance.now()];
  }
  // What the others cost may come a moment later than the answer to the one.
  await sleep(100);
  const idled = idle * (performance.now() - since);
  return ((cpuOf(pid) - before) * 1000 - idled) / rounds;
}

/** Milliseconds of CPU in one of the clock, without any event. */
async function idleShare(pid) {
  const [before, since] = [cpuOf(pid), performance.now()];
  await sleep(4000);
  return ((cpuOf(pid) - before) * 1000) / (performance.now() - since);
}
