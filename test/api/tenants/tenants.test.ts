import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Asker, createGraph } from "../../support/createGraph.js";
import { startWorld } from "../../support/world.js";
import { Crawl, type Viewer } from "./Crawl.js";
import { closedAlike } from "./closedAlike.js";
import { digestOf } from "./digestOf.js";
import type { NodeId } from "./nodeIds.js";
import { overHttp } from "./overHttp.js";
import { slowerBy } from "./slowerBy.js";
import { missingOf, type Stranger, Tenancy } from "./Tenancy.js";
import { deskOf, startTenants, type TenantsWorld } from "./TenantsWorld.js";

let world: TenantsWorld;
let tenancy: Tenancy;
beforeAll(async () => {
  world = await startTenants();
  tenancy = await Tenancy.learn(world);
}, 200_000);
afterAll(() => world?.stop());

/** Who of all the crawls have asked, and what came of it. */
const total = { probes: 0, answers: 0 };
function judge(crawl: Crawl): void {
  total.probes += crawl.probes;
  total.answers += crawl.answers;
  expect(crawl.leaks.slice(0, 10)).toEqual([]);
}

/** CRAWL=1 npm test -- test/api/tenants, as CI does: every role at both walls and at the doors, and many more ids in every place. */
const full = process.env.CRAWL === "1";
const fewer = ["ADMIN of B", "LIMITED of A", "nobody"];
const askers = () => tenancy.viewers.filter(({ name }) => full || fewer.includes(name));

/** A code that says that it is not there, or not for the viewer's role whatever it is. */
const refusals = ["NOT_FOUND", "APPROVAL_RIGHT_REQUIRED", "UNAUTHENTICATED", "issueVouchers: INVALID_STATE"];
/** Vetting is for staff alone, an invitation names an account that is not there, and whichever session B keeps, it is its own others that end. */
const ofAll = ["recordOrganizationVetting: FORBIDDEN", "inviteUser: VALIDATION", "endOtherSessions: EndSessionPayload"];
const ofUsers = ["requestRoleChange", "resendInvitation", "withdrawInvitation", "disableUser", "enableUser"];
/** Whom nobody else's user concerns, whoever it is. */
const ofNoAdmin = [
  "updateAccountSettings: FORBIDDEN",
  ...[...ofUsers, "inviteUser"].map((name) => `${name}: INVALID_STATE`),
];
const refusalsOf = ({ name }: Viewer) => [...refusals, ...ofAll, ...(name === "ADMIN of B" ? [] : ofNoAdmin)];
const othersThan = (codes: readonly string[], crawl: Crawl) =>
  [...crawl.codes].filter((code) => !codes.some((each) => code.endsWith(each)));

