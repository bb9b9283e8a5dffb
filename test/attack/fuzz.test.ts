import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import { AttackWorld } from "./AttackWorld.js";
import { Random } from "./Random.js";
import { RawHttp } from "./RawHttp.js";
import { type Prey, Requests } from "./Requests.js";

const count = Number(process.env.FUZZ ?? 800);
const seed = Number(process.env.SEED ?? 20261129);
/** Requests at once. */
const clients = 16;

let world: AttackWorld;
/** With tokens that are renewed on the way. */
let prey: Prey & { tokens: readonly string[] };
beforeAll(async () => {
  world = await AttackWorld.open();
  const ids = await world.demo.database.dataSource.query(
    "select id from orders union all select id from certificates union all select id from users union all select id from revocation_requests",
  );
  prey = {
    tokens: await tokens(),
    ids: ids.map(({ id }: { id: string }) => id),
    csr: await sampleCsr("www.example.test"),
  };
}, 120_000);
afterAll(() => world.close());

/** They are good for 15 minutes. */
const renewedAfter = 5000;
async function tokens(): Promise<string[]> {
  const emails = ["standard@kumo.test", "admin@kumo.test"];
  // Among the requests are some by which an administrator puts a colleague out.
  const back = "update users set disabled_at = null where email = any($1)";
  await world.demo.database.dataSource.query(back, [emails]);
  const people = await Promise.all(emails.map((email) => world.as(email)));
  return people.map(({ token }) => token ?? "");
}

/** What no answer may say: each is a defect, or a part of one. */
const defect = /INTERNAL_SERVER_ERROR|SERVICE_UNAVAILABLE|"TIMEOUT"|\bat .*:\d+:\d+\)?\\n|node_modules/;

it(
  "whatever is sent: no 5xx, no defect behind a 200, no memory that stays, and it goes on answering",
  async () => {
    const requests = new Requests(new Random(seed), prey);
    const statuses = new Map<number, number>();
    const bad: string[] = [];
    let sent = 0;
    const work = async (until: number) => {
      const http = new RawHttp(Number(new URL(world.url).port));
      while (sent < until) {
        sent++;
        if (sent % renewedAfter === 0) prey.tokens = await tokens();
        const { kind, bytes, whole } = requests.next();
        const { status, body } = await http.send(bytes, whole);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status >= 500 || defect.test(body))
          bad.push(`${kind} ${status}: ${bytes.toString("latin1").slice(0, 3000)}\n→ ${body.slice(0, 500)}`);
      }
      http.close();
    };
    const all = (until: number) => Promise.all(Array.from({ length: clients }, () => work(until)));
    const began = performance.now();
    await all(Math.ceil(count / 3));
    const warm = await world.figures();
    await all(count);
    const after = await world.figures();
    expect(bad.slice(0, 5)).toEqual([]);
    expect(world.complaints().slice(0, 5)).toEqual([]);
    expect(after.resident - warm.resident).toBeLessThan(96 * 1024 * 1024);
    expect((await fetch(`${world.url}readyz`)).status).toBe(200);
    // Most of it came through to something: not everything was noise.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(count / 10);
    if (process.env.FUZZ !== undefined) {
      const seconds = (performance.now() - began) / 1000;
      const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
      console.log(
        `${sent} requests in ${seconds.toFixed(0)} s, ${((after.cpu - warm.cpu) / ((count * 2) / 3)).toFixed(2)} ms of CPU each; resident ${megabytes(warm.resident)} → ${megabytes(after.resident)} MB; statuses ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`,
      );
    }
  },
  Math.max(300_000, count * 60),
);
