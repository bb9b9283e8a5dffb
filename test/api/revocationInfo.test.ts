import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  ApprovalQueueDocument,
  AskForRevocationInfoDocument,
  ConfirmRevocationDocument,
  ProvideRevocationInfoDocument,
  RequestManualRevocationDocument,
  type RequestManualRevocationInput,
  RequestsOfOrderDocument,
  RevocationRequestDocument,
} from "../gql/documents.js";
import { atServer } from "../support/atServer.js";
import type { Client } from "../support/client.js";
import { until } from "../support/until.js";
import {
  approves,
  issuedOrder,
  readsOrder,
  requestsRevocation,
  startWorld,
  unique,
  type World,
} from "../support/world.js";

let world: World;
let customer: Client;
let manager: Client;
let admin: Client;
let operator: Client;
let stranger: Client;
let stock: Order[];
let kingsslStock: Order[];
let manualStock: Order[];
beforeAll(async () => {
  world = await startWorld();
  [customer, manager, admin, operator, stranger] = (await Promise.all(
    ["standard@kumo.test", "manager@kumo.test", "admin@kumo.test", "operator@desk.test", "admin@hoshi.test"].map(
      (email) => world.as(email),
    ),
  )) as [Client, Client, Client, Client, Client];
  stock = await Promise.all(Array.from({ length: 10 }, () => issuedOrder(customer, name())));
  kingsslStock = await Promise.all(Array.from({ length: 6 }, () => issuedOrder(customer, name(), kingssl)));
  manualStock = await Promise.all(Array.from({ length: 3 }, () => issuedOrder(customer, "クラウド商事", signing)));
}, 120_000);
afterAll(() => world?.stop());

type Order = Awaited<ReturnType<typeof issuedOrder>>;
const kingssl = { productCode: "KINGSSL_DV" } as const;
const signing = { productCode: "CC_DOCUMENT_SIGNING", validationMethod: null } as const;
const name = () => `${unique("info")}.example.test`;

function fresh(from = stock): Order {
  const order = from.pop();
  if (order === undefined) throw new Error("make the stock of orders larger");
  return order;
}
async function requested(client = customer, order = fresh()) {
  const answer = await requestsRevocation(client, order);
  if (answer.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(answer));
  return { order, request: answer.request, requestId: answer.request.id };
}
const asks = async (client: Client, requestId: string, expectedVersion?: number, question = "何を失効しますか") =>
  (await client.run(AskForRevocationInfoDocument, { input: { requestId, question, expectedVersion } }))
    .askForRevocationInfo;
const provides = async (client: Client, requestId: string, answer = "すべてです") =>
  (await client.run(ProvideRevocationInfoDocument, { input: { requestId, answer } })).provideRevocationInfo;
const confirms = async (client: Client, requestId: string) =>
  (await client.run(ConfirmRevocationDocument, { input: { requestId } })).confirmRevocation;
const reads = async (orderId: string) =>
  (await operator.run(RequestsOfOrderDocument, { orderId })).revocationRequests.edges.map(({ node }) => node)[0];
const queued = async (client: Client) =>
  (await client.run(ApprovalQueueDocument, { first: 100 })).approvalQueue.edges.map(({ node }) => node.id);
const sql = (text: string, ...values: unknown[]): Promise<{ rows: Record<string, string>[] }> =>
  atServer(world.databaseUrl, (server) => server.query(text, values));

