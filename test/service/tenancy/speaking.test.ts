import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { ClientBase } from "pg";
import { ok } from "../../../src/domain/result.js";
import { Database } from "../../../src/services/database.js";
import { run } from "../../../src/services/statements.js";
import { speakFor, tellFirst } from "../../../src/services/tenancy/speaking.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertAccount } from "../../support/rows.js";
import { writesDuring } from "../../support/writesDuring.js";

let db: TestDatabase;
const accounts: string[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
  for (let n = 0; n < 5; n++) accounts.push((await insertAccount(db.dataSource)).id);
});
afterAll(() => db?.destroy());

const seen = async (accountId: string | null) => {
  const rows: { id: string }[] = await db.dataSource
    .as({ kind: "TENANT", accountId })
    .query("select id from accounts where $1", [true]);
  return rows.map(({ id }) => id);
};

describe("a connection speaks for who has taken it", () => {
  it("in a thousand reads and transactions, fifty at once, also where one before was rolled back or failed", async () => {
    const one = async (n: number) => {
      const accountId = accounts[n % accounts.length] ?? "";
      if (n % 3 === 0) return expect(await seen(accountId)).toEqual([accountId]);
      const database = new Database(db.dataSource.as({ kind: "TENANT", accountId }), () => undefined);
      const work = database.inTransaction(async (tx) => {
        const { rows } = await run<{ id: string }>(tx, "select id from accounts where $1", [true]);
        expect(rows).toEqual([{ id: accountId }]);
        if (n % 3 === 1) throw new Error("given up");
        return n % 2 === 0 ? ok(null) : { ok: false as const, error: null };
      });
      if (n % 3 === 1) await expect(work).rejects.toThrow("given up");
      else await work;
    };
    for (let round = 0; round < 20; round++)
      await Promise.all(Array.from({ length: 50 }, (_, n) => one(50 * round + n)));
    expect(await seen(null)).toEqual([]);
  }, 60_000);

  it("without a round trip of its own: what tells it leaves in one write with the statement", async () => {
    const [first = "", second = ""] = accounts;
    const runner = db.dataSource.as({ kind: "TENANT", accountId: first }).createQueryRunner();
    const connection = (await runner.connect()) as ClientBase & { connection: { stream: never } };
    const writes = await writesDuring(connection.connection.stream, async () => {
      const rows = await runner.query("select id from accounts where $1", [true]);
      expect(rows).toEqual([{ id: first }]);
    });
    speakFor(connection, second);
    const switched = await writesDuring(connection.connection.stream, async () => {
      const rows = await runner.query("select id from accounts where $1", [true]);
      expect(rows).toEqual([{ id: second }]);
    });
    await runner.release();
    expect([writes, switched]).toEqual([1, 1]);
  });
});

describe("telling", () => {
  const sent: string[][] = [];
  const givenUp = jest.fn();
  const voice = (answer: Promise<unknown>) => ({
    send: (_sql: string, values: string[]) => {
      sent.push(values);
      return answer;
    },
    giveUp: givenUp,
  });
  beforeEach(() => void sent.splice(0));

  it("happens once for each change of account", async () => {
    const connection = {} as ClientBase;
    speakFor(connection, "acc_1");
    await tellFirst(connection, voice(Promise.resolve()));
    expect(tellFirst(connection, voice(Promise.resolve()))).toBeNull();
    speakFor(connection, null);
    await tellFirst(connection, voice(Promise.resolve()));
    expect(sent).toEqual([["acc_1"], [""]]);
    expect(givenUp).not.toHaveBeenCalled();
  });

  it("that fails keeps back whatever comes behind it, and the connection is given up: the rows would be another account's", async () => {
    const connection = {} as ClientBase;
    speakFor(connection, "acc_2");
    await expect(tellFirst(connection, voice(Promise.reject(new Error("canceled"))))).rejects.toThrow("canceled");
    await expect(tellFirst(connection, voice(Promise.resolve()))).rejects.toThrow("canceled");
    expect(sent).toEqual([["acc_2"]]);
    expect(givenUp).toHaveBeenCalledTimes(1);
  });

  it("that fails at the database costs the connection, and the next request has another", async () => {
    const [first = "", second = ""] = accounts;
    const runner = db.dataSource.as({ kind: "TENANT", accountId: first }).createQueryRunner();
    const connection = (await runner.connect()) as ClientBase;
    await runner.query("select id from accounts where $1", [true]);
    const [{ pid }] = await runner.query("select pg_backend_pid() as pid where $1", [true]);
    await db.asOwner("revoke execute on function set_config(text, text, boolean) from public");
    speakFor(connection, second);
    const asked = runner.query("select id from accounts where $1", [true]).finally(() => runner.release());
    await expect(asked).rejects.toThrow();
    await db.asOwner("grant execute on function set_config(text, text, boolean) to public");
    expect(await seen(second)).toEqual([second]);
    const [after] = await db.dataSource
      .as({ kind: "TENANT", accountId: second })
      .query("select pg_backend_pid() as pid where $1", [true]);
    expect(after.pid).not.toBe(pid);
  });
});
