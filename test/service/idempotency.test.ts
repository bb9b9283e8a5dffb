import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Refusal, refuse } from "../../src/domain/errors.js";
import { ok, type Result } from "../../src/domain/result.js";
import { IdempotencyKey } from "../../src/entities/IdempotencyKey.js";
import { Database } from "../../src/services/database.js";
import { type KeyedCommand, madeBefore, type Outcome, once, onceIfKeyed } from "../../src/services/idempotency.js";
import { forgetKeys } from "../../src/services/jobs/forgetKeys.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { TestClock } from "../support/TestClock.js";
import { until } from "../support/until.js";

const DAY = 86_400_000;
const now = new Date("2026-04-01T01:00:00Z");

let db: TestDatabase;
let database: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  database = new Database(db.dataSource, () => undefined);
});
afterAll(() => db?.destroy());

let counter = 0;
const command = (differs: Partial<KeyedCommand> = {}): KeyedCommand => ({
  principal: "usr_1",
  key: `key ${counter++}`,
  command: "placeOrder",
  input: { name: "a", more: { x: 1, y: null } },
  now,
  ...differs,
});

/** Runs a command that makes `id`, and says how often it did. */
function maker(id: string, work: () => Promise<Result<string, Refusal>> = async () => ok(id)) {
  let made = 0;
  const run = (keyed: KeyedCommand) =>
    database.inTransaction((tx) =>
      once(tx, keyed, () => {
        made += 1;
        return work();
      }),
    );
  return { run, count: () => made };
}

const idOf = (result: Result<Outcome, Refusal>) => (result.ok ? result.value.id : result.error.code);

/** A first call that is in the middle of its work until it is told how that ends. */
function inFlight() {
  let begun = false;
  let finish = (_: Result<string, Refusal> | Error): void => undefined;
  const outcome = new Promise<Result<string, Refusal>>((resolve, reject) => {
    finish = (end) => (end instanceof Error ? reject(end) : resolve(end));
  });
  const { run } = maker("one", () => {
    begun = true;
    return outcome;
  });
  return { run, begins: () => until(() => begun), finish: (end: Result<string, Refusal> | Error) => finish(end) };
}

describe("once (D5)", () => {
  it("the same key and input answer what the first call made, in whatever order of the fields; it is done once", async () => {
    const { run, count } = maker("one");
    const first = command();
    expect(await run(first)).toEqual(ok({ id: "one", madeAt: now, replayed: false }));
    const later = new Date(now.getTime() + DAY);
    const again = { ...first, input: { more: { x: 1 }, name: "a" }, now: later };
    expect(await run(again)).toEqual(ok({ id: "one", madeAt: now, replayed: true }));
    expect(count()).toBe(1);
  });

  it("other input or another command is a conflict; another principal has keys of his own", async () => {
    const { run, count } = maker("one");
    const first = command();
    await run(first);
    for (const differs of [{ input: { name: "b" } }, { command: "reissue" }, { input: { name: "a", more: [1] } }])
      expect(idOf(await run({ ...first, ...differs }))).toBe("IDEMPOTENCY_CONFLICT");
    expect(idOf(await run({ ...first, principal: "usr_2" }))).toBe("one");
    expect(count()).toBe(2);
  });

  it("a refusal and a failure are not stored: judged anew", async () => {
    const keyed = command();
    const refused = maker("", async () => refuse("INVALID_STATE", "error.placing.notAllowed"));
    expect(idOf(await refused.run(keyed))).toBe("INVALID_STATE");
    const failing = maker("", () => Promise.reject(new Error("broken")));
    await expect(failing.run(keyed)).rejects.toThrow("broken");
    expect(idOf(await maker("two").run(keyed))).toBe("two");
  });

  it("a twin in flight waits for the first, longer than a statement usually may, and gets its answer", async () => {
    const [keyed, first, twin] = [command(), inFlight(), maker("two")];
    const one = first.run(keyed);
    await first.begins();
    const two = twin.run(keyed);
    await sleep(6000);
    first.finish(ok("one"));
    expect([idOf(await one), idOf(await two)]).toEqual(["one", "one"]);
    expect(twin.count()).toBe(0);
  });

  it("and does it himself where the first fails", async () => {
    const [keyed, first, twin] = [command(), inFlight(), maker("two")];
    const one = first.run(keyed);
    await first.begins();
    const two = twin.run(keyed);
    first.finish(new Error("died"));
    await expect(one).rejects.toThrow("died");
    expect(idOf(await two)).toBe("two");
  });

  it("but not longer than 10 s: a TIMEOUT, and nothing done", async () => {
    const [keyed, first, twin] = [command(), inFlight(), maker("two")];
    const one = first.run(keyed);
    await first.begins();
    const begin = performance.now();
    // SQLSTATE of lock_timeout, which the doors present as TIMEOUT (test/unit/http).
    await expect(twin.run(keyed)).rejects.toMatchObject({ code: "55P03" });
    expect((performance.now() - begin) / 1000).toBeCloseTo(10, 0);
    first.finish(ok("one"));
    expect(idOf(await one)).toBe("one");
    expect(twin.count()).toBe(0);
  });

  it("without a key it is done each time", async () => {
    let made = 0;
    const run = (key: string | null) =>
      database.inTransaction((tx) => onceIfKeyed(tx, { ...command(), key }, async () => ok(`made ${++made}`)));
    expect([idOf(await run(null)), idOf(await run(null)), idOf(await run("k")), idOf(await run("k"))]).toEqual([
      "made 1",
      "made 2",
      "made 3",
      "made 3",
    ]);
  });

  it("what was made before is known before anything is judged", async () => {
    const keyed = command();
    const { manager } = db.dataSource;
    expect(await madeBefore(manager, keyed)).toBe(null);
    await maker("one").run(keyed);
    expect(await madeBefore(manager, keyed)).toEqual(ok({ id: "one", madeAt: now, replayed: true }));
    expect(await madeBefore(manager, { ...keyed, input: {} })).toMatchObject({ ok: false });
  });
});

describe("the job that forgets keys", () => {
  it("removes those of 30 days ago, of whomever, and no younger one", async () => {
    await db.asOwner("truncate idempotency_keys");
    const ages = [0, 29.999, 30, 31, 400];
    for (const principal of Array.from({ length: 12 }, (_, n) => `usr_${n}`))
      for (const age of ages) {
        const made = new Date(now.getTime() - age * DAY);
        await maker("x").run(command({ principal, key: `${age}`, now: made }));
      }
    const task = forgetKeys(db.dataSource, new TestClock(now));
    for (let more = true; more; ) {
      const principals = await task.claim(8);
      for (const each of principals) await task.run(each);
      more = principals.length > 0;
    }
    const left = await db.dataSource.manager.find(IdempotencyKey);
    expect(left.map(({ key }) => key).sort()).toEqual([...Array(12).fill("0"), ...Array(12).fill("29.999")]);
  });
});
