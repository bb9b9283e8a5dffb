import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { signIn } from "../support/ask.js";
import { startCluster } from "../support/cluster.js";
import { insertOrders } from "../support/insertOrders.js";
import { load } from "../support/load.js";
import { Opened } from "../support/Opened.js";

const query = `query($first: Int) { orders(first: $first) { edges { cursor node { id number status commonName createdAt contactEmail } } pageInfo { hasNextPage endCursor } } }`;

/**
 * A page of the 20 newest orders, tenancy on; the control is node:http with the same SQL and the same fields, and no GraphQL. BENCH_ORDERS: how many orders there are.
 */
export async function ordersPage({ quick }) {
  const opened = new Opened();
  try {
    const cluster = opened.add(await startCluster({ nodes: 1 }), (each) => each.stop());
    const client = opened.add(new pg.Client(cluster.postgres.url), (each) => each.end());
    await client.connect();
    await insertOrders(client, Number(process.env.BENCH_ORDERS ?? (quick ? 2000 : 20_000)));
    const { rows } = await client.query("select account_id from orders where common_name = 'www.kumo.test'");
    return await besideRaw(cluster, rows[0].account_id);
  } finally {
    await opened.close();
  }
}

async function besideRaw({ postgres, nodes: [node] }, accountId) {
  const control = spawn(process.execPath, [
    fileURLToPath(new URL("./rawServer.js", import.meta.url)),
    postgres.url,
    accountId,
  ]);
  const headers = { "content-type": "application/json" };
  try {
    const rawUrl = await new Promise((resolve, reject) => {
      control.stdout.once("data", (data) => resolve(String(data).trim()));
      control.once("exit", (code) => reject(new Error(`the control ended with ${code}`)));
    });
    const raw = await load({ url: rawUrl, headers, body: "{}" });
    const body = JSON.stringify({ query, variables: { first: 20 } });
    const authorization = `Bearer ${await signIn(node.url, "admin@kumo.test")}`;
    const ours = await load({ url: `${node.url}/graphql`, headers: { ...headers, authorization }, body });
    return {
      name: "a page of 20 orders",
      ours: `${Math.round(ours)}/s`,
      control: `${Math.round(raw)}/s raw node:http + SQL`,
      ratio: Number((ours / raw).toFixed(3)),
    };
  } finally {
    control.kill();
  }
}
