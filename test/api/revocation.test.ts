import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  ApprovalQueueDocument,
  OrderDocument,
  RejectRevocationDocument,
  RevocationRequestDocument,
  WithdrawRevocationDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import {
  approves,
  issuedOrder,
  placesOrder,
  requestsRevocation,
  startWorld,
  unique,
  type World,
  waitsFor,
} from "../support/world.js";

let world: World;
let customer: Client;
let manager: Client;
let admin: Client;
let operator: Client;
let stock: Order[];
let kingsslStock: Order[];
beforeAll(async () => {
  world = await startWorld();
  [customer, manager, admin, operator] = (await Promise.all(
    ["standard@kumo.test", "manager@kumo.test", "admin@kumo.test", "operator@desk.test"].map((email) =>
      world.as(email),
    ),
  )) as [Client, Client, Client, Client];
  // An order takes more than a second to issue; forty at once take hardly longer.
  stock = await Promise.all(Array.from({ length: 40 }, () => issuedOrder(customer, name())));
  kingsslStock = await Promise.all([1, 2, 3].map(() => issuedOrder(customer, name(), kingssl)));
}, 120_000);
afterAll(() => world?.stop());

type Order = Awaited<ReturnType<typeof issuedOrder>>;
const kingssl = { productCode: "KINGSSL_DV" } as const;
const name = () => `${unique("rev")}.example.test`;

/** An issued order that no other test has. */
function fresh(from = stock): Order {
  const order = from.pop();
  if (order === undefined) throw new Error("make the stock of orders larger");
  return order;
}

/** Asks for the revocation of a new order. */
async function requested(client = customer, issued = fresh()) {
  const answer = await requestsRevocation(client, issued);
  if (answer.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(answer));
  return { order: issued, request: answer.request };
}
const rejects = async (client: Client, requestId: string, note: string, expectedVersion?: number) =>
  (await client.run(RejectRevocationDocument, { input: { requestId, note, expectedVersion } })).rejectRevocation;
const withdraws = async (client: Client, requestId: string, note?: string) =>
  (await client.run(WithdrawRevocationDocument, { input: { requestId, note } })).withdrawRevocation;
const reads = async (client: Client, id: string) => {
  const { revocationRequest } = await client.run(RevocationRequestDocument, { id });
  if (revocationRequest == null) throw new Error(`${id} cannot be seen`);
  return revocationRequest;
};

