import type { ClientBase } from "pg";
import { DataSource, type EntityManager, type QueryRunner } from "typeorm";
import type { Result } from "../domain/result.js";
import { entities } from "../entities/index.js";
import { migrations } from "../migrations/index.js";
import { commit, noteRefusal } from "./audit/currentCommand.js";
import { type FailPoint, noFailPoints } from "./failPoints.js";
import type { Mailing } from "./mail/Mailing.js";
import { patiently } from "./patiently.js";
import type { FailPoints } from "./ports.js";
import { SnakeNaming } from "./snakeNaming.js";
import { type Ask, sendOver } from "./statements.js";
import { DeskDataSource, poolOptions } from "./tenancy/DeskDataSource.js";
import { createRoles, grantTables } from "./tenancy/roles.js";

/**
 * What requests and jobs use, each as a role of its own (`DeskDataSource.as`).
 * @param databaseUrl of the role that owns the tables and may become the others
 */
export function createDataSource(databaseUrl: string): DeskDataSource {
  return new DeskDataSource(databaseUrl, { ...base(databaseUrl), extra: poolOptions("SYSTEM") });
}

/** The time in the name of the newest migration that this code knows, by which TypeORM orders them. */
export const knownSchema = Math.max(...migrations.map((Migration) => Number(new Migration().name.slice(-13))));

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
 * Brings the database to the newest schema, one process at a time, and grants the roles of requests and jobs what they need. Safe to call at every start.
 * @throws the driver's error when the role may not create tables or roles
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = await new DataSource({ ...base(databaseUrl), extra: { max: 1 } }).initialize();
  try {
    await dataSource.query("select pg_advisory_lock(hashtext('certdesk migrations'))");
    await createRoles(dataSource);
    await dataSource.runMigrations({ transaction: "each" });
    await grantTables(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Where transactions begin and end. Use cases get their EntityManager from here and nowhere else. */
export class Database {
  constructor(
    readonly dataSource: DataSource,
    /** Called when a COMMIT has been sent; wakes the relay. What it asks follows the COMMIT in the same write; the connection is its own until it is done. Its failures are its own too. */
    private readonly onCommit: (ask: Ask) => Promise<void> | void,
    /** How mails are written; null: nobody is written to. */
    private readonly mailing: Mailing | null = null,
    private readonly failPoints: FailPoints = noFailPoints,
  ) {}

  /** For reads outside of a transaction. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** Says how far a use case has come with what its transactions have stored. */
  passes(point: FailPoint): void {
    this.failPoints.pass(point);
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
        const ask: Ask = async (text, parameters) => (await connection.query(text, parameters)).rows;
        followed = Promise.resolve(this.onCommit(ask)).catch(() => undefined);
        // The database answers ROLLBACK where a statement had failed and nobody told.
        if ((await committed).command !== "COMMIT") throw new Error("the transaction had failed before its COMMIT");
        await patiently(followed, courtesy);
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

/** Milliseconds that a command's answer lets the numbering of its events go first, at most: making it would keep them from those who listen for a millisecond. */
const courtesy = 50;

/** After a throw the connection may be gone; then there is nothing to roll back and the first error is the one to tell. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  await runner.rollbackTransaction().catch(() => undefined);
}
