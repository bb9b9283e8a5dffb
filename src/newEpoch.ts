import { join } from "node:path";
import type { Config } from "./config.js";
import { createDataSource, migrate } from "./services/database.js";
import { readHead, renewEpoch } from "./services/events/readHead.js";
import { startEmbeddedPostgres } from "./services/postgres/startEmbeddedPostgres.js";

/** Ends all cursors of the log in the database of the configuration. Processes that run on it notice at once. */
export async function newEpoch({ databaseUrl, dataDir }: Config): Promise<void> {
  const directory = join(dataDir, "postgres");
  const embedded = databaseUrl === null ? await startEmbeddedPostgres({ directory, durable: true }) : null;
  const url = databaseUrl ?? embedded?.url ?? "";
  await migrate(url);
  const dataSource = await createDataSource(url).initialize();
  try {
    const { epoch } = await readHead(dataSource);
    await renewEpoch(dataSource, epoch);
  } finally {
    await dataSource.destroy();
    await embedded?.stop();
  }
}