describe("the reviewer's question (K19)", () => {
  it("K19: the request leaves the queue, the answer brings it back with all that was said, and it can be approved", async () => {
    const { order, requestId } = await requested();
    expect(await asks(admin, requestId)).toMatchObject({
      request: { status: "INFO_REQUIRED", infoQuestion: "何を失効しますか" },
    });
    expect(await queued(admin)).not.toContain(requestId);
    expect(await approves(admin, requestId)).toMatchObject({ code: "INVALID_STATE" });
    expect(await provides(stranger, requestId)).toMatchObject({ __typename: "NotFoundError" });
    expect(await provides(customer, requestId)).toMatchObject({
      request: {
        status: "NEEDS_APPROVAL",
        infoQuestion: null,
        description: "【質問】何を失効しますか\n\n【回答】すべてです",
      },
    });
    expect(await queued(admin)).toContain(requestId);
    expect(await approves(manager, requestId)).toMatchObject({ order: { id: order.id, status: "REVOKED" } });
  });

  it("K19: is asked by those who decide, of what they saw, and only while it waits for them", async () => {
    const { requestId, request } = await requested(manager);
    expect(await asks(customer, requestId)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
    expect(await asks(operator, requestId)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
    expect(await asks(manager, requestId)).toMatchObject({ code: "SELF_APPROVAL" });
    expect(await asks(stranger, requestId)).toMatchObject({ __typename: "NotFoundError" });
    expect(await asks(admin, requestId, request.version + 1)).toMatchObject({
      code: "STALE_VERSION",
      currentVersion: request.version,
    });
    expect(await asks(admin, requestId, undefined, " ")).toMatchObject({ code: "VALIDATION" });
    expect(await provides(customer, requestId)).toMatchObject({ code: "INVALID_STATE" });
    expect(await approves(admin, requestId)).toMatchObject({ request: { status: "COMPLETED" } });
    expect(await asks(admin, requestId)).toMatchObject({ code: "ALREADY_DECIDED", decision: "APPROVED" });
  });

  it("says to whom it is open (availableActions)", async () => {
    const { requestId } = await requested();
    const of = async (client: Client) => {
      const { revocationRequest } = await client.run(RevocationRequestDocument, { id: requestId });
      return revocationRequest?.availableActions.filter(({ allowed }) => allowed).map(({ action }) => action);
    };
    expect(await of(admin)).toEqual(["APPROVE", "REJECT", "ASK_FOR_INFO"]);
    await asks(admin, requestId);
    expect(await of(customer)).toEqual(["WITHDRAW", "PROVIDE_INFO"]);
  });
});

describe("the confirmation of intent (K17)", () => {
  it("K17: is looked at once when asked, and once more is no error; then staff decides (K18)", async () => {
    const { order, requestId } = await requested(customer, fresh(kingsslStock));
    // The demo's domains answer a second after the values were handed out.
    for (let i = 0; i < 150 && (await reads(order.id))?.status === "AWAITING_CONFIRMATION"; i++) {
      expect(await confirms(customer, requestId)).toMatchObject({ __typename: "ConfirmRevocationPayload" });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(await confirms(customer, requestId)).toMatchObject({ request: { status: "NEEDS_APPROVAL" } });
    expect((await reads(order.id))?.domainConfirmations).toMatchObject([{ status: "VALID" }]);
    expect(await confirms(stranger, requestId)).toMatchObject({ __typename: "NotFoundError" });
    expect(await asks(admin, requestId)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
    expect(await queued(operator)).toContain(requestId);
    expect(await asks(operator, requestId)).toMatchObject({ request: { status: "INFO_REQUIRED" } });
    expect(await provides(customer, requestId)).toMatchObject({ request: { status: "NEEDS_APPROVAL" } });
    expect(await approves(operator, requestId)).toMatchObject({ order: { status: "REVOKED" } });
  });

  it("C13: what needs none has nothing to confirm", async () => {
    const { requestId } = await requested();
    expect(await confirms(customer, requestId)).toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("products without self-service (C9)", () => {
  const asksStaff = async (client: Client, order: Order, input: Partial<RequestManualRevocationInput> = {}) =>
    (
      await client.run(RequestManualRevocationDocument, {
        input: {
          idempotencyKey: unique("manual"),
          orderId: order.id,
          commonName: order.commonName,
          reason: "CESSATION_OF_OPERATION",
          note: "部署がなくなりました",
          ...input,
        },
      })
    ).requestManualRevocation;

  it("C9: requestManualRevocation makes a request in OPERATOR's queue, with its deadline, decided by staff alone", async () => {
    const order = fresh(manualStock);
    expect(await requestsRevocation(customer, order)).toMatchObject({ code: "MANUAL_PROCEDURE_REQUIRED" });
    const asked = await asksStaff(customer, order);
    if (asked.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(asked));
    const { request } = asked;
    expect(request).toMatchObject({
      status: "NEEDS_APPROVAL",
      wholeOrder: true,
      requester: null,
      description: "部署がなくなりました",
    });
    expect(Date.parse(request.deadlineAt) - Date.parse(request.requestedAt)).toBe(120 * 3_600_000);
    expect([await queued(admin), await queued(operator)].map((ids) => ids.includes(request.id))).toEqual([false, true]);
    expect(await approves(admin, request.id)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
    expect(await asksStaff(customer, order)).toMatchObject({
      code: "REVOCATION_ALREADY_OPEN",
      request: { id: request.id },
    });
    expect(await approves(operator, request.id)).toMatchObject({ order: { status: "REVOKED" } });
    expect(await asksStaff(customer, order)).toMatchObject({ code: "CERTIFICATE_REVOKED" });
  });

  it("C9, D19: wants a note and the right name; the same key answers the same; self-service says so", async () => {
    const order = fresh(manualStock);
    expect(await asksStaff(customer, order, { note: " " })).toMatchObject({
      code: "VALIDATION",
      fields: [{ path: ["note"] }],
    });
    expect(await asksStaff(customer, order, { commonName: "x" })).toMatchObject({ code: "COMMON_NAME_MISMATCH" });
    expect(await asksStaff(stranger, order)).toMatchObject({ __typename: "NotFoundError" });
    expect(await asksStaff(customer, fresh())).toMatchObject({
      code: "INVALID_STATE",
      message: expect.stringContaining("requestRevocation"),
    });
    const idempotencyKey = unique("same");
    const [one, two] = [
      await asksStaff(customer, order, { idempotencyKey }),
      await asksStaff(customer, order, { idempotencyKey }),
    ];
    expect(one).toEqual(two);
    expect(one).toMatchObject({ request: { status: "NEEDS_APPROVAL" } });
  });
});

describe("the deadline (D8)", () => {
  /** As if the deadline were so many hours away. */
  const shift = (requestId: string, hours: number) =>
    sql(
      "update revocation_requests set deadline_at = now() + $2 * interval '1 hour', deadline_look_at = now() where id = $1",
      requestId,
      hours,
    );
  const mails = async (orderId: string) =>
    (
      await sql(
        "select kind, recipient from mails where order_id = $1 and kind like 'DEADLINE%' order by recipient, kind",
        orderId,
      )
    ).rows.map(({ kind, recipient }) => `${kind} ${recipient}`);
  async function becomes(orderId: string, wish: () => Promise<boolean>) {
    const otherwise = async () => JSON.stringify([await reads(orderId), await mails(orderId)]);
    await until(wish, { patience: 10_000, pause: 100, otherwise });
  }

  it("D8: those who can decide are warned by mail, once each, never the one who asked", async () => {
    const { order, requestId } = await requested(manager);
    await shift(requestId, 5.9);
    await becomes(order.id, async () => (await mails(order.id)).length > 0);
    await sql("update revocation_requests set deadline_look_at = now() where id = $1", requestId);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await mails(order.id)).toEqual(["DEADLINE_WARNING admin@kumo.test"]);
    const said = await sql(
      "select message_values from events where order_id = $1 and message_key = 'event.revocation.deadlineNear'",
      order.id,
    );
    expect(said.rows).toEqual([{ message_values: { hours: 6 } }]);
    expect((await reads(order.id))?.status).toBe("NEEDS_APPROVAL");
  });

  it("D8: at the deadline C's is revoked for who signed in with the account, INFO_REQUIRED too", async () => {
    const [waiting, asked] = [await requested(), await requested()];
    await asks(admin, asked.requestId);
    for (const { order, requestId } of [waiting, asked]) {
      await shift(requestId, 0);
      await becomes(order.id, async () => (await readsOrder(customer, order.id)).status === "REVOKED");
      expect(await reads(order.id)).toMatchObject({ status: "COMPLETED", decidedBy: null });
    }
  });

  it("D8: what staff asked for on behalf goes to OPERATOR with an alarm instead", async () => {
    const order = fresh();
    const answer = await requestsRevocation(operator, order, { note: "お電話での依頼" });
    if (answer.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(answer));
    expect(await queued(operator)).not.toContain(answer.request.id);
    await shift(answer.request.id, 0);
    await becomes(order.id, async () => (await queued(operator)).includes(answer.request.id));
    expect(await mails(order.id)).toEqual(["DEADLINE_ALARM operator@desk.test"]);
    expect((await readsOrder(customer, order.id)).status).toBe("ISSUED");
  });

  it("D8: K's is revoked when the domain has confirmed, else it goes to OPERATOR", async () => {
    const confirmed = await requested(customer, fresh(kingsslStock));
    await becomes(confirmed.order.id, async () => (await reads(confirmed.order.id))?.status === "NEEDS_APPROVAL");
    await shift(confirmed.requestId, 0);
    await becomes(
      confirmed.order.id,
      async () => (await readsOrder(customer, confirmed.order.id)).status === "REVOKED",
    );
    const silent = await requested(customer, fresh(kingsslStock));
    await sql("update domain_validations set next_check_at = null where request_id = $1", silent.requestId);
    await shift(silent.requestId, 0);
    await becomes(silent.order.id, async () => (await queued(operator)).includes(silent.requestId));
    expect(await mails(silent.order.id)).toEqual(["DEADLINE_ALARM operator@desk.test"]);
    expect((await readsOrder(customer, silent.order.id)).status).toBe("ISSUED");
  });
});
