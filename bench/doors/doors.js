import { Stage } from "../realtime/Stage.js";
import { Opened } from "../support/Opened.js";
import { Worker } from "../support/Worker.js";
import { hugeDocument, mutationFromElsewhere, subscriptionsOnOneSocket } from "./attacks.js";

const mebi = 2 ** 20;

/** What each stack lets in through its WebSocket door, the same attacks one after the other. */
export async function doors({ quick }) {
  const size = { subscriptions: quick ? 2000 : 20_000, megabytes: quick ? 8 : 48 };
  const ours = await besieged(ofDesk, size);
  const stock = await besieged(ofStock, size);
  return {
    name: `the WebSocket door: a mutation from elsewhere, ${size.subscriptions} subscriptions on a socket, a document of ${size.megabytes} MB`,
    ours: words(ours),
    control: words(stock),
    ratio: Number((ours.huge.bytes / stock.huge.bytes).toFixed(3)),
    goal: "refused; at most 50; at most 64 MiB",
    met: !ours.mutation && ours.subscriptions <= 50 && ours.huge.bytes <= 64 * mebi,
  };
}

const words = ({ mutation, subscriptions, huge }) =>
  `mutation ${mutation ? "done" : "refused"}; ${subscriptions} stand; ${huge.answer} after ${huge.seconds.toFixed(2)} s, +${Math.round(huge.bytes / mebi)} MiB`;

async function besieged(build, { subscriptions, megabytes }) {
  const opened = new Opened();
  try {
    const target = await build(opened);
    return {
      mutation: await mutationFromElsewhere(target),
      subscriptions: await subscriptionsOnOneSocket(target, subscriptions),
      huge: await hugeDocument(target, megabytes, 30_000),
    };
  } finally {
    await opened.close();
  }
}

async function ofDesk(opened) {
  const stage = opened.add(await Stage.set({ orders: 1 }), (each) => each.clear());
  const [orderId] = stage.orderIds;
  const mutation = `mutation { addNote(input: { orderId: "${orderId}", text: "from elsewhere" }) { __typename } }`;
  const { url, socketUrl, pid } = stage.node;
  return { socketUrl, pid, origin: url, token: await stage.signIn(), mutation };
}

async function ofStock(opened) {
  const worker = opened.add(await Worker.start("../doors/stockServer.js"), (each) => each.stop());
  const { socketUrl } = worker.ready;
  return {
    socketUrl,
    pid: worker.pid,
    origin: "http://127.0.0.1",
    token: null,
    mutation: "mutation { addNote { id } }",
  };
}
