import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { atServer } from "../../support/atServer.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";

describe("a test's database", () => {
  let ours: TestDatabase;
  let theirs: TestDatabase;
  beforeAll(async () => {
    [ours, theirs] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  });
  afterAll(() => Promise.all([ours.destroy(), theirs.destroy()]));

  it("is migrated, and belongs to one test alone", async () => {
    await atServer(ours.url, (client) => client.query("CREATE TABLE mine (n integer)"));
    const count = "SELECT count(*)::integer AS n FROM pg_tables WHERE schemaname = 'public'";
    const [[here], [there]] = await Promise.all([ours.dataSource.query(count), theirs.dataSource.query(count)]);
    expect(there.n).toBeGreaterThan(0);
    expect(here.n).toBe(there.n + 1);
  });

  it("is gone when the test is over", async () => {
    const third = await createTestDatabase();
    await third.destroy();
    await expect(atServer(third.url, async () => {})).rejects.toThrow(/database ".*" does not exist/);
  });
});