describe("who decides (C13, C18, K18)", () => {
  it("the one who asked does not, even with the right; another does (D6)", async () => {
    const { request } = await requested(manager);
    expect(await approves(manager, request.id)).toMatchObject({ code: "SELF_APPROVAL" });
    expect(await rejects(manager, request.id, "いいえ")).toMatchObject({ code: "SELF_APPROVAL" });
    expect(await approves(admin, request.id)).toMatchObject({ request: { status: "COMPLETED" } });
  });

  it("the database refuses a decision on one's own request too (D6)", async () => {
    const { request } = await requested(manager);
    const update = world.dataSource.query(
      "update revocation_requests set decision = 'APPROVED', decided_by_id = requested_by_id where id = $1",
      [request.id],
    );
    await expect(update).rejects.toThrow("self_approval");
  });

  it("STANDARD, FINANCE and staff have no right to decide the account's", async () => {
    const { request } = await requested();
    for (const client of [customer, await world.as("finance@kumo.test"), operator])
      expect(await approves(client, request.id)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
  });

  it("an account's ADMIN has none on KingSSL's, nor may he skip (K18)", async () => {
    const order = fresh(kingsslStock);
    expect(await requestsRevocation(admin, order, { immediately: true })).toMatchObject({
      code: "APPROVAL_RIGHT_REQUIRED",
    });
    const { request } = await requested(customer, order);
    expect(await approves(admin, request.id)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
  });

  it("another account's request does not exist", async () => {
    const { request } = await requested();
    const stranger = await world.as("admin@hoshi.test");
    expect(await approves(stranger, request.id)).toMatchObject({ __typename: "NotFoundError" });
    expect((await stranger.run(RevocationRequestDocument, { id: request.id })).revocationRequest).toBeNull();
  });
});

describe("a decision", () => {
  it("once made is not made again: the second learns who won, the first may repeat it", async () => {
    const { request } = await requested();
    expect(await rejects(admin, request.id, "入れ替えが済んでいません")).toMatchObject({
      request: { status: "REJECTED", decisionNote: "入れ替えが済んでいません" },
    });
    expect(await approves(manager, request.id)).toMatchObject({
      code: "ALREADY_DECIDED",
      decision: "REJECTED",
      request: { id: request.id },
    });
    expect(await rejects(admin, request.id, "もう一度")).toMatchObject({
      request: { status: "REJECTED", decisionNote: "入れ替えが済んでいません" },
    });
  });

  it("A approves while B rejects and the customer withdraws: one outcome, in twenty races of three", async () => {
    const rounds = await Promise.all(Array.from({ length: 20 }, () => requested()));
    for (const { order, request } of rounds) {
      const answers = await Promise.all([
        approves(admin, request.id),
        rejects(manager, request.id, "いいえ"),
        withdraws(customer, request.id),
      ]);
      const winners = answers.filter((each) => each.__typename === "DecideRevocationPayload");
      expect(winners).toHaveLength(1);
      for (const loser of answers.filter((each) => each.__typename !== "DecideRevocationPayload"))
        expect(loser).toMatchObject({ code: "ALREADY_DECIDED" });
      const after = (await customer.run(OrderDocument, { id: order.id })).order;
      const outcome = (await reads(customer, request.id)).status;
      expect([outcome, after?.status]).toEqual(
        outcome === "COMPLETED" ? ["COMPLETED", "REVOKED"] : [outcome, "ISSUED"],
      );
      expect(after?.certificates[0]?.status).toBe(outcome === "COMPLETED" ? "REVOKED" : "ISSUED");
    }
  }, 120_000);

  it("on what has changed since is STALE_VERSION; a rejection needs a note", async () => {
    const { request } = await requested();
    expect(await rejects(admin, request.id, "古い", request.version + 7)).toMatchObject({
      code: "STALE_VERSION",
      currentVersion: request.version,
      current: { id: request.id },
    });
    expect(await rejects(admin, request.id, " ")).toMatchObject({ code: "VALIDATION", fields: [{ path: ["note"] }] });
    expect((await reads(customer, request.id)).status).toBe("NEEDS_APPROVAL");
  });

  it("withdrawing is for who asked and for staff with a note (D6)", async () => {
    const { order, request } = await requested();
    expect(await withdraws(await world.as("finance@kumo.test"), request.id)).toMatchObject({
      code: "APPROVAL_RIGHT_REQUIRED",
    });
    expect(await withdraws(operator, request.id)).toMatchObject({ code: "VALIDATION" });
    expect(await withdraws(operator, request.id, "お客様からのお電話")).toMatchObject({
      request: { status: "WITHDRAWN" },
    });
    expect(await approves(admin, request.id)).toMatchObject({ code: "ALREADY_DECIDED", decision: "WITHDRAWN" });
    const again = await requested(customer, order);
    expect(again.request.status).toBe("NEEDS_APPROVAL");
  });
});

describe("a request", () => {
  it("is refused where another is open (D5), with the wrong name (K16), and twice revoked", async () => {
    const { order, request } = await requested();
    expect(await requestsRevocation(customer, order)).toMatchObject({
      code: "REVOCATION_ALREADY_OPEN",
      request: { id: request.id },
    });
    expect(await requestsRevocation(customer, order, { commonName: "other.example.test" })).toMatchObject({
      code: "COMMON_NAME_MISMATCH",
    });
    await approves(admin, request.id);
    expect(await requestsRevocation(customer, order)).toMatchObject({ code: "CERTIFICATE_REVOKED" });
  });

  it("before the issue is INVALID_STATE, and so is it for what staff handles by hand (C9)", async () => {
    const id = await placesOrder(customer, name(), { payment: { method: "BANK_TRANSFER" } });
    const pending = await waitsFor(customer, id, (order) => order.pendingReasons.join() === "PAYMENT");
    expect(await requestsRevocation(customer, pending)).toMatchObject({ code: "INVALID_STATE" });
    const signing = await issuedOrder(customer, "クラウド商事", {
      productCode: "CC_DOCUMENT_SIGNING",
      validationMethod: null,
    });
    expect(await requestsRevocation(customer, signing)).toMatchObject({ code: "MANUAL_PROCEDURE_REQUIRED" });
  });

  it.each([
    ["server", () => fresh()],
    [
      "code signing",
      () => issuedOrder(customer, "Kumo Software", { productCode: "CC_CODE_SIGNING", validationMethod: null }),
    ],
  ])(
    "C8: about a %s certificate is the customer's own: asked for and approved in the account, without staff",
    async (_kind, order) => {
      const { request, order: issued } = await requested(customer, await order());
      expect(await reads(operator, request.id)).toMatchObject({ status: "NEEDS_APPROVAL" });
      expect(await approves(operator, request.id)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
      expect(await approves(admin, request.id)).toMatchObject({ request: { status: "COMPLETED" } });
      const after = (await customer.run(OrderDocument, { id: issued.id })).order;
      expect(after).toMatchObject({ status: "REVOKED", certificates: [{ status: "REVOKED" }] });
    },
  );

  it("of one certificate by its serial number, as people write it, leaves the order 発行済み (C37)", async () => {
    const order = fresh();
    const serialNumber = (order.currentCertificate?.serialNumber ?? "").toLowerCase().replace(/(..)(?=.)/g, "$1:");
    const answer = await requestsRevocation(admin, order, {
      serialNumber,
      immediately: true,
      reason: "CESSATION_OF_OPERATION",
    });
    expect(answer).toMatchObject({ request: { status: "COMPLETED", wholeOrder: false }, order: { status: "ISSUED" } });
    const after = (await customer.run(OrderDocument, { id: order.id })).order;
    expect(after?.certificates[0]).toMatchObject({ status: "REVOKED", revocationReason: "CESSATION_OF_OPERATION" });
  });

  it("with `immediately` skips the approval by ADMIN's right alone (C13), and staff say why", async () => {
    const order = fresh();
    expect(await requestsRevocation(manager, order, { immediately: true })).toMatchObject({
      code: "APPROVAL_RIGHT_REQUIRED",
    });
    expect(await requestsRevocation(operator, order, { immediately: true })).toMatchObject({
      code: "VALIDATION",
      fields: [{ path: ["note"] }],
    });
    expect(await requestsRevocation(admin, order, { immediately: true })).toMatchObject({
      request: { status: "COMPLETED", decidedBy: null, approvalSkipped: true, staffNote: null },
      order: { status: "REVOKED" },
    });
    expect(await requestsRevocation(operator, fresh(), { note: "お電話" })).toMatchObject({
      request: { approvalSkipped: false, staffNote: "お電話" },
    });
  });

  it("of KingSSL waits for the domain, then for staff (K17, K18)", async () => {
    const order = fresh(kingsslStock);
    const { request } = await requested(customer, order);
    expect(request.status).toBe("AWAITING_CONFIRMATION");
    expect(await approves(operator, request.id)).toMatchObject({ code: "INVALID_STATE" });
    const confirmed = await waitsForRequest(request.id, "NEEDS_APPROVAL");
    const { approvalQueue } = await operator.run(ApprovalQueueDocument, { first: 100 });
    expect(approvalQueue.edges.map((edge) => edge.node.id)).toContain(confirmed.id);
    expect(await approves(operator, request.id)).toMatchObject({
      request: { status: "COMPLETED" },
      order: { status: "REVOKED", closure: "REVOCATION" },
    });
  });

  it("says what can be done with it, to whom (availableActions)", async () => {
    const { request } = await requested(manager);
    const of = async (client: Client) =>
      (await reads(client, request.id)).availableActions.map(({ action, allowed, reasonCode }) => [
        action,
        allowed,
        reasonCode,
      ]);
    const nothingToSay = ["PROVIDE_INFO", false, "INVALID_STATE"];
    const nothingToConfirm = ["CONFIRM", false, "INVALID_STATE"];
    expect(await of(manager)).toEqual([
      nothingToConfirm,
      ["APPROVE", false, "SELF_APPROVAL"],
      ["REJECT", false, "SELF_APPROVAL"],
      ["WITHDRAW", true, null],
      ["ASK_FOR_INFO", false, "SELF_APPROVAL"],
      nothingToSay,
    ]);
    expect(await of(admin)).toEqual([
      nothingToConfirm,
      ["APPROVE", true, null],
      ["REJECT", true, null],
      ["WITHDRAW", false, "APPROVAL_RIGHT_REQUIRED"],
      ["ASK_FOR_INFO", true, null],
      nothingToSay,
    ]);
    expect(await of(customer)).toEqual([
      nothingToConfirm,
      ["WITHDRAW", false, "APPROVAL_RIGHT_REQUIRED"],
      nothingToSay,
    ]);
  });
});

describe("the queue", () => {
  it("lists the nearest deadline first (C17), own requests too (D6), and is empty for who does not decide", async () => {
    await requested(admin);
    const { approvalQueue } = await admin.run(ApprovalQueueDocument, { first: 100 });
    const deadlines = approvalQueue.edges.map((edge) => edge.node.deadlineAt);
    expect(deadlines).toEqual([...deadlines].sort());
    expect(approvalQueue.edges.some((edge) => edge.node.requestedBy?.email === "admin@kumo.test")).toBe(true);
    expect((await customer.run(ApprovalQueueDocument, { first: 1 })).approvalQueue.totalCount).toBe(0);
  });
});

async function waitsForRequest(id: string, status: string) {
  for (const end = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const request = await reads(customer, id);
    if (request.status === status) return reads(customer, id); // its edges may have been read before
    if (Date.now() > end) throw new Error(`${id} stayed ${request.status}`);
  }
}