describe("rows of an account", () => {
  it("are of every kind that there is but for what is everybody's, and of each there are texts that are nobody else's", () => {
    const kinds = tenancy.documents.nodeTypes.filter((type) => type !== "Policy" && type !== "Product");
    expect(new Set(tenancy.of.a.map(({ type }) => type))).toEqual(new Set(kinds));
    expect(tenancy.secrets.ofA.size).toBeGreaterThan(400);
    expect(tenancy.secrets.ofOthers.size).toBeGreaterThan(300);
  });

  it("are in no answer to anybody of another account, who sees only his own, or nobody", async () => {
    const crawl = new Crawl(await world.graph(world.database));
    const reference = await world.graph(world.without);
    for (const viewer of askers()) {
      await tenancy.askNodes(crawl, viewer, { ids: viewer.forbidden });
      await tenancy.askQueries(crawl, viewer, tenancy.someOf(viewer.forbidden, full ? 1000 : 3));
      const isOfA = viewer.name === "LIMITED of A";
      const own = viewer.name === "ADMIN of B" || isOfA ? viewer.own : tenancy.someOf(viewer.own, 3);
      const depth = viewer.name === "ADMIN of B" || isOfA ? 4 : 2;
      await tenancy.askOwn(crawl, viewer, { reference: isOfA ? null : reference, own, depth, deeply: full ? 3 : 1 });
    }
    judge(crawl);
    expect(othersThan(refusals, crawl)).toEqual([]);
  }, 200_000);

  it("would be found in the lists of somebody who sees too much", async () => {
    const crawl = new Crawl(await world.graph(world.database));
    for (const [asker, secrets] of [
      [world.a.people.MANAGER, tenancy.secrets.ofOthers],
      [world.a.people.LIMITED, tenancy.secrets.ofA],
    ] as const) {
      const before = crawl.leaks.length;
      await tenancy.askOwn(crawl, { name: asker.role, asker, secrets }, { reference: null, own: [], depth: 3 });
      expect(crawl.leaks.length).toBeGreaterThan(before);
    }
  });

  it("cannot be followed: a subscription that names one begins as little as for what does not exist", async () => {
    const graph = await world.graph(world.database);
    const begins = (asker: Asker, source: string) =>
      graph.follow(asker, source).then(
        () => "begun",
        ({ message, extensions }) => `${extensions?.code} ${message}`,
      );
    const places = tenancy.documents.subscriptionPlaces;
    expect(places.length).toBeGreaterThan(1);
    for (const { asker, forbidden } of tenancy.viewers)
      for (const { field, path } of places)
        for (const { id } of forbidden.filter(({ type }) => type === "Order")) {
          const naming = (named: string) => `subscription { ${field.name}(${path[0]}: "${named}") { __typename } }`;
          const [said, expected] = [await begins(asker, naming(id)), await begins(asker, naming(missingOf(id)))];
          expect(said).toBe(expected);
          expect(said).toMatch(/^(NOT_FOUND|UNAUTHENTICATED) /);
        }
  });

  it("do not show by the time that an answer takes; with the first wall alone they would", async () => {
    const payment = tenancy.of.a.find(({ type }) => type === "Payment")?.id ?? "";
    const pair = [payment, missingOf(payment)] as const;
    const stranger = world.b.people.ADMIN;
    const [both, first] = [await world.graph(world.database), await firstAlone()];
    const rounds = [1, 2, 3];
    const ratios: Record<"both" | "first", number[]> = { both: [], first: [] };
    for (const _ of rounds) {
      ratios.both.push(await slowerBy(both, stranger, pair));
      ratios.first.push(await slowerBy(first, stranger, pair));
    }
    expect(Math.min(...ratios.both)).toBeLessThan(1.25);
    expect(Math.max(...ratios.first)).toBeGreaterThan(1.25);
  }, 100_000);
});

describe("each wall alone", () => {
  it("the second: database connections of B show nothing of A even to code that lets everybody see everything", async () => {
    const crawl = await crawledBySecondAlone(tenancy.of.a, 5);
    judge(crawl);
  }, 100_000);

  it("would show all of it without row-level security", async () => {
    const rowSecurity = (what: string) =>
      world.database.asOwner(`do $$ declare each record; begin
      for each in select tablename from pg_policies where schemaname = 'public' group by 1 loop
        execute format('alter table %I ${what} row level security', each.tablename);
      end loop; end $$`);
    await rowSecurity("disable");
    // These the code finds for nobody but their own, whoever he is.
    const personal = ({ type }: NodeId) => type.startsWith("Webhook") || type === "Viewer" || type === "Session";
    const ids = tenancy.someOf(tenancy.of.a, 2).filter((each) => !personal(each));
    const crawl = await crawledBySecondAlone(ids, 0);
    await rowSecurity("enable");
    expect(crawl.leaks.some((leak) => leak.includes("{ orders("))).toBe(true);
    for (const { id } of ids) expect(crawl.leaks.some((leak) => leak.includes(` ${id} `))).toBe(true);
  }, 100_000);

  it("the first: over connections that see everything, nobody is shown what is not his; but staff is", async () => {
    const door = await firstAlone();
    const crawl = new Crawl(door);
    const reference = await createGraph(world.without.dataSource, world.clock);
    for (const viewer of askers()) {
      const ids = tenancy.someOf(viewer.forbidden, 1);
      await tenancy.askNodes(crawl, viewer, { ids: viewer.forbidden, depth: 3 });
      await tenancy.askQueries(crawl, viewer, ids);
      if (viewer.name.endsWith("of B")) await tenancy.askOwn(crawl, viewer, { reference, own: [], depth: 1 });
    }
    judge(crawl);
    const control = new Crawl(door);
    await tenancy.askNodes(control, desk(), { ids: tenancy.someOf(tenancy.of.a, 1), depth: 1 });
    expect(control.leaks.length).toBeGreaterThan(15);
  }, 200_000);
});

