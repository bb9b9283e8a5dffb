import { setTimeout as sleep } from "node:timers/promises";
import { streamHead } from "../support/ask.js";
import { events } from "./operation.js";

/** Subscribers of another account (hoshi) than the one in which something happens. */
export const neighbours = 20;

/**
 * Events of the other account at a steady pace until what happens meanwhile is over, and what its subscribers notice.
 * @param {() => Promise<{ from: number, to: number }[] | void>} meanwhile answers the spans that are judged (epoch milliseconds); without any all is judged
 * @returns {Promise<{ p99: number, took: number }>} milliseconds; `took`: of a span
 */
export async function beside(stage, meanwhile) {
  const { node, crowd, cluster } = stage;
  const token = await stage.signIn("admin@hoshi.test");
  const [{ id }] = await cluster.query(
    "select o.id from orders o join accounts a on a.id = o.account_id where a.code = 'hoshi' limit 1",
  );
  await crowd.connect({ url: node.socketUrl, count: neighbours, token, measure: true });
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
