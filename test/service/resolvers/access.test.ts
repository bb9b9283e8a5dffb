import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ExecutionResult } from "graphql";
import { type Asker, createGraph, type Graph } from "../../support/createGraph.js";
import {
  insertCertificate,
  insertEvent,
  insertOrder,
  insertPayment,
  insertRequest,
  insertValidation,
} from "../../support/rows.js";
import { createReadWorld, type ReadWorld } from "../reads/readWorld.js";

let world: ReadWorld;
let graph: Graph;
/** Ids of one order of the administrator, and of everything that hangs on it. */
let ids: Readonly<Record<"order" | "payment" | "validation" | "certificate" | "request" | "event", string>>;

beforeAll(async () => {
  world = await createReadWorld();
  const { db, kumo, people, products, policy } = world;
  const bought = { accountId: kumo.id, productId: products[0].id, policyId: policy.id };
  const order = await insertOrder(db, { ...bought, placedById: people.admin.id });
  await insertEvent(db, order);
  const [event] = await db.query("select id from events where order_id = $1", [order.id]);
  const [payment, validation] = [await insertPayment(db, order), await insertValidation(db, order)];
  const [certificate, request] = [await insertCertificate(db, order), await insertRequest(db, order)];
  ids = {
    order: order.id,
    payment: payment.id,
    validation: validation.id,
    certificate: certificate.id,
    request: request.id,
    event: event.id,
  };
  graph = await createGraph(db);
});
afterAll(() => world.destroy());

const codes = ({ errors = [] }: ExecutionResult) => errors.map((error) => error.extensions.code);

describe("nobody", () => {
  it("is no viewer and finds no node, not even of a product", async () => {
    const [product, some] = [world.products[0].id, ids.order];
    const answer = await graph.run(
      "ANONYMOUS",
      `{ viewer { id } node(id: "${product}") { id } nodes(ids: ["${product}", "${some}"]) { id } }`,
    );
    expect(answer).toEqual({ data: { viewer: null, node: null, nodes: [null, null] } });
  });

  it("reads what is the same for everybody, with a token that is not good too", async () => {
    const document = `{ products { code policy { brand } } product(code: "${world.products[1].code}") { id } labels { label } }`;
    for (const asker of ["ANONYMOUS", "INVALID"] as const) {
      const { data, errors } = await graph.run(asker, document);
      expect(errors).toBeUndefined();
      expect(data).toMatchObject({
        product: { id: world.products[1].id },
        products: world.products.map(({ code }) => ({ code, policy: { brand: "certcentral" } })),
      });
    }
  });

  it.each([
    "orders { edges { cursor } }",
    'order(id: "ord_1") { id }',
    "certificates { edges { cursor } }",
    'certificate(serialNumber: "00") { id }',
    "revocationRequests { edges { cursor } }",
    'revocationRequest(id: "rev_1") { id }',
    "approvalQueue { edges { cursor } }",
    "orderEvents { edges { cursor } }",
    "streamHead",
  ])("is asked to sign in for %s", async (field) => {
    const answer = await graph.run("ANONYMOUS", `{ ${field} }`);
    expect(codes(answer)).toEqual(["UNAUTHENTICATED"]);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ http: { status: 401 } });
  });

  it.each(["viewer { id }", 'node(id: "ord_1") { id }', "nodes(ids: []) { id }", "orders { edges { cursor } }"])(
    "but somebody whose token is not good is told so, also by %s",
    async (field) => {
      expect(codes(await graph.run("INVALID", `{ ${field} }`))).toEqual(["UNAUTHENTICATED"]);
    },
  );
});

describe("the viewer", () => {
  it("is the user, the account, and what the role allows", async () => {
    const { admin } = world.people;
    const { data } = await graph.run(admin, "{ viewer { id permissions user { id role } account { id } } }");
    const viewer = {
      id: admin.id.replace("usr", "vwr"),
      user: { id: admin.id, role: "ADMIN" },
      account: { id: world.kumo.id },
    };
    expect(data).toMatchObject({
      viewer: { ...viewer, permissions: ["PLACE_ORDER", "DECIDE", "SKIP_APPROVAL", "HANDLE_MONEY", "MANAGE_ACCOUNT"] },
    });
  });

  it("of the desk has no account", async () => {
    expect((await graph.run(world.people.operator, "{ viewer { account { id } } }")).data).toEqual({
      viewer: { account: null },
    });
  });
});

