import { cpuOf } from "../support/processFigures.js";
import { crowdSize } from "./crowdSize.js";
import { events } from "./operation.js";
import { Stage } from "./Stage.js";

const behind = 20;

/** Each has other values for these, so that none can share with another what is executed for him. */
const alone = {
  query: `subscription($after: String, ${each("$b#: Boolean!", ", ")}) { orderEvents(after: $after) { ${each("k#: __typename @include(if: $b#)", " ")} id cursor sequence occurredAt summary } }`,
  variables: (n) => Object.fromEntries(Array.from({ length: 10 }, (_, bit) => [`b${bit}`, ((n >> bit) & 1) === 1])),
};

/**
 * Many clients come back at once, each 20 events behind: CPU of the server until the last one is current. The control, which must miss the goal: a tenth as many, for each of whom every event is executed anew.
 */
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
    await crowd.close();
    const few = subscribers / 10;
    const micros = await microsAlone(stage, { few, after: variables.after, token });
    return {
      name: `${subscribers} clients that were ${behind} events behind`,
      ours: `${(all - start).toFixed(2)} s of CPU until all are current`,
      control: `${(connected - start).toFixed(2)} s of it to connect them; ${few} for each of whom every event is executed anew: ${micros.toFixed(0)} µs a message, which is ${((micros * subscribers * behind) / 1e6).toFixed(0)} s for as many`,
      ratio: `${(((all - start) * 1e6) / (subscribers * behind)).toFixed(1)} µs a message, connecting included`,
      goal: `≤ ${(subscribers / 2000).toFixed(1)} s`,
      met: all - start <= subscribers / 2000,
    };
  } finally {
    await stage.clear();
  }
}

async function microsAlone({ node, crowd }, { few, after, token }) {
  const start = cpuOf(node.pid);
  await crowd.connect({ url: node.socketUrl, count: few, token });
  const variables = Array.from({ length: few }, (_, n) => ({ after, ...alone.variables(n) }));
  await crowd.subscribe({ query: alone.query, variables });
  await crowd.wait(behind, 300_000);
  return ((cpuOf(node.pid) - start) * 1e6) / (few * behind);
}

function each(text, between) {
  return Array.from({ length: 10 }, (_, bit) => text.replaceAll("#", bit)).join(between);
}
