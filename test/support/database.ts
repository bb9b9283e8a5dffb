import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { createDataSource } from "../../src/services/database.js";
import type { DeskDataSource } from "../../src/services/tenancy/DeskDataSource.js";
import { atServer, databaseUrl } from "./atServer.js";

/** A database of one test file, migrated and empty. */
export interface TestDatabase {
  /** Of the role that owns the tables. */
  readonly url: string;
  /** What the application uses. */
  readonly dataSource: DeskDataSource;
  /** A statement of the owner: what the application role may not do. */
  asOwner(sql: string): Promise<unknown>;
  destroy(): Promise<void>;
}

/**
 * Copies the template that globalSetup has made: 12–21 ms. To be called in `beforeAll`, and `destroy` in `afterAll`.
 * @param from the database to copy; the migrated and empty one unless told otherwise
 */
export async function createTestDatabase(from?: string): Promise<TestDatabase> {
  const { CERTDESK_TEST_SERVER: server, CERTDESK_TEST_PREFIX: prefix } = process.env;
  if (server === undefined || prefix === undefined) throw new Error("globalSetup of jest.config.js has not run");
  const name = `${prefix}_${randomBytes(4).toString("hex")}`;
  await copyTemplate(server, from ?? `${prefix}_template`, name);
  const url = databaseUrl(server, name);
  const dataSource = await createDataSource(url).initialize();
  const destroy = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await atServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  const asOwner = (sql: string) => atServer(url, (client) => client.query(sql));
  return { url, dataSource, asOwner, destroy };
}

/** "source database is being accessed by other users": somebody, autovacuum too, has the template open at the moment. */
const IN_USE = "55006";

export const copyTemplate = (server: string, template: string, name: string) =>
  onceUnused(server, async (client) => {
    const { rows } = await client.query("show server_version_num");
    // Files as they are: a third of the cost of the log's way, which is all there was before PostgreSQL 15.
    const strategy = Number(rows[0].server_version_num) >= 150_000 ? "STRATEGY file_copy" : "";
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} ${strategy}`);
  });

export const renameDatabase = (server: string, from: string, to: string) =>
  onceUnused(server, (client) => client.query(`ALTER DATABASE ${from} RENAME TO ${to}`));

async function onceUnused(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return void (await atServer(server, work));
    } catch (error) {
      if ((error as { code?: string }).code !== IN_USE || attempt === 20) throw error;
      await sleep(50);
    }
  }
}
