import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { Abandoned, whileAsked } from "../../src/services/abandoning.js";
import { pipelinedClient } from "../../src/services/pipelinedClient.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";

let db: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  db = await createTestDatabase();
  pool = new pg.Pool({ connectionString: db.url, Client: pipelinedClient(), max: 8 });
});
afterAll(async () => {
  await pool.end();
  await db.destroy();
});

/** Reads for somebody who goes away after so many milliseconds; and how long it took. */
async function reading(seconds: number, goneAfter: number, connection: pg.PoolClient) {
  const gone = new AbortController();
  if (goneAfter === 0) gone.abort();
  else setTimeout(() => gone.abort(), goneAfter);
  const began = performance.now();
  const read = async () => connection.query("select $1::text as said, pg_sleep($2)", ["heard", seconds]);
  const answer = await whileAsked(gone.signal, read).then(
    ({ rows }) => rows[0].said,
    (error: { code?: string }) => error.code ?? error,
  );
  return { answer, milliseconds: performance.now() - began };
}

describe("what somebody reads who goes away", () => {
  let connection: pg.PoolClient;
  beforeAll(async () => {
    connection = await pool.connect();
  });
  afterAll(() => connection.release());

  it("is cancelled, and its connection serves the next", async () => {
    const { answer, milliseconds } = await reading(30, 50, connection);
    const { rows } = await connection.query("select $1::int as n", [7]);
    expect([answer, rows]).toEqual(["57014", [{ n: 7 }]]);
    expect(milliseconds).toBeLessThan(3000);
  });

  it("goes on where it is almost done: nothing is cancelled", async () => {
    expect((await reading(0.05, 20, connection)).answer).toBe("heard");
  });

  it("is not sent at all when he had gone before", async () => {
    const { answer } = await reading(30, 0, connection);
    expect(answer).toBeInstanceOf(Abandoned);
  });

  it("takes nothing else with it: what nobody has abandoned is answered, over the same connections", async () => {
    const outcomes: unknown[] = [];
    const goOn = async () => {
      for (let n = 0; n < 15; n++) {
        const connection = await pool.connect();
        // They end about when they would be cancelled.
        await reading(0.12 + (n % 8) / 200, 20, connection);
        const kept = await connection.query("select $1::int as n, pg_sleep(0.01)", [n]).catch((error: Error) => error);
        outcomes.push(kept instanceof Error ? kept.message : kept.rows[0].n);
        connection.release();
      }
    };
    await Promise.all(Array.from({ length: 8 }, goOn));
    expect(outcomes.filter((outcome) => typeof outcome !== "number")).toEqual([]);
    expect(outcomes).toHaveLength(120);
  }, 60_000);

  it("what is read for nobody in particular is not concerned", async () => {
    const gone = new AbortController();
    const [kept] = await Promise.all([
      pool.query("select $1::text as said, pg_sleep(0.3)", ["heard"]),
      whileAsked(gone.signal, async () => gone.abort()),
      sleep(10),
    ]);
    expect(kept.rows[0].said).toBe("heard");
  });
});
