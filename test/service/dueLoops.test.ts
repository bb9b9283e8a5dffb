import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { DataSource } from "typeorm";
import { DueLoops } from "../../src/services/jobs/DueLoops.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { TestClock } from "../support/TestClock.js";

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.asOwner("create table chores (id text, at timestamptz, kind text)");
  await db.asOwner("grant all on chores to certdesk_app");
});
afterAll(() => db?.destroy());

const now = new Date("2026-03-01T00:00:00Z");

/** Loops over two kinds of rows, over something that names no rows, and over what reads the log. */
function desk(dataSource: DataSource = db.dataSource) {
  const claims = { wash: 0, cook: 0, clock: 0, log: 0 };
  const done: string[] = [];
  const take = async (kind: "wash" | "cook") => {
    claims[kind] += 1;
    const [rows] = await db.dataSource.query(`delete from chores where kind = '${kind}' and at <= $1 returning id`, [
      now,
    ]);
    return rows.map(({ id }: { id: string }) => id);
  };
  const task = (kind: "wash" | "cook") => ({
    name: kind,
    due: { table: "chores", column: "at", where: `kind = '${kind}'` },
    claim: () => take(kind),
    run: async (id: string) => void done.push(id),
  });
  const looking = (name: "clock" | "log") => ({
    name,
    claim: async () => {
      claims[name] += 1;
      return [];
    },
    run: async () => undefined,
  });
  const byLog = { ...looking("log"), readsLog: true } as const;
  const fail = (name: string, error: unknown) => {
    throw new Error(`${name}: ${error}`);
  };
  const loops = new DueLoops(
    dataSource,
    new TestClock(now),
    [task("wash"), task("cook"), looking("clock"), byLog],
    fail,
  );
  return { loops, claims, done };
}

describe("one look for many loops", () => {
  it("wakes the loop that has something to do, and no other", async () => {
    const { loops, claims, done } = desk();
    loops.start();
    await sleep(120);
    await db.dataSource.query("insert into chores values ('plates', $1, 'wash'), ('later', $2, 'cook')", [
      now,
      new Date(now.getTime() + 1),
    ]);
    loops.kick();
    for (const end = Date.now() + 15_000; done.length === 0 && Date.now() < end; ) await sleep(10);
    await loops.stop();
    expect(done).toEqual(["plates"]);
    expect(claims.wash).toBeGreaterThan(0);
    expect(claims.cook).toBe(0);
    expect(claims.clock).toBeGreaterThan(0);
  });

  it("finds what nobody kicked for, and takes nothing new once it is stopped", async () => {
    const { loops, done } = desk();
    loops.start();
    await db.dataSource.query("insert into chores values ('pots', $1, 'wash')", [now]);
    for (const end = Date.now() + 15_000; done.length === 0 && Date.now() < end; ) await sleep(10);
    await loops.stop();
    expect(done).toEqual(["pots"]);
    await db.dataSource.query("insert into chores values ('pans', $1, 'wash')", [now]);
    loops.kick();
    await sleep(100);
    expect(done).toEqual(["pots"]);
  });

  it("reads no table to find that nothing is due", async () => {
    await db.asOwner("create index on chores (at)");
    await db.asOwner(
      "insert into chores select 'chore ' || n, timestamptz '2030-01-01', 'cook' from generate_series(1, 5000) n",
    );
    await db.asOwner("vacuum analyze chores");
    const counted = async () =>
      (await db.dataSource.query("select pg_stat_get_tuples_returned('chores'::regclass)::int as rows"))[0]
        .rows as number;
    const before = await counted();
    // The plan for any time, which a process comes to after some looks; what was read is counted when the connections end.
    const options = "-c plan_cache_mode=force_generic_plan";
    const dataSource = await new DataSource({ type: "postgres", url: db.url, extra: { options } }).initialize();
    const { loops } = desk(dataSource);
    loops.start();
    await sleep(200);
    await loops.stop();
    await dataSource.destroy();
    await sleep(100);
    expect((await counted()) - before).toBeLessThan(100);
  });

  it("looks for what reads the log when the log is ready, and not at the commit", async () => {
    const { loops, claims } = desk();
    loops.kick();
    expect(claims).toMatchObject({ clock: 1, log: 0 });
    loops.kickReaders();
    expect(claims).toMatchObject({ clock: 1, log: 1 });
    await loops.stop();
  });
});
