import type { DataSource, QueryRunner } from "typeorm";

/** Rows that are fetched at once. */
const batchSize = 1000;

/** Asks in one snapshot of the database. */
export interface AuditReader {
  rows<Row>(statement: string): Promise<Row[]>;
  /** The rows of a statement, as many as there are: never more of them in memory than a batch. */
  stream<Row>(statement: string): AsyncIterable<Row>;
}

/** Reads the audit records as they stand at one instant, however long that takes and whatever is written meanwhile. */
export async function readAudit<T>(dataSource: DataSource, work: (reader: AuditReader) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction("REPEATABLE READ");
    await runner.query("set local statement_timeout = 0");
    await runner.query("set local idle_in_transaction_session_timeout = 0");
    return await work({
      rows: (statement) => runner.query(statement),
      stream: (statement) => fetched(runner, statement),
    });
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}

async function* fetched<Row>(runner: QueryRunner, statement: string): AsyncGenerator<Row> {
  await runner.query(`declare audit_rows no scroll cursor for ${statement}`);
  for (;;) {
    const rows: Row[] = await runner.query(`fetch ${batchSize} from audit_rows`);
    yield* rows;
    if (rows.length < batchSize) break;
  }
  await runner.query("close audit_rows");
}
