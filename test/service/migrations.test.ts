import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { DataSource } from "typeorm";
import { migrations } from "../../src/migrations/index.js";
import { migrate } from "../../src/services/database.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";

let db: TestDatabase;
let owner: DataSource;
beforeAll(async () => {
  db = await createTestDatabase();
  owner = await new DataSource({ type: "postgres", url: db.url, migrations, installExtensions: false }).initialize();
});
afterAll(async () => {
  await owner?.destroy();
  await db?.destroy();
});

/** Every column, index and constraint, as the database describes them. */
const shape = () =>
  owner.query(`select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line
      from information_schema.columns where table_schema = 'public'
    union select indexdef from pg_indexes where schemaname = 'public'
    union select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
    order by 1`);

describe("the migrations", () => {
  it("go down to nothing and up to the same again", async () => {
    const before = await shape();
    expect(before.length).toBeGreaterThan(200);
    for (const _ of migrations) await owner.undoLastMigration({ transaction: "each" });
    const tables = await owner.query("select tablename from pg_tables where schemaname = 'public'");
    expect(tables).toEqual([{ tablename: "migrations" }]);
    await migrate(db.url);
    expect(await shape()).toEqual(before);
  });

  it("go down to any of them and up to the same again", async () => {
    const before = await shape();
    for (let steps = 1; steps < migrations.length; steps++) {
      for (let step = 0; step < steps; step++) await owner.undoLastMigration({ transaction: "each" });
      await migrate(db.url);
      expect(await shape()).toEqual(before);
    }
  });

  it("may be asked for by several processes at once", async () => {
    await Promise.all([migrate(db.url), migrate(db.url), migrate(db.url)]);
    expect(await owner.query("select count(*)::int as count from migrations")).toEqual([{ count: migrations.length }]);
  });
});
