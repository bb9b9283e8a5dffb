import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { DataSource } from "typeorm";
import type { DueTask } from "../../src/services/jobs/DueLoop.js";
import { DueLoops } from "../../src/services/jobs/DueLoops.js";
import { findDue, leased } from "../../src/services/jobs/dueRows.js";
import { TestClock } from "../support/TestClock.js";
import { until } from "../support/until.js";
import { ModelWorld } from "./model/ModelWorld.js";
import { issuedOrder, reissued, twoSecondsPass } from "./model/orderStories.js";

const HOUR = 3_600_000;
const accepted = new Date("2026-03-01T12:00:00Z");

let world: ModelWorld;
let clock: TestClock;
beforeAll(async () => {
  world = await ModelWorld.start();
  for (const table of ["errands", "truths"]) {
    await world.db.asOwner(`create table ${table} (id text primary key, at timestamptz)`);
    await world.db.asOwner(`create index on ${table} (at) where at is not null`);
    await world.db.asOwner(`grant all on ${table} to certdesk_app`);
  }
});
afterAll(() => world?.stop());
beforeEach(async () => {
  clock = new TestClock(accepted);
  await world.db.asOwner("truncate errands, truths");
});

const plus = (ms: number) => new Date(accepted.getTime() + ms);
const add = (table: string, id: string, at: Date) =>
  world.db.dataSource.query(`insert into ${table} values ($1, $2)`, [id, at]);
const timesOf = async (table: string): Promise<Record<string, string | null>> => {
  const rows = await world.db.dataSource.query(`select id, at from ${table}`);
  return Object.fromEntries(rows.map(({ id, at }: { id: string; at: Date | null }) => [id, at?.toISOString() ?? null]));
};

const fail = (name: string, error: unknown) => {
  throw new Error(`${name}: ${error}`);
};

/** A desk that runs errands, and finds facts. */
function desk() {
  const { dataSource } = world.db;
  const done: string[] = [];
  const run = (table: string) => async (id: string) => {
    done.push(id);
    await dataSource.query(`update ${table} set at = null where id = $1`, [id]);
  };
  const facts = { table: "truths", column: "at", where: "at is not null" };
  const tasks: DueTask[] = [
    { name: "errands", ...leased(dataSource, clock, { table: "errands", column: "at" }), run: run("errands") },
    { name: "truths", due: facts, claim: findDue(dataSource, clock, facts), run: run("truths") },
  ];
  return { loops: new DueLoops(dataSource, clock, tasks, fail), done };
}

describe("a clock that is set back while something is due", () => {
  it("P1: by an hour: what was due is done at once, what waited a moment waits no longer; a time that is a fact stays", async () => {
    const { loops, done } = desk();
    clock.advance(-HOUR);
    await add("errands", "now", accepted);
    await add("errands", "in a minute", plus(60_000));
    await add("errands", "tomorrow", plus(24 * HOUR));
    await add("truths", "told", plus(-HOUR / 2));
    loops.start();
    await until(() => done.length > 0);
    await loops.stop();
    expect(done).toEqual(["now"]);
    const { "in a minute": soon, ...errands } = await timesOf("errands");
    expect(Math.abs(Date.parse(soon ?? "") - clock.now().getTime() - 60_000)).toBeLessThan(10_000);
    expect(errands).toEqual({ now: null, tomorrow: plus(24 * HOUR).toISOString() });
    expect(await timesOf("truths")).toEqual({ told: plus(-HOUR / 2).toISOString() });
  });

  it("P1: of several processes each may follow it, and break no lease", async () => {
    const desks = [desk(), desk(), desk()];
    clock.advance(-HOUR);
    const leaseEnd = new Date(clock.now().getTime() + 14_000);
    for (let n = 0; n < 20; n++) await add("errands", `errand ${n}`, accepted);
    await add("errands", "leased", leaseEnd);
    for (const { loops } of desks) loops.start();
    const done = () => desks.flatMap((each) => each.done);
    await until(() => done().length >= 20);
    await sleep(600);
    await Promise.all(desks.map(({ loops }) => loops.stop()));
    expect(done().sort()).toEqual(Array.from({ length: 20 }, (_, n) => `errand ${n}`).sort());
    expect((await timesOf("errands")).leased).toBe(leaseEnd.toISOString());
  });

  it("moves nothing where it goes on, stands still, or is corrected by less than a second", async () => {
    const { loops, done } = desk();
    await add("errands", "soon", plus(60_000));
    loops.start();
    await sleep(1300);
    clock.advance(-20);
    loops.kick();
    await sleep(100);
    expect(await timesOf("errands")).toEqual({ soon: plus(60_000).toISOString() });
    await world.db.asOwner("truncate errands");
    await add("errands", "later", plus(2 * HOUR));
    clock.advance(HOUR);
    loops.kick();
    await sleep(600);
    await loops.stop();
    expect(done).toEqual([]);
    expect(await timesOf("errands")).toEqual({ later: plus(2 * HOUR).toISOString() });
  });

  it("reads no table to move what is due", async () => {
    await world.db.asOwner(
      "insert into errands select 'errand ' || n, timestamptz '2030-01-01' from generate_series(1, 5000) n",
    );
    await world.db.asOwner("vacuum analyze errands");
    const read = async (): Promise<number> =>
      (await world.db.dataSource.query("select pg_stat_get_tuples_returned('errands'::regclass)::int as rows"))[0].rows;
    const before = await read();
    const options = "-c plan_cache_mode=force_generic_plan";
    const dataSource = await new DataSource({
      type: "postgres",
      url: world.db.url,
      extra: { options },
    }).initialize();
    // Only looked at: what is taken would be read too.
    const errands = { ...leased(dataSource, clock, { table: "errands", column: "at" }), claim: async () => [] };
    const loops = new DueLoops(dataSource, clock, [{ name: "errands", ...errands, run: async () => {} }], fail);
    await add("errands", "now", accepted);
    clock.advance(-HOUR);
    loops.start();
    await sleep(400);
    await loops.stop();
    const [{ at }] = await world.db.dataSource.query("select at from errands where id = 'now'");
    expect(at < plus(1000 - HOUR)).toBe(true);
    await dataSource.destroy();
    await sleep(100);
    expect((await read()) - before).toBeLessThan(100);
  });
});

describe("the desk's own rows", () => {
  it("P1, C34: a blocked key and a request that is tried again follow the clock; what a reissue announced does not", async () => {
    const { manager } = world.db.dataSource;
    const { id: orderId, commonName } = await issuedOrder(world);
    await reissued(world, orderId, [`further.${commonName}`]);
    await twoSecondsPass(world);
    world.clock.advance(1000);
    await reissued(world, orderId, []);
    const scheduled = () =>
      manager.query("select next_try_at from revocation_requests where order_id = $1 and status = 'SCHEDULED'", [
        orderId,
      ]);
    const announced = await scheduled();
    expect(announced.length).toBeGreaterThan(0);
    world.clock.set(announced[0].next_try_at);
    // Only looked at: nothing is taken.
    const tasks = world.tasks.map((task) => ({ ...task, claim: async () => [] }));
    const loops = new DueLoops(world.db.dataSource, world.clock, tasks, fail);
    const at = world.clock.now();
    await manager.query("insert into blocked_keys values ('key', $1, 'serial', $1)", [at]);
    world.clock.advance(-HOUR);
    loops.start();
    const due = async () =>
      (await manager.query("select next_look_at <= $1 as due from blocked_keys", [world.clock.now()]))[0].due;
    await until(due);
    await loops.stop();
    expect(await scheduled()).toEqual(announced);
  });
});
