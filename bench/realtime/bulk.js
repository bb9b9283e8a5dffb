import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { issueCopies } from "../support/issueCopies.js";
import { reportKeyCompromise } from "../support/reportKeyCompromise.js";
import { beside, neighbours } from "./neighbours.js";
import { events } from "./operation.js";
import { Stage } from "./Stage.js";

/**
 * One call revokes thousands of orders: they share a key, of which a stranger proves that he has it. What the subscribers of another account notice, until the account that it happens to
 * has all of the events and the CRL all of the serial numbers. The control: one client asks for each of as many by a command of its own, all at once.
 */
export async function bulk({ quick }) {
  const count = quick ? 500 : 5000;
  const stage = await Stage.set({ orders: 1 });
  try {
    const [ours, theirs] = [await copiesOn(stage, count), await copiesOn(stage, count)];
    const calm = await beside(stage, () => sleep(quick ? 3000 : 10_000));
    const facts = {};
    const disturbed = await beside(stage, await revoker(stage, ours, facts));
    const control = await beside(stage, () => commandForEach(stage, theirs));
    return figures({ count, calm, disturbed, control, facts });
  } finally {
    await stage.clear();
  }
}

function figures({ count, calm, disturbed, control, facts }) {
  const isDisturbed = ({ p99 }) => p99 > calm.p99 * 1.1 && p99 > calm.p99 + 10;
  const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
  return {
    name: `${count} orders revoked by one call`,
    ours: `p99 of ${neighbours} subscribers of another account ${disturbed.p99} ms, ${calm.p99} ms before; answered in ${facts.answered} ms, all in the CRL after ${seconds(facts.listed)}, told after ${seconds(disturbed.took)}`,
    control: `p99 ${control.p99} ms while one client revokes as many by single commands at once`,
    ratio: Number((disturbed.p99 / calm.p99).toFixed(2)),
    goal: "≤ 1.1 ×, or ≤ 10 ms more; the control more; in the CRL ≤ 60 s",
    met: !isDisturbed(disturbed) && isDisturbed(control) && facts.listed <= 60_000,
  };
}

async function copiesOn(stage, count) {
  const { node, cluster } = stage;
  return issueCopies({ url: node.url, token: await stage.signIn(), query: cluster.query, count });
}

/** @returns what reports the key, and answers from when to when it took until all is revoked, listed and told */
async function revoker(stage, copies, facts) {
  const { node, cluster } = stage;
  const watcher = await stage.gather(1);
  const [token, after] = [await stage.signIn(), await stage.head()];
  await watcher.connect({ url: node.socketUrl, count: 1, token });
  await watcher.subscribe({ ...events, variables: { after } });
  const before = await eventsOf(cluster, copies);
  return async () => {
    const from = Date.now();
    await reportKeyCompromise(node.url, copies);
    facts.answered = Date.now() - from;
    await isListed(node, copies);
    facts.listed = Date.now() - from;
    await areRevoked(cluster, copies);
    await watcher.wait((await eventsOf(cluster, copies)) - before, 120_000);
    return [{ from, to: Date.now() }];
  };
}

/** Serial numbers of the copies begin alike, and nothing else does. */
async function isListed({ url }, { serialPrefix, orders }) {
  for (const end = Date.now() + 300_000; Date.now() < end; await sleep(250)) {
    const crl = Buffer.from(await (await fetch(`${url}/ca/issuing.crl`)).arrayBuffer());
    let found = 0;
    for (let at = crl.indexOf(serialPrefix); at !== -1; at = crl.indexOf(serialPrefix, at + 1)) found += 1;
    if (found === orders.length) return;
  }
  throw new Error("not all were in the CRL within five minutes");
}

/** The orders too, each by the transaction that also writes the last of its events. */
async function areRevoked({ query }, { orders }) {
  const left = "select 1 from certificates where order_id = any($1) and status <> 'REVOKED' limit 1";
  while ((await query(left, [idsOf(orders)])).length > 0) await sleep(100);
}

async function eventsOf({ query }, { orders }) {
  const [{ count }] = await query("select count(*)::int from events where order_id = any($1)", [idsOf(orders)]);
  return count;
}

const idsOf = (orders) => orders.map(({ orderId }) => orderId);

/** All at once, over as many connections as there are orders, up to 500. How it ends is not what is asked. */
async function commandForEach(stage, { orders }) {
  const { url } = stage.node;
  const headers = { "content-type": "application/json", authorization: `Bearer ${await stage.signIn()}` };
  const agent = new Agent({ keepAlive: true, maxSockets: 500 });
  const from = Date.now();
  await Promise.all(orders.map((order) => post(`${url}/graphql`, { agent, headers, body: revocationOf(order) })));
  agent.destroy();
  return [{ from, to: Date.now() }];
}

function revocationOf({ orderId, commonName }) {
  const requester = { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" };
  const i = { orderId, commonName, reason: "SUPERSEDED", immediately: true, requester, idempotencyKey: orderId };
  const query =
    "mutation($i: RequestRevocationInput!) { requestRevocation(input: $i) { ... on RequestRevocationPayload { request { status } } ... on UserError { code } } }";
  return JSON.stringify({ query, variables: { i } });
}

function post(url, { agent, headers, body }) {
  return new Promise((resolve) => {
    const sent = request(url, { method: "POST", agent, headers }, (answer) => answer.resume().once("close", resolve));
    sent.once("error", resolve);
    sent.end(body);
  });
}
