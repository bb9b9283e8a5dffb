import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { OrderStatus } from "../../../src/domain/order.js";
import { OrderSortField, SortDirection } from "../../../src/domain/sorting.js";
import type { Order } from "../../../src/entities/Order.js";
import { Orders } from "../../../src/services/reads/Orders.js";
import type { OrderFilter } from "../../../src/services/reads/orderFilter.js";
import { insertOrder } from "../../support/rows.js";
import { createReadWorld, type ReadWorld, visibilityFor, walk } from "./readWorld.js";

let world: ReadWorld;
let orders: Orders;
/** Everything that there is; what a list must answer is computed from it. */
const all: Order[] = [];

const day = (n: number) => new Date(Date.UTC(2026, 3, n));

beforeAll(async () => {
  world = await createReadWorld();
  orders = new Orders(world.db);
  const { kumo, sora, people, products, policy } = world;
  for (let n = 0; n < 60; n++) {
    const mine = n % 4 !== 0;
    const placedBy = mine ? (n % 3 === 0 ? people.limited : people.admin) : people.stranger;
    const status = (Object.keys(OrderStatus) as OrderStatus[])[n % 5] ?? "ISSUED";
    all.push(
      await insertOrder(world.db, {
        accountId: (mine ? kumo : sora).id,
        placedById: placedBy.id,
        productId: products[n % 2 === 0 ? 0 : 1].id,
        policyId: policy.id,
        status,
        // Many of the same time, name and end, and some without an end: the id has to break the ties.
        createdAt: day(n % 7),
        commonName: `host${n % 6}.example.org`,
        expiresAt: n % 5 === 0 ? null : day(100 + (n % 8)),
        cancellationStatus: n % 9 === 0 ? "RECEIVED" : null,
        cancellationDueAt: n % 9 === 0 ? day(50 + (n % 2)) : null,
      }),
    );
  }
});
afterAll(() => world.destroy());

const keys = {
  CREATED_AT: (order: Order) => order.createdAt.getTime(),
  NUMBER: (order: Order) => order.number,
  COMMON_NAME: (order: Order) => order.commonName,
  EXPIRES_AT: (order: Order) => order.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
  CANCELLATION_DUE_AT: (order: Order) => order.cancellationDueAt?.getTime() ?? Number.POSITIVE_INFINITY,
} as const satisfies Record<OrderSortField, (order: Order) => number | string>;

function sorted(rows: readonly Order[], field: OrderSortField, direction: SortDirection): string[] {
  const ascending = rows.toSorted((a, b) => {
    const [x, y] = [keys[field](a), keys[field](b)];
    return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
  });
  return (direction === "ASC" ? ascending : ascending.reverse()).map(({ id }) => id);
}

const cases = Object.values(OrderSortField).flatMap((field) =>
  Object.values(SortDirection).map((direction) => ({ field, direction })),
);

describe("a list in pages", () => {
  it.each(cases)(
    "by $field $direction is the whole list, read forwards and backwards",
    async ({ field, direction }) => {
      const expected = sorted(all, field, direction);
      for (const size of [1, 7, 60, 100]) {
        for (const way of ["FORWARD", "BACKWARD"] as const) {
          const wish = { filter: {}, sort: { field, direction } };
          const read = (page: Parameters<Orders["page"]>[2]) => orders.page({ kind: "ALL" }, wish, page);
          expect({ size, way, ids: await walk(read, { size, direction: way }) }).toEqual({ size, way, ids: expected });
        }
      }
    },
  );

  it("comes newest first unless a sort is asked for", async () => {
    const page = await orders.page({ kind: "ALL" }, { filter: {}, sort: null }, forward(10));
    expect(page?.rows.map(({ id }) => id)).toEqual(sorted(all, "CREATED_AT", "DESC").slice(0, 10));
  });

  it("neither skips nor doubles a row when others come in between", async () => {
    const wish = { filter: { search: "steady" }, sort: null };
    const place = (createdAt: Date) =>
      insertOrder(world.db, { ...owner(), commonName: "steady.example.org", createdAt });
    const [third, second, first] = [await place(day(1)), await place(day(2)), await place(day(3))];
    const start = await orders.page({ kind: "ALL" }, wish, forward(2));
    expect(start?.rows.map(({ id }) => id)).toEqual([first.id, second.id]);
    await place(day(4)); // by an offset, `second` would come again
    const rest = await orders.page({ kind: "ALL" }, wish, { ...forward(2), cursor: start?.cursors[1] ?? null });
    expect(rest?.rows.map(({ id }) => id)).toEqual([third.id]);
    await world.db.query("delete from orders where common_name = 'steady.example.org'");
  });

  const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

  it.each([
    "",
    "x",
    "!!",
    made(),
    made("CREATED_AT", "now", "ord_1"),
    made("CREATED_AT", "2026-02-30T00:00:00.000Z", "ord_1"),
    made("CREATED_AT", "0000-03-01T00:00:00.000Z", "ord_1"),
    made("CREATED_AT", "2026-03-01T00:00:00.000Z", "ord_\0"),
    made("CREATED_AT", 1, 2),
  ])("refuses %j, which is no cursor of it", async (cursor) => {
    const page = { ...forward(1), cursor };
    expect(await orders.page({ kind: "ALL" }, { filter: {}, sort: null }, page)).toBeNull();
  });

  it("refuses a cursor of another sort", async () => {
    const byNumber = { filter: {}, sort: { field: "NUMBER", direction: "ASC" } } as const;
    const page = await orders.page({ kind: "ALL" }, byNumber, forward(1));
    const cursor = page?.cursors[0] ?? null;
    expect(cursor).not.toBeNull();
    expect(await orders.page({ kind: "ALL" }, { filter: {}, sort: null }, { ...forward(1), cursor })).toBeNull();
  });
});

