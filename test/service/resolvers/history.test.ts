import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Order } from "../../../src/entities/Order.js";
import type { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { createGraph, type Graph } from "../../support/createGraph.js";
import { insertEvent, insertOrder, insertRequest } from "../../support/rows.js";
import { createReadWorld, type ReadWorld } from "../reads/readWorld.js";

let world: ReadWorld;
let graph: Graph;
let orders: [Order, Order];
let request: RevocationRequest;

interface Page {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly sequence: number; readonly cursor: string };
  }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

beforeAll(async () => {
  world = await createReadWorld();
  const { db, kumo, people, products, policy } = world;
  const bought = { accountId: kumo.id, placedById: people.admin.id, productId: products[0].id, policyId: policy.id };
  orders = [await insertOrder(db, bought), await insertOrder(db, bought)];
  request = await insertRequest(db, orders[0]);
  // Those of the two orders alternate in the log; every third of the first is one of its request.
  for (let n = 0; n < 40; n++) {
    const asked = {
      kind: "RevocationRequestChanged",
      requestId: request.id,
      requestStatus: "NEEDS_APPROVAL",
      status: null,
    } as const;
    await insertEvent(db, orders[n % 2 === 0 ? 0 : 1], n % 6 === 0 ? { ...asked, decider: "ACCOUNT" } : {});
  }
  await insertEvent(db, orders[0], { position: null });
  graph = await createGraph(db);
});
afterAll(() => world.destroy());

const selection =
  "edges { cursor node { sequence cursor } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

async function page(of: "order" | "request", args: string): Promise<Page> {
  const root = of === "order" ? `order(id: "${orders[0].id}")` : `revocationRequest(id: "${request.id}")`;
  const { data, errors } = await graph.run(
    world.people.admin,
    `{ root: ${root} { events(${args}) { ${selection} } } }`,
  );
  if (errors !== undefined) throw errors[0];
  return (data as { root: { events: Page } }).root.events;
}
const sequences = ({ edges }: Page) => edges.map(({ node }) => node.sequence);

describe("the events of an order", () => {
  const all = Array.from({ length: 20 }, (_, n) => n + 1);

  it.each([1, 7, 20, 100])(
    "come oldest first, in pages of %i, forwards and backwards, without those that have no position",
    async (size) => {
      const forwards: number[] = [];
      for (let args = `first: ${size}`, more = true; more; ) {
        const { pageInfo, ...read } = await page("order", args);
        forwards.push(...sequences({ pageInfo, ...read }));
        more = pageInfo.hasNextPage;
        args = `first: ${size}, after: "${pageInfo.endCursor}"`;
      }
      expect(forwards).toEqual(all);
      const backwards: number[] = [];
      for (let args = `last: ${size}`, more = true; more; ) {
        const { pageInfo, ...read } = await page("order", args);
        backwards.unshift(...sequences({ pageInfo, ...read }));
        more = pageInfo.hasPreviousPage;
        args = `last: ${size}, before: "${pageInfo.startCursor}"`;
      }
      expect(backwards).toEqual(all);
    },
  );

  it("have the cursors of the stream: it goes on where a page ends", async () => {
    const { edges, pageInfo } = await page("order", "first: 3");
    expect(edges.map(({ cursor }) => cursor)).toEqual(edges.map(({ node }) => node.cursor));
    const document = `{ orderEvents(orderId: "${orders[0].id}", after: "${pageInfo.endCursor}", first: 2) { ${selection} } }`;
    const { data } = await graph.run(world.people.admin, document);
    expect(sequences((data as { orderEvents: Page }).orderEvents)).toEqual([4, 5]);
  });

  it("are refused with a cursor that is none, or of a log that was rebuilt", async () => {
    await expect(page("order", 'after: "nothing"')).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    const foreign = Buffer.from("abcdef:5").toString("base64url");
    await expect(page("order", `after: "${foreign}"`)).rejects.toMatchObject({
      extensions: { code: "CURSOR_EXPIRED", streamHead: expect.any(String) },
    });
  });
});

describe("the events of a request", () => {
  it("are those of the request alone", async () => {
    // Of the first order every third, from its first on.
    expect(sequences(await page("request", "first: 100"))).toEqual([1, 4, 7, 10, 13, 16, 19]);
    expect(sequences(await page("request", "last: 2"))).toEqual([16, 19]);
  });
});

it("many at once, with different arguments, are each their own page", async () => {
  const [a, b] = orders;
  const document = `{ a: order(id: "${a.id}") { first: events(first: 2) { ${selection} } last: events(last: 1) { ${selection} } }
    b: order(id: "${b.id}") { first: events(first: 2) { ${selection} } } }`;
  const { data } = await graph.run(world.people.admin, document);
  const shown = data as { a: { first: Page; last: Page }; b: { first: Page } };
  expect([shown.a.first, shown.a.last, shown.b.first].map(sequences)).toEqual([[1, 2], [20], [1, 2]]);
  expect(shown.a.first.edges[0]?.cursor).not.toBe(shown.b.first.edges[0]?.cursor);
});
