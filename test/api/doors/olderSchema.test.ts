import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startWorld, type World } from "../../support/world.js";

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.stop());

const readiness = async () => (await (await fetch(`${world.url}readyz`)).json()) as object;
const ready = { ready: true, checks: { database: true, migrations: true, relay: true } };

describe("a process on another schema than its own", () => {
  it("is not ready on an older one, and is on a newer one", async () => {
    expect(await readiness()).toEqual(ready);
    const last = "where timestamp = (select max(timestamp) from migrations)";
    const [[row]] = await world.dataSource.query(`delete from migrations ${last} returning timestamp, name`);
    expect(await readiness()).toEqual({ ready: false, checks: { ...ready.checks, migrations: false } });
    const insert = "insert into migrations (timestamp, name) values ($1, $2)";
    await world.dataSource.query(insert, [row.timestamp, row.name]);
    await world.dataSource.query(insert, [Number(row.timestamp) + 1000, "Later"]);
    expect(await readiness()).toEqual(ready);
  });
});
