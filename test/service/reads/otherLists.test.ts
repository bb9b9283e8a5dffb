import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Certificate } from "../../../src/entities/Certificate.js";
import type { Order } from "../../../src/entities/Order.js";
import type { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { Certificates } from "../../../src/services/reads/Certificates.js";
import type { PageWish } from "../../../src/services/reads/keyset.js";
import { RevocationRequests } from "../../../src/services/reads/RevocationRequests.js";
import { beginning, insertCertificate, insertOrder, insertRequest } from "../../support/rows.js";
import { actorOf, createReadWorld, type ReadWorld, visibilityFor, walk } from "./readWorld.js";

let world: ReadWorld;
let orders: { readonly admin: Order; readonly limited: Order; readonly foreign: Order };
const certificates: Certificate[] = [];
const requests: RevocationRequest[] = [];

const hour = (n: number) => new Date(beginning.getTime() + n * 3_600_000);
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

beforeAll(async () => {
  world = await createReadWorld();
  const { kumo, sora, people, products, policy } = world;
  const bought = { productId: products[0].id, policyId: policy.id };
  orders = {
    admin: await insertOrder(world.db, { ...bought, accountId: kumo.id, placedById: people.admin.id }),
    limited: await insertOrder(world.db, { ...bought, accountId: kumo.id, placedById: people.limited.id }),
    foreign: await insertOrder(world.db, { ...bought, accountId: sora.id, placedById: people.stranger.id }),
  };
  for (let n = 0; n < 30; n++) {
    const order = Object.values(orders)[n % 3] as Order;
    const times = { createdAt: hour(n % 4), notAfter: hour(1000 + (n % 6)) };
    const status = n % 5 === 0 ? "EXPIRED" : "ISSUED";
    certificates.push(await insertCertificate(world.db, order, { ...times, status }));
    const asked = { requestedAt: hour(n % 4), deadlineAt: hour(100 + (n % 5)) };
    const stands = {
      status: n % 2 === 0 ? "NEEDS_APPROVAL" : "REJECTED",
      decider: n % 4 === 0 ? "STAFF" : "ACCOUNT",
    } as const;
    const reason = n % 3 === 0 ? "KEY_COMPROMISE" : "SUPERSEDED";
    requests.push(await insertRequest(world.db, order, { ...asked, ...stands, reason }));
  }
});
afterAll(() => world.destroy());

/** By a time and then the id, as the lists are. */
function sorted<T extends { id: string }>(rows: readonly T[], timeOf: (row: T) => Date, ascending: boolean): string[] {
  const ids = idsOf(rows.toSorted((a, b) => timeOf(a).getTime() - timeOf(b).getTime() || (a.id < b.id ? -1 : 1)));
  return ascending ? ids : ids.reverse();
}

describe("certificates", () => {
  let lists: Certificates;
  beforeAll(() => {
    lists = new Certificates(world.db);
  });
  const read = (filter: Parameters<Certificates["page"]>[1]) => (page: PageWish) =>
    lists.page({ kind: "ALL" }, filter, page);

  it.each(["FORWARD", "BACKWARD"] as const)("come newest first, read %s", async (direction) => {
    expect(await walk(read({}), { size: 7, direction })).toEqual(sorted(certificates, (row) => row.createdAt, false));
  });

  it("are filtered, each part and all at once", async () => {
    const filters = [
      [{ orderId: orders.admin.id }, (row: Certificate) => row.orderId === orders.admin.id],
      [{ status: ["EXPIRED"] as const }, (row: Certificate) => row.status === "EXPIRED"],
      [
        { notAfterFrom: hour(1002), notAfterBefore: hour(1004) },
        ({ notAfter }: Certificate) => notAfter >= hour(1002) && notAfter < hour(1004),
      ],
      [
        { status: ["ISSUED"] as const, orderId: orders.limited.id },
        (row: Certificate) => row.status === "ISSUED" && row.orderId === orders.limited.id,
      ],
    ] as const;
    for (const [filter, holds] of filters) {
      const expected = certificates.filter(holds);
      expect(expected.length).toBeGreaterThan(0);
      expect(await walk(read(filter), { size: 4, direction: "FORWARD" })).toEqual(
        sorted(expected, (row) => row.createdAt, false),
      );
      expect(await lists.count({ kind: "ALL" }, filter)).toBe(expected.length);
    }
  });

  it("are found by serial number and fingerprint, however these are written", async () => {
    const [wanted] = certificates;
    if (wanted === undefined) throw new Error("none was made");
    const spaced = wanted.serialNumber.toLowerCase().replace(/(..)(?=.)/g, "$1:");
    expect(await lists.bySerialNumber({ kind: "ALL" }, spaced)).toMatchObject({ id: wanted.id });
    const byPrint = await lists.page(
      { kind: "ALL" },
      { sha256Fingerprint: wanted.sha256Fingerprint.toLowerCase() },
      first(2),
    );
    expect(idsOf(byPrint?.rows ?? [])).toEqual([wanted.id]);
  });

  it("exist for whoever sees their order, and for nobody else", async () => {
    const { admin, limited, stranger, operator } = world.people;
    const seen = async (user: typeof admin) => lists.count(visibilityFor(user), {});
    expect([await seen(admin), await seen(limited), await seen(stranger), await seen(operator)]).toEqual([
      20, 10, 10, 30,
    ]);
    const foreign = certificates.find(({ orderId }) => orderId === orders.admin.id)?.serialNumber ?? "";
    expect(await lists.bySerialNumber(visibilityFor(limited), foreign)).toBeNull();
    expect(await lists.bySerialNumber(visibilityFor(stranger), foreign)).toBeNull();
    expect(await lists.bySerialNumber(visibilityFor(admin), foreign)).not.toBeNull();
  });
});

describe("revocation requests", () => {
  let lists: RevocationRequests;
  beforeAll(() => {
    lists = new RevocationRequests(world.db);
  });

  it.each([
    ["REQUESTED_AT", "ASC"],
    ["REQUESTED_AT", "DESC"],
    ["DEADLINE_AT", "ASC"],
    ["DEADLINE_AT", "DESC"],
  ] as const)("by %s %s, read forwards and backwards", async (field, direction) => {
    const timeOf = (row: RevocationRequest) => (field === "REQUESTED_AT" ? row.requestedAt : row.deadlineAt);
    const read = (page: PageWish) => lists.page({ kind: "ALL" }, { filter: {}, sort: { field, direction } }, page);
    const expected = sorted(requests, timeOf, direction === "ASC");
    expect(await walk(read, { size: 7, direction: "FORWARD" })).toEqual(expected);
    expect(await walk(read, { size: 7, direction: "BACKWARD" })).toEqual(expected);
  });

  it("are filtered, each part and all at once", async () => {
    const filters = [
      [{ status: ["REJECTED"] as const }, (row: RevocationRequest) => row.status === "REJECTED"],
      [{ reason: ["KEY_COMPROMISE"] as const }, (row: RevocationRequest) => row.reason === "KEY_COMPROMISE"],
      [{ deadlineBefore: hour(102) }, (row: RevocationRequest) => row.deadlineAt < hour(102)],
      [
        { orderId: orders.foreign.id, status: ["NEEDS_APPROVAL"] as const },
        (row: RevocationRequest) => row.orderId === orders.foreign.id && row.status === "NEEDS_APPROVAL",
      ],
    ] as const;
    for (const [filter, holds] of filters) {
      const expected = requests.filter(holds);
      const read = (page: PageWish) => lists.page({ kind: "ALL" }, { filter, sort: null }, page);
      expect(expected.length).toBeGreaterThan(0);
      expect(await walk(read, { size: 4, direction: "FORWARD" })).toEqual(
        sorted(expected, (row) => row.requestedAt, false),
      );
      expect(await lists.count({ kind: "ALL" }, filter)).toBe(expected.length);
    }
  });

  it("stand in the queue of those who decide them, nearest deadline first", async () => {
    const queueOf = (user: ReadWorld["people"]["admin"]) => (page: PageWish) => lists.queue(actorOf(user), page);
    const waiting = (decider: string, seen: (row: RevocationRequest) => boolean) =>
      sorted(
        requests.filter((row) => row.status === "NEEDS_APPROVAL" && row.decider === decider && seen(row)),
        (row) => row.deadlineAt,
        true,
      );
    const { admin, limited, operator } = world.people;
    const ofKumo = waiting("ACCOUNT", ({ accountId }) => accountId === world.kumo.id);
    expect(ofKumo.length).toBeGreaterThan(0);
    expect(await walk(queueOf(admin), { size: 2, direction: "FORWARD" })).toEqual(ofKumo);
    expect(await lists.queueLength(actorOf(admin))).toBe(ofKumo.length);
    expect(await walk(queueOf(operator), { size: 3, direction: "FORWARD" })).toEqual(waiting("STAFF", () => true));
    expect(await walk(queueOf(limited), { size: 3, direction: "FORWARD" })).toEqual([]);
  });
});

const first = (size: number) => ({ size, direction: "FORWARD", cursor: null }) as const;