describe("a filter", () => {
  const filters: { name: string; filter: () => OrderFilter; holds: (order: Order) => boolean }[] = [
    { name: "nothing", filter: () => ({ status: [], productCode: null, search: " " }), holds: () => true },
    {
      name: "status",
      filter: () => ({ status: ["ISSUED", "PENDING"] }),
      holds: ({ status }) => status === "ISSUED" || status === "PENDING",
    },
    {
      name: "productCode",
      filter: () => ({ productCode: [world.products[1].code] }),
      holds: (order) => order.productId === world.products[1].id,
    },
    {
      name: "created",
      filter: () => ({ createdFrom: day(2), createdBefore: day(4) }),
      holds: ({ createdAt }) => createdAt >= day(2) && createdAt < day(4),
    },
    {
      name: "expiresFrom",
      filter: () => ({ expiresFrom: day(103) }),
      holds: ({ expiresAt }) => expiresAt !== null && expiresAt >= day(103),
    },
    {
      name: "expiresBefore",
      filter: () => ({ expiresBefore: day(103) }),
      holds: ({ expiresAt }) => expiresAt !== null && expiresAt < day(103),
    },
    {
      name: "accountId",
      filter: () => ({ accountId: world.sora.id }),
      holds: ({ accountId }) => accountId === world.sora.id,
    },
    {
      name: "cancellationStatus",
      filter: () => ({ cancellationStatus: ["RECEIVED"] }),
      holds: ({ cancellationStatus }) => cancellationStatus === "RECEIVED",
    },
    {
      name: "all parts at once",
      filter: () => ({ status: ["ISSUED"], accountId: world.kumo.id, createdFrom: day(2) }),
      holds: ({ status, accountId, createdAt }) =>
        status === "ISSUED" && accountId === world.kumo.id && createdAt >= day(2),
    },
  ];

  it.each(filters)("by $name", async ({ filter, holds }) => {
    const expected = all.filter(holds);
    expect(expected.length).toBeGreaterThan(0);
    const read = (page: Parameters<Orders["page"]>[2]) =>
      orders.page({ kind: "ALL" }, { filter: filter(), sort: null }, page);
    expect(await walk(read, { size: 9, direction: "FORWARD" })).toEqual(sorted(expected, "CREATED_AT", "DESC"));
    expect(await orders.count({ kind: "ALL" }, filter())).toBe(expected.length);
  });

  it("counts each status by the filter without its own", async () => {
    const counted = await orders.countByStatus({ kind: "ALL" }, { status: ["REVOKED"], accountId: world.kumo.id });
    const mine = all.filter(({ accountId }) => accountId === world.kumo.id);
    const expected = Object.keys(OrderStatus).map((status) => ({
      status,
      count: mine.filter((order) => order.status === status).length,
    }));
    expect(counted).toEqual(expected);
  });
});

describe("what the viewer may not see does not exist", () => {
  const count = async (user: "admin" | "limited" | "stranger" | "operator", filter: OrderFilter = {}) =>
    orders.count(visibilityFor(world.people[user]), filter);
  const of = (holds: (order: Order) => boolean) => all.filter(holds).length;

  it("for the account, for LIMITED, for staff, for nobody", async () => {
    const { kumo, sora, people } = world;
    expect(await count("admin")).toBe(of(({ accountId }) => accountId === kumo.id));
    expect(await count("limited")).toBe(of(({ placedById }) => placedById === people.limited.id));
    expect(await count("stranger")).toBe(of(({ accountId }) => accountId === sora.id));
    expect(await count("operator")).toBe(all.length);
    expect(await orders.count({ kind: "NONE" }, {})).toBe(0);
  });

  it("not by naming the other account, not by its number, not in a tab", async () => {
    expect(await count("admin", { accountId: world.sora.id })).toBe(0);
    const [foreign] = all.filter(({ accountId }) => accountId === world.sora.id);
    const { admin, stranger } = world.people;
    expect(await orders.byNumber(visibilityFor(admin), foreign?.number ?? "")).toBeNull();
    expect(await orders.byNumber(visibilityFor(stranger), foreign?.number ?? "")).toMatchObject({ id: foreign?.id });
    const tabs = await orders.countByStatus(visibilityFor(world.people.limited), {});
    expect(tabs.reduce((sum, tab) => sum + tab.count, 0)).toBe(await count("limited"));
  });
});

const forward = (size: number) => ({ size, direction: "FORWARD", cursor: null }) as const;

function owner() {
  const { kumo, people, products, policy } = world;
  return { accountId: kumo.id, placedById: people.admin.id, productId: products[0].id, policyId: policy.id };
}
