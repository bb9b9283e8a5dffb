import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { fail, ok } from "../../src/domain/result.js";
import { Database } from "../../src/services/database.js";
import { run } from "../../src/services/statements.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { type Stream, writesDuring } from "../support/writesDuring.js";

let db: TestDatabase;
let database: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  database = new Database(db.dataSource, () => undefined);
  await db.asOwner("create table lines (id integer primary key, text text); grant all on lines to certdesk_app");
});
afterAll(() => db?.destroy());
beforeEach(() => db.dataSource.query("delete from lines"));

const add = "insert into lines (id, text) values ($1, $2)";
const lines = async () => (await db.dataSource.query("select id, text from lines order by id")) as object[];

describe("a connection", () => {
  it("sends what is asked for in one go in one write, START TRANSACTION with it", async () => {
    const runner = db.dataSource.createQueryRunner();
    const { connection } = (await runner.connect()) as { connection: { stream: Stream } };
    const together = await writesDuring(connection.stream, async () => {
      await runner.startTransaction();
      await Promise.all([1, 2, 3].map((id) => runner.query(add, [id, "together"])));
    });
    const apart = await writesDuring(connection.stream, async () => {
      for (const id of [4, 5, 6]) await runner.query(add, [id, "apart"]);
    });
    await runner.commitTransaction();
    await runner.release();
    expect({ together, apart }).toEqual({ together: 1, apart: 3 });
    expect(await lines()).toHaveLength(6);
  });

  it.each([
    ["lets it go ahead of the command's answer", 0.01, ["follower", "command"]],
    ["answers the command where it takes long", 0.3, ["command", "follower"]],
  ])("sends what follows a COMMIT in the same write, and %s", async (_, seconds, expected) => {
    const order: string[] = [];
    let stream: Stream | undefined;
    const spied = new Database(db.dataSource, async (ask) => {
      await ask("select pg_sleep($1)", [seconds]);
      order.push("follower");
    });
    let counted = Promise.resolve(0);
    await spied.inTransaction(async (tx) => {
      await run(tx, add, [1, "committed"]);
      const client: { readonly connection: { readonly stream: Stream } } = await tx.queryRunner?.connect();
      stream = client.connection.stream;
      counted = writesDuring(stream, () => new Promise((resolve) => setImmediate(resolve)));
      return ok(null);
    });
    order.push("command");
    expect(await counted).toBe(1);
    expect(await lines()).toHaveLength(1);
    for (let tries = 0; order.length < 2 && tries < 100; tries++) await sleep(20);
    expect(order).toEqual(expected);
  });

  it("does not call committed what had failed within and nobody told", async () => {
    const unnoticed = database.inTransaction(async (tx) => {
      await run(tx, add, [1, "one"]);
      await run(tx, add, [1, "again"]).catch(() => undefined);
      return ok(null);
    });
    await expect(unnoticed).rejects.toThrow("before its COMMIT");
    expect(await lines()).toEqual([]);
  });

  it("has them done in the order in which they were asked for", async () => {
    const read = await database.inTransaction(async (tx) => {
      const [, first, , second] = await Promise.all([
        run(tx, add, [1, "one"]),
        run<{ text: string }>(tx, "select text from lines where id = $1", [1]),
        run(tx, "update lines set text = $2 where id = $1", [1, "two"]),
        run<{ text: string }>(tx, "select text from lines where id = $1", [1]),
      ]);
      return ok([...first.rows, ...second.rows]);
    });
    expect(read).toEqual(ok([{ text: "one" }, { text: "two" }]));
  });

  it("undoes all of them when one fails, and is good for the next", async () => {
    const failing = database.inTransaction(async (tx) => {
      const twice = [1, 1, 2].map((id) => run(tx, add, [id, "x"]));
      return ok(await Promise.all(twice));
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    const refused = await database.inTransaction(async (tx) => {
      await run(tx, add, [3, "x"]);
      return fail("no");
    });
    expect(refused).toEqual(fail("no"));
    expect(await lines()).toEqual([]);
    await database.inTransaction(async (tx) => ok(await run(tx, add, [4, null])));
    expect(await lines()).toEqual([{ id: 4, text: null }]);
  });

  it("reads by the description that it was given once: none, some, nothing to read", async () => {
    const select = "select id, text, now() as at from lines where id >= $1 order by id";
    const counts = async () => (await db.dataSource.query(select, [0])).length;
    expect(await counts()).toBe(0);
    for (const id of [1, 2]) await db.dataSource.query(add, [id, null]);
    for (let n = 0; n < 20; n++) {
      const rows = await db.dataSource.query(select, [n % 3]);
      expect(rows).toHaveLength(n % 3 === 2 ? 1 : 2);
      expect(rows[0]).toEqual({ id: n % 3 === 2 ? 2 : 1, text: null, at: expect.any(Date) });
    }
    const [, changed] = await db.dataSource.query("update lines set text = $1", ["x"]);
    expect(changed).toBe(2);
  });

  it("is told so when a statement answers something else by now: no value is taken for another", async () => {
    await db.dataSource.query(add, [1, "x"]);
    const runner = db.dataSource.createQueryRunner();
    const read = () => runner.query("select * from lines where id = $1", [1]);
    try {
      expect(await read()).toEqual([{ id: 1, text: "x" }]);
      await db.asOwner("alter table lines add column language text default 'ja'");
      await expect(read()).rejects.toMatchObject({ message: expect.stringContaining("must not change result type") });
    } finally {
      await runner.release();
    }
  });
});
