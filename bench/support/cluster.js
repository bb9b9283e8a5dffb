import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { DeskNode } from "./DeskNode.js";
import { Opened } from "./Opened.js";
import { OwnPostgres } from "./OwnPostgres.js";

const main = new URL("../../dist/main.js", import.meta.url);

/** Of all users of the demo, in benches. */
export const password = "bench password 1";

/**
 * A PostgreSQL of its own and nodes of the desk on it, ready.
 * @param {{ nodes: number, commitTimes?: boolean, env?: Record<string, string> }} wish `commitTimes`: PostgreSQL notes when each transaction was committed
 */
export async function startCluster(wish) {
  if (!existsSync(main)) throw new Error("nothing is built yet: npm run build");
  const opened = new Opened();
  try {
    return { ...(await openCluster(wish, opened)), stop: () => opened.close() };
  } catch (error) {
    await opened.abandon();
    throw error;
  }
}

async function openCluster({ nodes: count, commitTimes = false, env: more = {} }, opened) {
  const folder = opened.add(mkdtempSync(join(tmpdir(), "certdesk-bench-")), (each) =>
    rmSync(each, { recursive: true, force: true }),
  );
  chmodSync(folder, 0o711);
  const postgres = opened.add(await OwnPostgres.create(folder), (each) => each.stop());
  await postgres.start();
  if (commitTimes) await noteCommitTimes(postgres);
  const ports = await freePorts(count);
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url,
    DATA_DIR: folder,
    PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
    DEMO: "1",
    DEMO_PASSWORD: password,
    LIMIT_RATE: "0",
    LIMIT_SOCKETS_PER_USER: "1000000",
    LOG_LEVEL: "fatal",
    ...more,
  };
  const nodes = ports.map((port) => new DeskNode(env, port));
  opened.add(nodes, (all) => Promise.all(all.map((node) => node.stop())));
  for (const node of nodes) await startInTime(node);
  return { postgres, nodes, query: (text, values) => query(postgres.url, text, values) };
}

/** A node tries for ever, as under a supervisor; one that cannot start at all must end a measurement. */
async function startInTime(node) {
  const patience = new AbortController();
  const late = sleep(60_000, "late", { signal: patience.signal }).catch(() => undefined);
  const first = await Promise.race([node.start(), late]);
  patience.abort();
  if (first === "late") throw new Error("a node was not ready within 60 s");
}

async function noteCommitTimes(postgres) {
  await query(postgres.url, "alter system set track_commit_timestamp = on");
  await postgres.stopImmediately();
  await postgres.start();
}

/** One statement over a connection of its own. */
async function query(url, text, values) {
  const client = new pg.Client(url);
  // What ends an idle connection also fails the statement; without a listener it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Held open together, so that no port is given twice. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once("listening", resolve))));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
