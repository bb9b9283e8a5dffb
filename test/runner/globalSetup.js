import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import "../../scripts/buildIfStale.js";

/** How globalTeardown, in the same process, ends what globalSetup has begun. */
export let stopServer = async () => undefined;

/**
 * Compiles the sources if need be, starts one embedded PostgreSQL for the whole run (or takes the one of TEST_DATABASE_URL) and migrates a template, from which `createTestDatabase` copies. The
 * workers learn of it by two variables of the environment.
 */
export default async function globalSetup() {
  const prefix = `certdesk_test_${randomBytes(4).toString("hex")}`;
  const { TEST_DATABASE_URL: given } = process.env;
  const server = given ? { url: given, stop: () => dropDatabases(given, prefix) } : await startServer();
  stopServer = async () => {
    await server.stop();
    // The demo's folder that `copyDemo` has made, if a test wanted it.
    await rm(join(tmpdir(), `${prefix}_demo`), { recursive: true, force: true });
  };
  try {
    await makeTemplate(server.url, `${prefix}_template`);
  } catch (error) {
    await stopServer();
    throw error;
  }
  process.env.CERTDESK_TEST_SERVER = server.url;
  process.env.CERTDESK_TEST_PREFIX = prefix;
}

async function startServer() {
  const { startEmbeddedPostgres } = await import("../../dist/services/postgres/startEmbeddedPostgres.js");
  const folder = await mkdtemp(join(tmpdir(), "certdesk-test-"));
  // As root the server runs as somebody else, who must be able to pass through.
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({ directory: join(folder, "postgres"), durable: false });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
  return { url: server.url, stop };
}

/** Somebody's own server, PostgreSQL 14 to 18: it is left as it was, but for the application role. */
const dropDatabases = (url, prefix) =>
  atServer(url, async (server) => {
    const { rows } = await server.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [prefix]);
    for (const { datname } of rows) await server.query(`DROP DATABASE ${datname} WITH (FORCE)`);
  });

async function makeTemplate(url, name) {
  await import("reflect-metadata");
  const { migrate } = await import("../../dist/services/database.js");
  await atServer(url, (server) => server.query(`CREATE DATABASE ${name}`));
  const template = new URL(url);
  template.pathname = `/${name}`;
  await migrate(template.href);
}

async function atServer(url, work) {
  const client = new pg.Client(url);
  await client.connect();
  await work(client).finally(() => client.end());
}
