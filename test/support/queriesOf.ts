import type { DataSource, Logger } from "typeorm";

/** The statements that some work sends to the database, in their order. */
export async function queriesOf(dataSource: DataSource, work: () => Promise<unknown>): Promise<string[]> {
  const queries: string[] = [];
  const { logger } = dataSource;
  const nothing = () => undefined;
  dataSource.logger = {
    logQuery: (query) => void queries.push(query),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  } satisfies Logger;
  try {
    await work();
  } finally {
    dataSource.logger = logger;
  }
  return queries;
}
