import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Order } from "../../../src/entities/Order.js";
import type { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { primeStreamHead, streamHeadOf } from "../../../src/resolvers/streamHead.js";
import { type Asker, createGraph, type Graph } from "../../support/createGraph.js";
import { insertCertificate, insertEvent, insertOrder, insertRequest } from "../../support/rows.js";
import { createReadWorld, type ReadWorld } from "../reads/readWorld.js";

let world: ReadWorld;
let graph: Graph;
let order: Order;
let foreign: Order;
let request: RevocationRequest;
/** Before anything happened. */
let start: string;

beforeAll(async () => {
  world = await createReadWorld();
  const { db, kumo, sora, people, products, policy } = world;
  const bought = { productId: products[0].id, policyId: policy.id };
  order = await insertOrder(db, { ...bought, accountId: kumo.id, placedById: people.admin.id });
  foreign = await insertOrder(db, { ...bought, accountId: sora.id, placedById: people.stranger.id });
  request = await insertRequest(db, order);
  const certificate = await insertCertificate(db, order);
  const before = await createGraph(db);
  start = (await before.services.stream.head()) as string;
  const none = { previousStatus: null, status: null } as const;
  const asked = { ...none, kind: "RevocationRequestChanged", requestId: request.id, decider: "ACCOUNT" } as const;
  await insertEvent(db, order, { previousStatus: null, status: "PENDING", actorId: people.admin.id });
  await insertEvent(db, foreign, { status: "PENDING" });
  await insertEvent(db, order, {
    ...none,
    kind: "CertificateChanged",
    certificateId: certificate.id,
    certificateStatus: "ISSUED",
  });
  await insertEvent(db, order, { previousStatus: "PENDING", status: "ISSUED" });
  await insertEvent(db, order, { ...asked, requestStatus: "NEEDS_APPROVAL" });
  await insertEvent(db, order, { ...asked, previousRequestStatus: "NEEDS_APPROVAL", requestStatus: "REJECTED" });
  await insertEvent(db, order, { ...none, kind: "OrderUpdated", aspect: "EMAIL", messageKey: "event.other" });
  graph = await createGraph(db);
});
afterAll(() => world.destroy());

/** The first so many answers of a subscription. */
async function received(asker: Asker, subscription: string, count: number): Promise<unknown[]> {
  const answers = await graph.follow(asker, `subscription { event: ${subscription} }`);
  const events: unknown[] = [];
  for await (const { data, errors } of answers) {
    if (errors !== undefined) throw errors[0];
    events.push((data as { event: unknown }).event);
    if (events.length === count) break;
  }
  return events;
}

describe("subscriptions", () => {
  const every = "__typename sequence summary(locale: EN) order { id } actor { id }";

  it("orderEvents brings every kind, from the cursor on, of what the viewer may see", async () => {
    const events = await received(world.people.admin, `orderEvents(after: "${start}") { ${every} }`, 6);
    expect(events).toMatchObject([
      {
        __typename: "OrderStatusChanged",
        sequence: 1,
        summary: "Order: Pending",
        order: { id: order.id },
        actor: { id: world.people.admin.id },
      },
      { __typename: "CertificateChanged", sequence: 2, summary: "Certificate: Issued", actor: null },
      { __typename: "OrderStatusChanged", sequence: 3 },
      { __typename: "RevocationRequestChanged", sequence: 4, summary: "Revocation request: Needs approval" },
      { __typename: "RevocationRequestChanged", sequence: 5 },
      { __typename: "OrderUpdated", sequence: 6 },
    ]);
  });

  it("orderStatusChanged brings changes of status alone", async () => {
    const events = await received(
      world.people.operator,
      `orderStatusChanged(after: "${start}") { previousStatus status statusLabel order { id } }`,
      3,
    );
    expect(events).toEqual([
      { previousStatus: null, status: "PENDING", statusLabel: "保留中", order: { id: order.id } },
      { previousStatus: null, status: "PENDING", statusLabel: "保留中", order: { id: foreign.id } },
      { previousStatus: "PENDING", status: "ISSUED", statusLabel: "発行済み", order: { id: order.id } },
    ]);
  });

  it("approvalQueueChanged brings what enters and leaves the queue of those who decide", async () => {
    const selection = "{ previousRequestStatus requestStatus request { id status } }";
    const present = { id: request.id, status: "NEEDS_APPROVAL" };
    expect(await received(world.people.admin, `approvalQueueChanged(after: "${start}") ${selection}`, 2)).toEqual([
      { previousRequestStatus: null, requestStatus: "NEEDS_APPROVAL", request: present },
      { previousRequestStatus: "NEEDS_APPROVAL", requestStatus: "REJECTED", request: present },
    ]);
  });

  it.each([
    ["nobody", "ANONYMOUS", (): string => "orderEvents { id }", "UNAUTHENTICATED"],
    ["a bad cursor", "admin", (): string => 'orderEvents(after: "?") { id }', "BAD_USER_INPUT"],
    [
      "a cursor of another log",
      "admin",
      (): string => `orderEvents(after: "${Buffer.from("ff:1").toString("base64url")}") { id }`,
      "CURSOR_EXPIRED",
    ],
    [
      "an order of another account",
      "admin",
      (): string => `orderStatusChanged(orderId: "${foreign.id}") { id }`,
      "NOT_FOUND",
    ],
    [
      "an order of a colleague, for LIMITED",
      "limited",
      (): string => `orderEvents(orderId: "${order.id}") { id }`,
      "NOT_FOUND",
    ],
  ] as const)("cannot begin for %s", async (_, who, subscription, code) => {
    const asker = who === "ANONYMOUS" ? who : world.people[who];
    await expect(graph.follow(asker, `subscription { ${subscription()} }`)).rejects.toMatchObject({
      extensions: { code },
    });
  });
});

describe("orderEvents as pages", () => {
  it("ends at the head, which is never null", async () => {
    const { admin } = world.people;
    const document = `{ orderEvents(after: "${await graph.services.stream.head()}") { edges { cursor } pageInfo { endCursor startCursor hasNextPage } } }`;
    const { data } = await graph.run(admin, document);
    expect(data).toEqual({
      orderEvents: {
        edges: [],
        pageInfo: { endCursor: await graph.services.stream.head(), startCursor: null, hasNextPage: false },
      },
    });
  });

  it.each(["first: 0", "first: 101", 'after: "?"'])("is refused for %s", async (args) => {
    const { errors } = await graph.run(world.people.admin, `{ orderEvents(${args}) { edges { cursor } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", http: { status: 400 } });
  });

  it("of an order that the viewer may not see is NOT_FOUND", async () => {
    const { errors } = await graph.run(
      world.people.stranger,
      `{ orderEvents(orderId: "${order.id}") { edges { cursor } } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("streamHead", () => {
  const contextOf = () => ({ services: graph.services }) as Parameters<typeof streamHeadOf>[0];

  it("is what was read before: what happens while the rest is read comes after it", async () => {
    const context = contextOf();
    await primeStreamHead(context, new Set(["orders", "streamHead"]));
    await insertEvent(world.db, order, { status: "REVOKED", previousStatus: "ISSUED" });
    const head = streamHeadOf(context);
    expect(head).not.toBe(await graph.services.stream.head());
    const { data } = await graph.run(
      world.people.admin,
      `{ orderEvents(after: "${head}") { edges { node { ... on OrderStatusChanged { status } } } } }`,
    );
    expect(data).toEqual({ orderEvents: { edges: [{ node: { status: "REVOKED" } }] } });
  });

  it("is not read for documents that do not ask for it, and never late", async () => {
    const context = contextOf();
    await primeStreamHead(context, new Set(["orders"]));
    expect(() => streamHeadOf(context)).toThrow("before the document was executed");
  });
});
