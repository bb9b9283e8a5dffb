import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import Module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A PostgreSQL for one run of the tests, and how to get rid of it. */
interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

declare global {
  /** For globalTeardown, which runs in the same process. */
  var stopTestServer: (() => Promise<void>) | undefined;
}

/**
 * Starts one embedded PostgreSQL for the whole run (or takes the one of TEST_DATABASE_URL) and migrates a template, from
 * which `createTestDatabase` copies. The workers learn of it by two variables of the environment.
 */
export default async function globalSetup(): Promise<void> {
  const restore = resolveSources();
  try {
    const prefix = `certdesk_test_${randomBytes(4).toString("hex")}`;
    const { TEST_DATABASE_URL } = process.env;
    const server = TEST_DATABASE_URL ? await useServer(TEST_DATABASE_URL, prefix) : await startServer();
    globalThis.stopTestServer = async () => {
      await server.stop();
      // The demo's folder that `copyDemo` has made, if a test wanted it.
      await rm(join(tmpdir(), `${prefix}_demo`), { recursive: true, force: true });
    };
    await makeTemplate(server.url, `${prefix}_template`);
    process.env.CERTDESK_TEST_SERVER = server.url;
    process.env.CERTDESK_TEST_PREFIX = prefix;
  } catch (error) {
    await globalThis.stopTestServer?.();
    throw error;
  } finally {
    restore();
  }
}

async function startServer(): Promise<TestServer> {
  const { startEmbeddedPostgres } = await import("../../src/services/postgres/startEmbeddedPostgres.js");
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
async function useServer(url: string, prefix: string): Promise<TestServer> {
  const { atServer } = await import("./atServer.js");
  const stop = () =>
    atServer(url, async (server) => {
      const { rows } = await server.query<{ datname: string }>(
        "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
        [prefix],
      );
      for (const { datname } of rows) await server.query(`DROP DATABASE ${datname} WITH (FORCE)`);
    });
  return { url, stop };
}

async function makeTemplate(url: string, name: string): Promise<void> {
  await import("reflect-metadata");
  const { atServer, databaseUrl } = await import("./atServer.js");
  const { migrate } = await import("../../src/services/database.js");
  await atServer(url, (server) => server.query(`CREATE DATABASE ${name}`));
  await migrate(databaseUrl(url, name));
}

/**
 * jest loads this file, and what it imports, by `require` and past its own resolver, so that `moduleNameMapper` does not
 * count: here, too, `./x.js` has to be found as `./x.ts`.
 * @returns puts the loader back
 */
function resolveSources(): () => void {
  type Resolve = (request: string, parent: { filename?: string } | undefined, ...rest: unknown[]) => string;
  const loader = Module as unknown as { _resolveFilename: Resolve };
  const original = loader._resolveFilename;
  loader._resolveFilename = (request, parent, ...rest) => {
    const ours = request.startsWith(".") && parent?.filename?.endsWith(".ts") === true;
    return original.call(loader, ours ? request.replace(/\.js$/, "") : request, parent, ...rest);
  };
  return () => {
    loader._resolveFilename = original;
  };
}