/** After all that only reads: what somebody tried stands in the audit log of his account, with the ids that he named. */
describe("commands of others", () => {
  it("change nothing of it, each answered as for what does not exist", async () => {
    const before = await digestOf(world.database.dataSource);
    const graph = await world.graph(world.database);
    for (const viewer of askers()) {
      const crawl = new Crawl(graph);
      await tenancy.askMutations(crawl, viewer, some(viewer));
      judge(crawl);
      expect(othersThan(refusalsOf(viewer), crawl)).toEqual([]);
      // Not because he may not, but because there is no such user.
      const notFound = ofUsers.map((name) => `${name}: NOT_FOUND`);
      if (viewer.name === "ADMIN of B") expect([...crawl.codes]).toEqual(expect.arrayContaining(notFound));
    }
    expect(await digestOf(world.database.dataSource)).toEqual(before);
  }, 200_000);

  it("do so by the first wall alone", async () => {
    const before = await digestOf(world.database.dataSource);
    const crawl = new Crawl(await firstAlone());
    for (const viewer of askers()) await tenancy.askMutations(crawl, viewer, tenancy.someOf(viewer.forbidden, 1));
    judge(crawl);
    expect(othersThan([...refusals, ...ofAll, ...ofNoAdmin], crawl)).toEqual([]);
    expect(await digestOf(world.database.dataSource)).toEqual(before);
  }, 100_000);
});

/** Kinds of rows that commands name. */
const commanded = ["Order", "RevocationRequest", "Cancellation", "Settlement", "DomainValidation", "WebhookEndpoint"];

describe("the doors", () => {
  it("give nothing of it out either", async () => {
    const app = await startWorld({ DATABASE_URL: world.database.url, DATA_DIR: world.dataDir });
    try {
      const users = askers().flatMap(({ asker }) => (typeof asker === "string" ? [] : [asker]));
      const crawl = new Crawl(await overHttp(app, users));
      for (const viewer of askers()) {
        const ids = tenancy.someOf(viewer.forbidden, 1);
        await tenancy.askEach(crawl, viewer, { ids, depth: 2 });
        await tenancy.askOwn(crawl, viewer, { reference: null, own: [], depth: 2 });
        await tenancy.askMutations(
          crawl,
          viewer,
          ids.filter(({ type }) => commanded.includes(type)),
        );
      }
      judge(crawl);
      expect(othersThan(refusals, crawl)).toEqual([]);
    } finally {
      await app.stop();
    }
  }, 200_000);

  it("would be seen to change by somebody who may", async () => {
    const { dataSource } = world.database;
    const before = await digestOf(dataSource);
    const crawl = new Crawl(await world.graph(world.database));
    await tenancy.askMutations(crawl, desk(), tenancy.someOf(tenancy.of.a, 1));
    expect(crawl.leaks.length).toBeGreaterThan(10);
    expect(await digestOf(dataSource)).not.toEqual(before);
  });

  it("were asked often enough", () => {
    console.log(`${total.probes} probes (viewer, id, path of fields) in ${total.answers} answers, 0 leaks`);
    expect(total.probes).toBeGreaterThan(full ? 9_000_000 : 3_000_000);
    expect(total.answers).toBeGreaterThan(full ? 30_000 : 10_000);
  });
});

const firstAlone = () => createGraph(world.database.dataSource, world.clock);
const desk = (): Viewer => ({ name: "OPERATOR", asker: world.operator, secrets: tenancy.secrets.ofA });
const some = (viewer: Stranger) =>
  tenancy.someOf(viewer.forbidden, !full ? 2 : viewer.name === "ADMIN of B" || viewer.name === "LIMITED of A" ? 20 : 3);

/** All use cases over connections of B, asked by somebody whom the code lets see all accounts. */
async function crawledBySecondAlone(ids: readonly NodeId[], ownOfEachType: number): Promise<Crawl> {
  const overB = async (of: TenantsWorld["database"]) =>
    closedAlike(await createGraph(deskOf(of).as({ kind: "TENANT", accountId: world.b.id }), world.clock));
  const crawl = new Crawl(await overB(world.database));
  const reference = await overB(world.without);
  await tenancy.askNodes(crawl, desk(), { ids });
  await tenancy.askQueries(crawl, desk(), tenancy.someOf(ids, full ? 1000 : 3));
  await tenancy.askOwn(crawl, desk(), { reference, own: tenancy.someOf(tenancy.of.b, ownOfEachType), depth: 3 });
  return crawl;
}
