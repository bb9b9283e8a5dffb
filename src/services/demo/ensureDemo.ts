import { Account } from "../../entities/Account.js";
import type { Database } from "../database.js";
import type { Clock, Ids } from "../ports.js";
import { insertDemoBase } from "./demoBase.js";
import { insertSamples } from "./insertSamples.js";
import type { SampleClock } from "./SampleClock.js";
import type { SampleOrders } from "./SampleOrders.js";

export interface DemoOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  /** Null: made at random. */
  readonly password: string | null;
  readonly hash: (password: string) => Promise<string>;
  readonly samples: SampleOrders;
  readonly sampleClock: SampleClock;
}

/**
 * Makes the demo world in an empty database; of several processes one does. Does nothing where there is an account already.
 * @returns the password of all demo users when they were made now, else null
 */
export async function ensureDemo(database: Database, options: DemoOptions): Promise<string | null> {
  const runner = database.dataSource.createQueryRunner();
  try {
    await runner.query("set statement_timeout = 0");
    await runner.query("select pg_advisory_lock(hashtext('certdesk demo'))");
    if (await database.manager.existsBy(Account, {})) return null;
    const now = options.clock.now();
    const password = options.password ?? options.ids.secret(8);
    const passwordHash = await options.hash(password);
    await database.inTransaction((tx) => insertDemoBase(tx, { ids: options.ids, now, passwordHash }));
    await insertSamples(options.samples, options.sampleClock, now);
    return password;
  } finally {
    await runner.query("select pg_advisory_unlock(hashtext('certdesk demo'))").catch(() => undefined);
    await runner.query("reset statement_timeout").catch(() => undefined);
    await runner.release();
  }
}
