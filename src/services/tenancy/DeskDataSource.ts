import pg from "pg";
import { DataSource, type DataSourceOptions } from "typeorm";
import { pipelinedClient } from "../pipelinedClient.js";
import type { Principal } from "./principal.js";
import { roles } from "./roles.js";
import { speakFor } from "./speaking.js";

/** Connections of one process, by whom they serve; each mutation holds one for its transaction. With more of them the same commands cost more: the database loads and plans everything anew on each. */
const poolSizes = { SYSTEM: 5, STAFF: 4, TENANT: 6 } as const;

/** Milliseconds that one statement may take (limits of the API doors). */
const statementTimeout = 5000;

/** The rest of a pool's options: every connection starts as its role, its clock in UTC. */
export function poolOptions(kind: Principal["kind"]) {
  return {
    Client: pipelinedClient(),
    max: poolSizes[kind],
    connectionTimeoutMillis: 5000,
    options: `-c role=${roles[kind]} -c statement_timeout=${statementTimeout} -c timezone=UTC -c idle_in_transaction_session_timeout=30000`,
  };
}

/** What of TypeORM's driver is used here and not told by its types. Its version is pinned. */
interface Driver {
  master: pg.Pool;
  obtainMasterConnection(): Promise<[pg.ClientBase, () => void]>;
}

/**
 * The database as each principal sees it. By itself it is the system's; `as` gives the same tables over connections of another role, for a tenant with his account said before the first statement, in the same write.
 * One pool for each role and not one for all: a plan is made for a role, and would be made anew with each change of it.
 */
export class DeskDataSource extends DataSource {
  private readonly pools = new Map<Principal["kind"], pg.Pool>();

  constructor(
    private readonly url: string,
    options: DataSourceOptions,
  ) {
    super(options);
  }

  as(principal: Principal): DataSource {
    if (principal.kind === "SYSTEM") return this;
    const driver: Driver = Object.create(this.driver, { master: { value: this.poolOf(principal.kind) } });
    if (principal.kind === "TENANT") {
      const { obtainMasterConnection } = driver;
      driver.obtainMasterConnection = async () => {
        const taken = await obtainMasterConnection.call(driver);
        speakFor(taken[0], principal.accountId);
        return taken;
      };
    }
    const bound: DataSource = Object.create(this, { driver: { value: driver } });
    Object.defineProperty(bound, "manager", { value: bound.createEntityManager() });
    return bound;
  }

  override async destroy(): Promise<void> {
    await super.destroy();
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private poolOf(kind: Principal["kind"]): pg.Pool {
    const known = this.pools.get(kind);
    if (known !== undefined) return known;
    const pool = new pg.Pool({ connectionString: this.url, application_name: "certdesk", ...poolOptions(kind) });
    // A connection that breaks while nobody uses it: the next one is new.
    pool.on("error", () => undefined);
    this.pools.set(kind, pool);
    return pool;
  }
}