describe("node and nodes", () => {
  const types = async (asker: Asker, wanted: readonly string[]) => {
    const document = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
    const { data, errors } = await graph.run(asker, document, { variables: { ids: wanted } });
    if (errors !== undefined) throw errors[0];
    return (data as { nodes: ({ __typename: string } | null)[] }).nodes.map((node) => node?.__typename ?? null);
  };
  const everything = () => [...Object.values(ids), world.kumo.id, world.people.limited.id];
  const all = [
    "Order",
    "Payment",
    "DomainValidation",
    "Certificate",
    "RevocationRequest",
    "OrderStatusChanged",
    "Account",
    "User",
  ];

  it("finds each kind, in the order asked, for the account and for staff", async () => {
    expect(await types(world.people.admin, everything())).toEqual(all);
    expect(await types(world.people.operator, everything().reverse())).toEqual([...all].reverse());
  });

  it("finds nothing of an order that was placed by another, for LIMITED, but the account and its people", async () => {
    expect(await types(world.people.limited, everything())).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      "Account",
      "User",
    ]);
  });

  it("finds nothing at all of another account", async () => {
    expect(await types(world.people.stranger, everything())).toEqual(everything().map(() => null));
  });

  it("finds oneself as viewer, nobody else, and what is public", async () => {
    const viewerId = ({ id }: { id: string }) => id.replace("usr", "vwr");
    const { admin, limited, operator } = world.people;
    const wanted = [
      viewerId(admin),
      viewerId(limited),
      world.products[0].id,
      world.policy.id,
      operator.id,
      world.sora.id,
    ];
    expect(await types(admin, wanted)).toEqual(["Viewer", null, "Product", "Policy", "User", null]);
  });

  it.each(["", "ord_", "ORD_1", "xyz_1", "ses_1", "ord_1; --", "evt_99999999999999999999", "can_1"])(
    "finds nothing by %j",
    async (id) => {
      expect(await types(world.people.operator, [id])).toEqual([null]);
    },
  );

  it("takes a hundred ids and no more", async () => {
    expect(await types(world.people.admin, Array(100).fill(ids.order))).toEqual(Array(100).fill("Order"));
    const tooMany = { variables: { ids: Array(101).fill(ids.order) } };
    expect(
      codes(await graph.run(world.people.admin, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", tooMany)),
    ).toEqual(["BAD_USER_INPUT"]);
  });
});

describe("a root by id", () => {
  it("is null for what the viewer may not see", async () => {
    const document = `{ order(id: "${ids.order}") { id } revocationRequest(id: "${ids.request}") { id } }`;
    const { admin, limited, stranger } = world.people;
    expect((await graph.run(admin, document)).data).toEqual({
      order: { id: ids.order },
      revocationRequest: { id: ids.request },
    });
    for (const user of [limited, stranger])
      expect((await graph.run(user, document)).data).toEqual({ order: null, revocationRequest: null });
  });

  it.each(["order { id }", 'order(id: "ord_1", number: "1") { id }', "order(id: null) { id }"])(
    "is refused for %s: by exactly one",
    async (field) => {
      expect(codes(await graph.run(world.people.admin, `{ ${field} }`))).toEqual(["BAD_USER_INPUT"]);
    },
  );
});

describe("a text that no row can have", () => {
  it.each([
    'order(id: "ord_\\u0000") { id }',
    'order(number: "\\u0000") { id }',
    'orders(filter: { search: "a\\u0000b" }) { edges { cursor } }',
    'orders(filter: { productCode: ["a", "\\u0000"] }) { edges { cursor } }',
    'certificate(serialNumber: "\\u0000") { id }',
    'orderEvents(orderId: "\\u0000") { edges { cursor } }',
    'product(code: "\\u0000") { id }',
  ])("is refused: %s", async (field) => {
    expect(codes(await graph.run(world.people.admin, `{ ${field} }`))).toEqual(["BAD_USER_INPUT"]);
  });

  it("is refused by subscriptions too", async () => {
    const subscription = graph.follow(world.people.admin, 'subscription { orderEvents(orderId: "\\u0000") { id } }');
    await expect(subscription).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
  });
});
