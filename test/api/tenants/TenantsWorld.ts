import { rm } from "node:fs/promises";
import type { DataSource } from "typeorm";
import { Account } from "../../../src/entities/Account.js";
import { User } from "../../../src/entities/User.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import type { DeskDataSource } from "../../../src/services/tenancy/DeskDataSource.js";
import type { Principal } from "../../../src/services/tenancy/principal.js";
import { createGraph, type Graph } from "../../support/createGraph.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { copyDemo } from "../../support/demoTemplate.js";
import { TestClock } from "../../support/TestClock.js";
import { deleteAccount } from "./deleteAccount.js";
import { enrich } from "./richAccount.js";

export const roles = ["ADMIN", "MANAGER", "FINANCE", "STANDARD", "LIMITED"] as const;
export type People = Readonly<Record<(typeof roles)[number], User>>;

/** Two accounts with all there is of everything, once with A and once as if A had never been. */
export interface TenantsWorld {
  readonly a: { readonly id: string; readonly people: People };
  readonly b: { readonly id: string; readonly people: People };
  readonly operator: User;
  readonly database: TestDatabase;
  /** The same without a row of A: what B sees here, B may see. */
  readonly without: TestDatabase;
  readonly dataDir: string;
  readonly clock: TestClock;
  /** @param dataSourceOf over what each principal asks; as the application does when left out */
  graph(database: TestDatabase, dataSourceOf?: (principal: Principal) => DeskDataSource): Promise<Graph>;
  stop(): Promise<void>;
}

export async function startTenants(): Promise<TenantsWorld> {
  const demo = await copyDemo();
  const clock = new TestClock(new Date());
  const made = await fill(demo.database, clock);
  // A database is copied while nobody is connected to it.
  await demo.database.dataSource.destroy();
  const name = new URL(demo.database.url).pathname.slice(1);
  const [database, without] = [await createTestDatabase(name), await createTestDatabase(name)];
  await deleteAccount(without, made.a.id);
  return {
    ...made,
    database,
    without,
    dataDir: demo.dataDir,
    clock,
    graph: (of, dataSourceOf = (principal) => deskOf(of).as(principal) as DeskDataSource) =>
      createGraph(of.dataSource, clock, { dataSourceOf, mailing: mailing(clock) }),
    async stop() {
      for (const each of [database, without, demo.database]) await each.destroy();
      await rm(demo.dataDir, { recursive: true, force: true });
    },
  };
}

export const deskOf = ({ dataSource }: TestDatabase) => dataSource as DeskDataSource;

const mailing = (clock: TestClock) =>
  ({ status: "KEPT", publicUrl: "http://desk.test", ids: new RandomIds(clock) }) as const;

async function fill({ dataSource: db }: TestDatabase, clock: TestClock) {
  const graph = await createGraph(db, clock, { mailing: mailing(clock) });
  const operator = await db.manager.findOneByOrFail(User, { email: "operator@desk.test" });
  const accountOf = async (account: string) => {
    const { id } = await db.manager.findOneByOrFail(Account, { code: account });
    const users = await db.manager.findBy(User, { accountId: id });
    const people = Object.fromEntries(users.map((user) => [user.role, user])) as unknown as People;
    await enrich({ graph, db, account, people: { ...people, OPERATOR: operator } });
    return { id, people };
  };
  const [a, b] = [await accountOf("kumo"), await accountOf("hoshi")];
  await openSession(db, a.people.ADMIN);
  // The guard before decisions stands before the command: it must not tell B that there is a row.
  await db.query("update accounts set requires_totp = true where id = $1", [a.id]);
  return { operator, a, b };
}

/** For A alone: one of B would end where B ends its other sessions, as it may. */
async function openSession(db: DataSource, { id }: User): Promise<void> {
  await db.query(
    `insert into sessions (id, user_id, refresh_hash, created_at, refreshed_at, expires_at, address, user_agent)
     values ('ses_crawlkumo', $1, 'no token has it', now(), now(), now() + interval '1 day', '198.51.100.77', 'a browser of kumo')`,
    [id],
  );
}
