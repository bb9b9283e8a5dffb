import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { load } from "../load.js";

const query = `query($first: Int) { orders(first: $first) { edges { cursor node { id number status commonName createdAt contactEmail } } pageInfo { hasNextPage endCursor } } }`;

/** A page of the 20 newest orders, tenancy on; the control is node:http with the same SQL and the same fields, and no GraphQL. */
export async function ordersPage({ url, token, client, databaseUrl }) {
  const { rows } = await client.query("select account_id from orders where common_name = 'www.kumo.test'");
  const control = spawn(process.execPath, [
    fileURLToPath(new URL("./rawServer.js", import.meta.url)),
    databaseUrl,
    rows[0].account_id,
  ]);
  const rawUrl = await new Promise((resolve) => control.stdout.once("data", (data) => resolve(String(data).trim())));
  const headers = { "content-type": "application/json" };
  try {
    const raw = await load({ url: rawUrl, headers, body: "{}" });
    const body = JSON.stringify({ query, variables: { first: 20 } });
    const ours = await load({ url, headers: { ...headers, authorization: `Bearer ${token}` }, body });
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
