import { setTimeout as sleep } from "node:timers/promises";
import { Crowd } from "../support/Crowd.js";
import { Opened } from "../support/Opened.js";
import { cpuOf, memoryOf } from "../support/processFigures.js";
import { Worker } from "../support/Worker.js";
import { crowdSize } from "./crowdSize.js";
import { events, sampleBytes, sampleEvent } from "./operation.js";
import { Stage } from "./Stage.js";

/**
 * Many subscribers on one node that all get each event: CPU of a message and memory of a connection, beside `ws` alone and beside type-graphql's PubSub.
 */
export async function fanOut({ quick }) {
  const subscribers = crowdSize(quick);
  const rounds = quick ? 40 : 20;
  const desk = await ofDesk(subscribers, rounds);
  const raw = await ofControl("../realtime/rawBroadcast.js", { subscribers, rounds, token: null, event: sampleBytes });
  const pubSub = await ofControl("../realtime/pubSubServer.js", {
    subscribers,
    rounds,
    token: "none",
    event: sampleEvent,
  });
  const ofRaw = desk.micros / raw.micros;
  const ofPubSub = desk.micros / pubSub.micros;
  return {
    name: `one event to ${subscribers} subscribers`,
    ours: `${desk.micros.toFixed(1)} µs of CPU a message, ${desk.kilobytes.toFixed(1)} kB a connection`,
    control: `ws ${raw.micros.toFixed(1)} µs, ${raw.kilobytes.toFixed(1)} kB; PubSub ${pubSub.micros.toFixed(1)} µs, ${pubSub.kilobytes.toFixed(1)} kB`,
    ratio: `${ofRaw.toFixed(2)} × ws, ${ofPubSub.toFixed(2)} × PubSub`,
    goal: "≤ 1.4 × ws, ≤ 0.25 × PubSub, ≤ 20 kB",
    met: ofRaw <= 1.4 && ofPubSub <= 0.25 && desk.kilobytes <= 20,
  };
}

async function ofDesk(subscribers, rounds) {
  const stage = await Stage.set({ orders: 1 });
  try {
    const { node, crowd, orderIds } = stage;
    const publish = () => stage.write({ orderIds });
    const subscription = { ...events, variables: { after: await stage.head() } };
    const token = await stage.signIn();
    const server = { pid: node.pid, url: node.socketUrl, token, publish, subscription };
    return await measure(server, { subscribers, rounds, crowd });
  } finally {
    await stage.clear();
  }
}

async function ofControl(file, { subscribers, rounds, token, event }) {
  const opened = new Opened();
  try {
    const server = opened.add(await Worker.start(file), (each) => each.stop());
    const crowd = opened.add(await Crowd.gather(), (each) => each.stop());
    let sequence = 0;
    const publish = () => server.ask({ publish: event(++sequence) });
    const subscription = token === null ? null : { ...events, variables: {} };
    const { pid, ready } = server;
    return await measure({ pid, url: ready.url, token, publish, subscription }, { subscribers, rounds, crowd });
  } finally {
    await opened.close();
  }
}

/** One event at a time: the next when all have the last one. */
async function measure({ pid, url, token, publish, subscription }, { subscribers, rounds, crowd }) {
  const open = async (count) => {
    await crowd.connect({ url, count, token });
    if (subscription !== null) await crowd.subscribe(subscription);
    // A server says nothing when a subscription has begun.
    await sleep(1000 + count / 5);
  };
  await open(100);
  await publish();
  await crowd.wait(1);
  await crowd.close();
  await sleep(1000);
  const memory = memoryOf(pid);
  await open(subscribers);
  const kilobytes = (memoryOf(pid) - memory) / subscribers / 1000;
  await crowd.reset();
  const micros = await microsOfMessage({ pid, publish, rounds, crowd, subscribers });
  await crowd.close();
  console.log(`${url}: ${micros.toFixed(1)} µs a message, ${kilobytes.toFixed(1)} kB a connection`);
  return { micros, kilobytes };
}

async function microsOfMessage({ pid, publish, rounds, crowd, subscribers }) {
  const warm = 3;
  let before = 0;
  for (let round = 1; round <= warm + rounds; round++) {
    await publish();
    await crowd.wait(round);
    if (round === warm) before = cpuOf(pid);
  }
  return ((cpuOf(pid) - before) * 1e6) / (rounds * subscribers);
}
