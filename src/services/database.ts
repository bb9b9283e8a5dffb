import type { ClientBase } from "pg";
import { DataSource, type EntityManager, type QueryRunner } from "typeorm";
import type { Result } from "../domain/result.js";
import { entities } from "../entities/index.js";
import { migrations } from "../migrations/index.js";
import { commit, noteRefusal } from "./audit/currentCommand.js";
import type { Mailing } from "./mail/Mailing.js";
import { pipelinedClient } from "./pipelinedClient.js";
import { SnakeNaming } from "./snakeNaming.js";
import { type Ask, sendOver } from "./statements.js";

/** Requests run as this role: it owns nothing and cannot pass row-level security. */
export const applicationRole = "certdesk_app";

/** Tables that requests and jobs may add to and read, nothing else. */
const appendOnly = "audit_records";

/** Milliseconds that one statement may take (limits of the API doors). */
const statementTimeout = 5000;

/** Connections of one process; each mutation holds one for its transaction. With more of them the same commands cost more: the database loads and plans everything anew on each. */
const poolSize = 8;

/**
 * The pool that requests and jobs use. Every connection starts as the application role, its clock in UTC.
 * @param databaseUrl of the role that owns the tables and may become the application role
 */
export function createDataSource(databaseUrl: string): DataSource {
  return new DataSource({
    ...base(databaseUrl),
    extra: {
      Client: pipelinedClient(),
      max: poolSize,
      connectionTimeoutMillis: 5000,
      options: `-c role=${applicationRole} -c statement_timeout=${statementTimeout} -c timezone=UTC -c idle_in_transaction_session_timeout=30000`,
    },
  });
}

const base = (url: string) => ({
  type: "postgres" as const,
  url,
  applicationName: "certdesk",
  entities,
  migrations,
  namingStrategy: new SnakeNaming(),
  uuidExtension: "pgcrypto" as const,
  installExtensions: false,
  synchronize: false,
});

/**
 * Brings the database to the newest schema, one process at a time, and grants the application role what it needs. Safe to call at every start.
 * @throws the driver's error when the role may not create tables or roles
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = await new DataSource({ ...base(databaseUrl), extra: { max: 1 } }).initialize();
  try {
    await dataSource.query("select pg_advisory_lock(hashtext('certdesk migrations'))");
    await createApplicationRole(dataSource);
    await dataSource.runMigrations({ transaction: "each" });
    await dataSource.query(`grant usage on schema public to ${applicationRole}`);
    // In one transaction: not for a moment may it do more.
    await dataSource.query(`grant select, insert, update, delete on all tables in schema public to ${applicationRole};
      revoke update, delete on ${appendOnly} from ${applicationRole}`);
    await dataSource.query(`grant usage on all sequences in schema public to ${applicationRole}`);
  } finally {
    await dataSource.destroy();
  }
}

/** Roles belong to the whole cluster: two databases of one server may make it at the same time. */
async function createApplicationRole(dataSource: DataSource): Promise<void> {
  await dataSource.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${applicationRole}') then
      create role ${applicationRole} nologin nosuperuser nobypassrls;
    end if;
  exception when duplicate_object or unique_violation then null; end $$`);
  await dataSource.query(`do $$ begin
    if not pg_has_role(current_user, '${applicationRole}', 'member') then
      execute format('grant ${applicationRole} to %I', current_user);
    end if;
  exception when unique_violation then null; end $$`);
}

/** Where transactions begin and end. Use cases get their EntityManager from here and nowhere else. */
export class Database {
  constructor(
    readonly dataSource: DataSource,
    /** Called when a COMMIT has been sent; wakes the relay. What it asks follows the COMMIT in the same write; the connection is its own until it is done. Its failures are its own too. */
    private readonly onCommit: (ask: Ask) => Promise<void> | void,
    /** How mails are written; null: nobody is written to. */
    private readonly mailing: Mailing | null = null,
  ) {}

  /** For reads outside of a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /**
   * One command, one transaction: commits on `ok`, rolls back on `fail` and on a throw. No network call belongs inside.
   */
  async inTransaction<T, E>(work: (tx: EntityManager) => Promise<Result<T, E>>): Promise<Result<T, E>> {
    const runner = this.dataSource.createQueryRunner();
    let followed: Promise<void> = Promise.resolve();
    try {
      runner.data = { mailing: this.mailing };
      const connection: ClientBase = await runner.connect();
      sendOver(runner.manager, connection);
      await runner.startTransaction();
      const result = await work(runner.manager);
      if (result.ok) {
        const committed = commit(connection);
        followed = Promise.resolve(
          this.onCommit(async (text, parameters) => (await connection.query(text, parameters)).rows),
        );
        // The database answers ROLLBACK where a statement had failed and nobody told.
        if ((await committed).command !== "COMMIT") throw new Error("the transaction had failed before its COMMIT");
      } else {
        noteRefusal(result.error);
        await runner.rollbackTransaction();
      }
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      void followed.finally(() => runner.release());
    }
  }
}

/** After a throw the connection may be gone; then there is nothing to roll back and the first error is the one to tell. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  await runner.rollbackTransaction().catch(() => undefined);
}
