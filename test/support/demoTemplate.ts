import { chmod, cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createApp } from "../../src/app.js";
import { readConfig } from "../../src/config.js";
import { atServer, databaseUrl } from "./atServer.js";
import { copyTemplate, createTestDatabase, renameDatabase, type TestDatabase } from "./database.js";
import { freePort } from "./freePort.js";

/** Password of all demo users in tests. */
export const password = "correct horse 12";

/** A copy of the demo world: the database, and the folder with the CA keys that belong to it. */
export interface DemoCopy {
  readonly database: TestDatabase;
  readonly dataDir: string;
}

interface Master {
  /** The migrated and empty database. */
  readonly template: string;
  readonly name: string;
  readonly dataDir: string;
}

/**
 * The demo world as a first start makes it. Making it takes seconds, so the first file of a run that wants one makes it for all; the others wait for that and copy.
 */
export async function copyDemo(): Promise<DemoCopy> {
  const { CERTDESK_TEST_SERVER: server = "", CERTDESK_TEST_PREFIX: prefix = "" } = process.env;
  const name = `${prefix}_demo`;
  const master = join(tmpdir(), name);
  await atServer(server, async (client) => {
    await client.query("select pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await makeMaster(server, { template: `${prefix}_template`, name, dataDir: master });
  });
  const dataDir = await mkdtemp(join(tmpdir(), "certdesk-"));
  await cp(master, dataDir, { recursive: true });
  return { database: await createTestDatabase(name), dataDir };
}

/** It gets its name when it is whole: what fails in the middle is begun anew by the next file. */
async function makeMaster(server: string, { template, name, dataDir }: Master): Promise<void> {
  const draft = `${name}_draft`;
  await atServer(server, (client) => client.query(`drop database if exists ${draft} with (force)`));
  await rm(dataDir, { recursive: true, force: true });
  await copyTemplate(server, template, draft);
  await makeDemo(databaseUrl(server, draft), dataDir);
  await renameDatabase(server, draft, name);
}

async function makeDemo(url: string, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await chmod(dataDir, 0o711);
  const port = String(await freePort());
  const env = { PORT: port, DATABASE_URL: url, DATA_DIR: dataDir, DEMO: "1", DEMO_PASSWORD: password };
  const app = await createApp(readConfig(env), pino({ level: "fatal" }));
  await app.stop();
}
