import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { insertOrders } from "./support/insertOrders.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const password = "bench password 1";

/**
 * The built server in a process of its own, on an own embedded PostgreSQL with durable settings, and many orders of one account beside the demo's.
 * @param {number} orders
 * @param {{ natsUrl?: string }} options
 */
export async function startDesk(orders, { natsUrl } = {}) {
  if (!existsSync(join(root, "dist", "main.js"))) throw new Error("nothing is built yet: npm run build");
  const { startEmbeddedPostgres } = await import("../dist/services/postgres/startEmbeddedPostgres.js");
  const folder = mkdtempSync(join(tmpdir(), "certdesk-bench-"));
  chmodSync(folder, 0o711);
  const database = await startMeasurable(startEmbeddedPostgres, join(folder, "postgres"));
  const env = {
    ...process.env,
    ...(natsUrl !== undefined && { NATS_URL: natsUrl }),
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    DEMO: "1",
    DEMO_PASSWORD: password,
    LIMIT_RATE: "0",
    LOG_LEVEL: "error",
  };
  const startNode = () => startProcess(env);
  const node = await startNode();
  const client = new pg.Client(database.url);
  await client.connect();
  await insertOrders(client, orders);
  const { url } = node;
  const token = await signIn(url);
  const stop = async () => {
    await client.end();
    await node.stop();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, token, client, databaseUrl: database.url, natsUrl, startNode, stop };
}

/** With the commit times that `commitToClient` asks for: a setting that wants a restart. */
async function startMeasurable(startEmbeddedPostgres, directory) {
  const first = await startEmbeddedPostgres({ directory, durable: true });
  const client = new pg.Client(first.url);
  await client.connect();
  await client.query("alter system set track_commit_timestamp = on");
  await client.end();
  await first.stop();
  return startEmbeddedPostgres({ directory, durable: true });
}

/** One more process on the same database. */
async function startProcess(env) {
  const port = await freePort();
  const options = { env: { ...env, PORT: String(port) }, stdio: ["ignore", "pipe", "inherit"] };
  const child = spawn(process.execPath, [join(root, "dist", "main.js")], options);
  await new Promise((resolve) => child.stdout.on("data", (data) => String(data).includes("ready ") && resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  };
  return { url: `http://127.0.0.1:${port}/graphql`, stop };
}

async function signIn(url) {
  const query = `mutation($i: SignInInput!) { signIn(input: $i) { ... on SignInPayload { accessToken } } }`;
  const body = JSON.stringify({ query, variables: { i: { email: "admin@kumo.test", password } } });
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  return (await response.json()).data.signIn.accessToken;
}

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
