import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Client } from "../support/client.js";
import { copyDemo, type DemoCopy, password } from "../support/demoTemplate.js";
import { findFaketime, MovedClock } from "../support/faketime.js";
import { freePort } from "../support/freePort.js";
import { type ServerProcess, startServer } from "../support/process.js";
import { SmtpServer } from "../support/smtpServer.js";
import { until } from "../support/until.js";
import { approves, placesOrder, readsOrder, requestsRevocation, unique, waitsFor } from "../support/world.js";

const library = findFaketime();
if (library === null)
  console.warn(
    "SKIPPED: a process whose clock is moved. There is no libfaketime here (Debian: apt-get install faketime).",
  );

let clock: MovedClock;
let demo: DemoCopy;
let smtp: SmtpServer;
let server: ServerProcess;
beforeAll(async () => {
  if (library === null) return;
  demo = await copyDemo();
  clock = new MovedClock(library, join(demo.dataDir, "clock"));
  await clock.move(0);
  smtp = await SmtpServer.start(await freePort());
  const env = {
    DATABASE_URL: demo.database.url,
    DATA_DIR: demo.dataDir,
    DEMO: "1",
    LIMIT_RATE: "0",
    SMTP_URL: smtp.url,
  };
  server = await startServer({ ...env, ...clock.env, PORT: String(await freePort()) });
}, 60_000);
afterAll(async () => {
  await server?.kill("SIGTERM");
  await smtp?.stop();
  await demo?.database.destroy();
  if (demo !== undefined) await rm(demo.dataDir, { recursive: true, force: true });
});

const as = (email: string) => new Client(server.url ?? "").as(email, password);

/** How far the process's clock was from the database's when it placed the order, in minutes. */
async function offset(id: string): Promise<number> {
  const query = "select round(extract(epoch from created_at - now()) / 60)::int as minutes from orders where id = $1";
  return (await demo.database.dataSource.query(query, [id]))[0].minutes;
}

/** An order's whole life. */
async function lives(minutes: number): Promise<string> {
  const [customer, admin] = [await as("standard@kumo.test"), await as("admin@kumo.test")];
  const id = await placesOrder(customer, `${unique("clock")}.example.test`);
  expect(await offset(id)).toBe(minutes);
  const issued = await waitsFor(customer, id, ({ status }) => status === "ISSUED");
  const requested = await requestsRevocation(customer, issued);
  if (requested.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(requested));
  expect(await approves(admin, requested.request.id)).toMatchObject({ request: { status: "COMPLETED" } });
  expect((await readsOrder(admin, id)).status).toBe("REVOKED");
  await until(async () => {
    const rows = await demo.database.dataSource.query("select status from mails where order_id = $1", [id]);
    return rows.length > 0 && rows.every(({ status }: { status: string }) => status === "SENT");
  });
  return id;
}

(library === null ? describe.skip : describe)("a process whose clock is moved from outside", () => {
  it("P1: goes on an hour back, three hours on and as before; what was begun under one clock is finished under another", async () => {
    await lives(0);
    const begun = await placesOrder(await as("standard@kumo.test"), `${unique("clock")}.example.test`);
    const waiting = await waitsFor(await as("standard@kumo.test"), begun, ({ status }) => status === "ISSUED");
    const due = await placesOrder(await as("standard@kumo.test"), `${unique("clock")}.example.test`);
    // So that the clock is back before it is looked at.
    const later = "update domain_validations set next_check_at = next_check_at + interval '3 s' where order_id = $1";
    await demo.database.dataSource.query(later, [due]);
    await clock.move(-3600);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    // By the demo's own clock its name is not yet proven.
    const looked = "select from domain_validations where order_id = $1 and tries > 0";
    await until(async () => (await demo.database.dataSource.query(looked, [due])).length > 0);
    await lives(-60);
    const requested = await requestsRevocation(await as("standard@kumo.test"), waiting);
    if (requested.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(requested));
    await clock.move(3 * 3600);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await approves(await as("admin@kumo.test"), requested.request.id)).toMatchObject({
      request: { status: "COMPLETED" },
    });
    await lives(180);
    await clock.move(0);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await lives(0);
    const complaints = server.stdout() + server.stderr();
    expect(complaints.split("\n").filter((line) => line.startsWith("{"))).toEqual([]);
  }, 120_000);
});
