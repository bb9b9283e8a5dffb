import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Order } from "../../../src/entities/Order.js";
import type { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { type Asker, createGraph, type Graph } from "../../support/createGraph.js";
import {
  insertCertificate,
  insertOrder,
  insertPayment,
  insertRequest,
  insertUser,
  insertValidation,
} from "../../support/rows.js";
import { createReadWorld, type ReadWorld } from "../reads/readWorld.js";

let world: ReadWorld;
let graph: Graph;
let order: Order;
let request: RevocationRequest;

beforeAll(async () => {
  world = await createReadWorld();
  graph = await createGraph(world.db);
});
afterAll(() => world.destroy());

beforeEach(async () => {
  const { db, kumo, people, products, policy } = world;
  order = await insertOrder(db, {
    accountId: kumo.id,
    placedById: people.limited.id,
    productId: products[0].id,
    policyId: policy.id,
  });
  await insertPayment(db, order);
  const certificate = await insertCertificate(db, order);
  request = await insertRequest(db, order, { requestedById: people.limited.id, certificates: [certificate] });
});

async function answer(asker: Asker, mutation: string, variables: object = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await graph.run(asker, mutation, { variables });
  if (errors !== undefined) throw errors[0];
  return (data as { result: Record<string, unknown> }).result;
}

const error = "__typename ... on UserError { code message }";
const decide = (command: "approve" | "reject" | "withdraw", note = "") =>
  `mutation { result: ${command}Revocation(input: { requestId: "${request.id}" ${note} }) { ${error}
    ... on DecideRevocationPayload { request { status decidedBy { id } } order { status revocationRequests { status } } }
    ... on AlreadyDecidedError { decision request { id } }
    ... on StaleVersionError { currentVersion current { id } } } }`;

describe("a command answers a member of its union", () => {
  it("the payload, as things stand after it", async () => {
    const { admin } = world.people;
    expect(await answer(admin, decide("approve"))).toEqual({
      __typename: "DecideRevocationPayload",
      request: { status: "COMPLETED", decidedBy: { id: admin.id } },
      order: { status: "REVOKED", revocationRequests: [{ status: "COMPLETED" }] },
    });
  });

  it("ALREADY_DECIDED with the request, for whoever comes second", async () => {
    const manager = await insertUser(world.db, { accountId: world.kumo.id, role: "MANAGER" });
    await answer(world.people.admin, decide("reject", 'note: "no"'));
    expect(await answer(manager, decide("approve"))).toMatchObject({
      __typename: "AlreadyDecidedError",
      code: "ALREADY_DECIDED",
      decision: "REJECTED",
      request: { id: request.id },
    });
  });

  it("STALE_VERSION with what has moved on", async () => {
    const stale = await answer(world.people.admin, decide("approve", "expectedVersion: 7"));
    expect(stale).toMatchObject({ __typename: "StaleVersionError", currentVersion: 1, current: { id: request.id } });
  });

  it("VALIDATION with its fields, in the viewer's language", async () => {
    const faulty = await answer(
      world.people.admin,
      decide("reject", 'note: " "').replace(
        "... on Already",
        "... on ValidationError { fields { path code message } } ... on Already",
      ),
    );
    expect(faulty).toEqual({
      __typename: "ValidationError",
      code: "VALIDATION",
      message: expect.stringMatching(/[ぁ-ん]/),
      fields: [{ path: ["note"], code: "VALIDATION", message: expect.stringMatching(/[ぁ-ん]/) }],
    });
  });

  it("NOT_FOUND for what the viewer may not see, REFUSED for what he may not do", async () => {
    expect(await answer(world.people.stranger, decide("approve"))).toMatchObject({
      __typename: "NotFoundError",
      code: "NOT_FOUND",
    });
    expect(await answer(world.people.limited, decide("approve"))).toMatchObject({
      __typename: "RefusedError",
      code: "APPROVAL_RIGHT_REQUIRED",
    });
  });

  it("REVOCATION_ALREADY_OPEN with the request that is open", async () => {
    const input = {
      idempotencyKey: "again",
      orderId: order.id,
      commonName: order.commonName,
      reason: "SUPERSEDED",
      requester: { company: "クラウド商事", contactName: "山田 花子", phone: "03-0000-0000" },
    };
    const mutation = `mutation ($input: RequestRevocationInput!) { result: requestRevocation(input: $input) { ${error} ... on RevocationAlreadyOpenError { request { id } } } }`;
    expect(await answer(world.people.limited, mutation, { input })).toMatchObject({
      __typename: "RevocationAlreadyOpenError",
      request: { id: request.id },
    });
  });

  it("a domain validation that was not found is no error", async () => {
    const validation = await insertValidation(world.db, order, { expiresAt: new Date("2030-01-01T00:00:00Z") });
    const mutation = `mutation { result: checkDomainValidation(input: { id: "${validation.id}" }) { ${error}
      ... on CheckDomainValidationPayload { domainValidation { id status lastError } order { id } } } }`;
    expect(await answer(world.people.limited, mutation)).toEqual({
      __typename: "CheckDomainValidationPayload",
      domainValidation: { id: validation.id, status: "PENDING", lastError: expect.any(String) },
      order: { id: order.id },
    });
  });
});

it("what one command of a document has read, the next one reads anew", async () => {
  const other = await insertRequest(world.db, order, { requestedById: world.people.limited.id });
  const reject = (id: string) =>
    `rejectRevocation(input: { requestId: "${id}", note: "no" }) { ... on DecideRevocationPayload { order { revocationRequests { id status } } } }`;
  const { data } = await graph.run(
    world.people.admin,
    `mutation { first: ${reject(request.id)} second: ${reject(other.id)} }`,
  );
  type Shown = { order: { revocationRequests: { id: string; status: string }[] } };
  const { first, second } = data as { first: Shown; second: Shown };
  expect(first.order.revocationRequests.map(({ status }) => status)).toEqual(["NEEDS_APPROVAL", "REJECTED"]);
  expect(second.order.revocationRequests.map(({ status }) => status)).toEqual(["REJECTED", "REJECTED"]);
});

it("nobody is asked to sign in, and nothing is done", async () => {
  await expect(answer("ANONYMOUS", decide("approve"))).rejects.toMatchObject({
    extensions: { code: "UNAUTHENTICATED" },
  });
  expect(await answer(world.people.admin, decide("approve"))).toMatchObject({ __typename: "DecideRevocationPayload" });
});
