import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { X509Crl } from "@peculiar/x509";
import { type FailPoint, failPoints } from "../../src/services/failPoints.js";
import { RowInvariants } from "../service/model/invariants.js";
import { until } from "../support/until.js";
import { CrashWorld } from "./CrashWorld.js";
import { type Story, type Subject, stories, storyOf } from "./stories.js";
import { openWork, type Trace, traceOf } from "./traceOf.js";

/** Orders at each point: CRASHES=50 npm test -- test/crash. */
const crashes = Number(process.env.CRASHES ?? 1);

/** Of them, how many are under way when a process dies. CRASH_TOGETHER=1: each has a death of its own. */
const together = Math.min(crashes, Number(process.env.CRASH_TOGETHER ?? 5));

const { CRASH_POINTS: chosen } = process.env;
/** Without a word of how many, every sixth place: each of them costs a start of the server. CI dies at all. */
const isTaken = (point: string, n: number) =>
  chosen === undefined ? process.env.CRASHES !== undefined || n % 6 === 0 : chosen.split(",").includes(point);
const points = failPoints.filter(isTaken);

/** Orders at each point between two looks at what has become of them: tokens live a quarter of an hour. */
const atOnce = 10;

/** Orders that are prepared at a time. */
const hands = 10;

/** Milliseconds until everything must be settled again. */
const patience = 60_000;

interface Crash {
  readonly point: FailPoint;
  readonly subject: Subject;
}

let world: CrashWorld;
let invariants: RowInvariants;
/** What each story comes to when nobody dies. */
const undisturbed = new Map<Story, Trace>();
/** Seconds, the longest that it took. */
let slowest = 0;

beforeAll(async () => {
  world = await CrashWorld.start();
  invariants = new RowInvariants(world.demo.database);
  const told = [...new Set(points.map((point) => storyOf[point]))];
  const subjects = await inTurn(told, (story) => stories[story](world));
  await inTurn(subjects, ({ command }) => command());
  await settles();
  for (const [n, story] of told.entries()) undisturbed.set(story, await traceOf(world, subjects[n]?.commonName ?? ""));
}, 180_000);
afterAll(async () => {
  if (crashes > 1)
    process.stdout.write(
      `${world.deaths} deaths at ${points.length} points, ${crashes} orders at each; settled after ${slowest.toFixed(1)} s at most\n`,
    );
  await world?.stop();
});

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const run = async () => {
    for (const [n, item] of left) results[n] = await work(item);
  };
  await Promise.all(Array.from({ length: hands }, run));
  return results;
}

/** Nothing is left that goes on by itself. */
async function settles(): Promise<void> {
  const begin = performance.now();
  const isNone = async () => Object.keys(await openWork(world)).length === 0;
  const otherwise = async () => `${JSON.stringify(await openWork(world))} ${world.complaints}`;
  await until(isNone, { patience, pause: 100, otherwise });
  slowest = Math.max(slowest, (performance.now() - begin) / 1000);
}

/** Several orders pass it at once, so that nobody can say how often they do. */
const isShared = (point: FailPoint) => point === "crl:after-publish" || point === "relay:after-numbering";

/** Dies for all, and lives on. Half of those who heard nothing ask again at once, the others wait and see. */
async function crash(count: number): Promise<Crash[]> {
  const wished = points.flatMap((point) => Array.from({ length: count }, () => point));
  const all = await inTurn(wished, async (point) => ({ point, subject: await stories[storyOf[point]](world) }));
  for (const point of points) {
    const own = all.filter((each) => each.point === point).map(({ subject }) => subject.command);
    for (let begin = 0; begin < own.length; begin += together) {
      const commands = own.slice(begin, begin + together);
      await world.dieAt(point, isShared(point) ? 1 : 1 + (world.deaths % commands.length), commands);
    }
  }
  await world.revive();
  await inTurn(
    all.filter((_, n) => n % 2 === 0),
    ({ subject }) => subject.command(),
  );
  await settles();
  return all;
}

/** Once more, with the same key: the same answer, and nothing new; what was lost before its commit happens now. */
async function askAgain(all: readonly Crash[]): Promise<void> {
  await inTurn(all, ({ subject }) => subject.command());
  await settles();
  const answer = ({ subject }: Crash) => subject.command();
  expect(await inTurn(all, answer)).toEqual(await inTurn(all, answer));
  await settles();
}

/** Upper-case hexadecimal. */
async function listed(): Promise<string[]> {
  const crl = new X509Crl(await (await fetch(`${world.url}ca/issuing.crl`)).arrayBuffer());
  return crl.entries.map(({ serialNumber }) => serialNumber.toUpperCase().padStart(32, "0")).sort();
}

const serials = async (sql: string) => (await world.query(sql)).map(({ serial }) => serial).sort();

describe("a process that dies", () => {
  it("leaves nothing undone and nothing twice, wherever it dies: each order ends as if nobody had died (K8, D10, D20)", async () => {
    for (let left = crashes; left > 0; left -= atOnce) {
      const all = await crash(Math.min(left, atOnce));
      await askAgain(all);
      for (const { point, subject } of all) {
        const [seen, meant] = [await traceOf(world, subject.commonName), undisturbed.get(storyOf[point])];
        expect({ point, ...seen }).toEqual({ point, ...meant });
      }
      await invariants.check();
    }
    if (process.env.CRASHES !== undefined)
      console.log(`${world.deaths} deaths at ${points.length} points, ${crashes} orders at each`);
    expect(world.deaths).toBeGreaterThanOrEqual((crashes * points.length) / together);
  }, 3_600_000);

  it("has heard of no order whose card was not freed, asked for nothing twice with another amount, and keeps no certificate that no order has (I4)", async () => {
    const calls = await world.gateway.calls();
    const amounts = new Map<string, Set<number | undefined>>();
    for (const { id, call, amount } of calls)
      amounts.set(`${call} ${id}`, (amounts.get(`${call} ${id}`) ?? new Set()).add(amount));
    expect([...amounts].filter(([, each]) => each.size > 1)).toEqual([]);
    const held = await serials("select id as serial from card_authorizations where order_id is not null");
    const strays = [...new Set(calls.map(({ id }) => id))].filter((id) => !held.includes(id));
    for (const id of strays) expect(await world.gateway.of(id)).toMatchObject({ voided: true, captures: 0 });
    const unknown = `select serial_number as serial from ca_certificates where revoked_at is null and authority = 'issuing'
      and serial_number not in (select serial_number from certificates)`;
    expect(await serials(unknown)).toEqual([]);
  });

  it("has every revoked certificate in the CRL, once, and no other (I8)", async () => {
    const revoked = `select c.serial_number as serial from certificates c join ca_certificates a on a.serial_number = c.serial_number
      where c.status = 'REVOKED' and a.authority = 'issuing'`;
    expect(await listed()).toEqual(await serials(revoked));
  });

  it("numbers its log without gaps and twins", async () => {
    const [log] = await world.query(
      `select count(*)::int as events, count(distinct position)::int as places, (max(position) - min(position) + 1)::int as span,
         max(position)::int - (select head from stream_head)::int as beyond from events`,
    );
    expect(log).toEqual({ events: log.events, places: log.events, span: log.events, beyond: 0 });
  });
});
