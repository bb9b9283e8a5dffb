import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { type App, createApp } from "../../src/app.js";
import { readConfig } from "../../src/config.js";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import {
  ApproveOrderDocument,
  CancellationPreviewDocument,
  CancelOrderDocument,
  CompleteCancellationDocument,
  FinanceTasksDocument,
  MoneyOfDocument,
  PlaceOrderDocument,
  type PlaceOrderInput,
  RecordPaymentDocument,
  RecordRefundDocument,
  ReissueDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { PaymentGatewayDouble } from "../support/paymentGateway.js";
import { requestsRevocation, startWorld, unique, type World, waitsFor } from "../support/world.js";

let gateway: PaymentGatewayDouble;
let world: World;
let customer: Client;
let operator: Client;
let second: App | undefined;
beforeAll(async () => {
  gateway = await PaymentGatewayDouble.start();
  world = await startWorld({ PAYMENT_GATEWAY_URL: gateway.url });
  [customer, operator] = (await Promise.all(
    ["standard@kumo.test", "operator@desk.test"].map((email) => world.as(email)),
  )) as [Client, Client];
});
afterEach(() => gateway.behaveWell());
afterAll(async () => {
  await second?.stop();
  await world?.stop();
  await gateway?.stop();
});

/** `.test` names are validated by themselves, others wait for ever. */
async function wish(differs: Partial<PlaceOrderInput> = {}, domain = "example.com"): Promise<PlaceOrderInput> {
  return {
    idempotencyKey: unique("pay"),
    productCode: "KINGSSL_DV",
    csr: await sampleCsr(`${unique("pay")}.${domain}`),
    contactEmail: "taro@kumo.test",
    validationMethod: "DNS_TXT",
    payment: { method: "CREDIT_CARD", cardToken: "tok_1" },
    ...differs,
  };
}
const places = async (input: PlaceOrderInput) => (await customer.run(PlaceOrderDocument, { input })).placeOrder;
async function placed(domain?: string) {
  const answer = await places(await wish({}, domain));
  if (answer.__typename !== "PlaceOrderPayload") throw new Error(JSON.stringify(answer));
  return answer.order;
}
const cardOf = async (orderId: string): Promise<{ id: string; status: string }> =>
  (await world.dataSource.query("select id, status from card_authorizations where order_id = $1", [orderId]))[0];
const moneyOf = async (id: string) => (await customer.run(MoneyOfDocument, { id })).order;

async function cancels(order: { id: string; commonName: string }) {
  const { cancellationPreview } = await customer.run(CancellationPreviewDocument, { orderId: order.id });
  const common = { idempotencyKey: unique("cancel"), orderId: order.id, commonName: order.commonName };
  const input = { ...common, confirmationToken: cancellationPreview?.confirmationToken ?? "" };
  return (await customer.run(CancelOrderDocument, { input })).cancelOrder;
}

const tasksOf = async (id: string) =>
  (await operator.run(FinanceTasksDocument, {})).financeTasks.filter((each) => each.order.id === id);
const records = async (orderId: string) =>
  (await operator.run(RecordPaymentDocument, { input: { idempotencyKey: unique("paid"), orderId } })).recordPayment;

/** Nobody waits for minutes here: what is due later is due now. */
async function hurried<T>(look: () => Promise<T | null>, patience = 12_000): Promise<T> {
  for (const end = Date.now() + patience; ; ) {
    const seen = await look();
    if (seen !== null) return seen;
    if (Date.now() > end) throw new Error("it did not become as wished");
    await world.dataSource.query(
      "update card_authorizations set next_try_at = now() where next_try_at > now() and tries > 0",
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
/** 00:00 in Japan on the first of the month after, reckoned by hand. */
function nextMonth(now: Date): string {
  const japan = new Date(now.getTime() + 9 * 3_600_000);
  return new Date(Date.UTC(japan.getUTCFullYear(), japan.getUTCMonth() + 1, 1) - 9 * 3_600_000).toISOString();
}
/** Read anew once it is settled: payment and settlement are two statements, and the change may happen between them. */
async function settled(id: string) {
  await hurried(async () => (await moneyOf(id))?.settlement?.settledAt ?? null);
  return moneyOf(id);
}

describe("a card, from placing to refund (K8, C21)", () => {
  it("K8, D20: is authorized on placing, captured on issue, refunded when the cancellation completes; each once", async () => {
    const order = await placed("example.test");
    const { id } = await cardOf(order.id);
    expect(await gateway.of(id)).toMatchObject({ authorized: 12_000, authorizes: 1 });
    await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    await hurried(async () => ((await cardOf(order.id)).status === "CAPTURED" ? true : null));
    expect(await gateway.of(id)).toMatchObject({ captured: 12_000, captures: 1 });
    await gateway.behave("refund", "LATE"); // D20: completing waits for it, and answers how it ended
    const answer = await cancels(order);
    if (answer.__typename !== "CancelOrderPayload") throw new Error(JSON.stringify(answer));
    const input = { cancellationId: answer.cancellation.id };
    const completed = (await operator.run(CompleteCancellationDocument, { input })).completeCancellation;
    expect(completed).toMatchObject({
      order: { payment: { status: "REFUNDED" }, settlement: { settledAt: expect.any(String) } },
    });
    expect(await gateway.of(id)).toMatchObject({ refunded: 12_000, refunds: 1, voids: 0 });
  });

  it("is voided when the order ends before its issue, even where the gateway does it and does not say so", async () => {
    const order = await placed();
    const { id } = await cardOf(order.id);
    await gateway.behave("void", "SILENT");
    expect(await cancels(order)).toMatchObject({ order: { settlement: { outcome: "VOIDED", settledAt: null } } });
    await gateway.behave("void", "GOOD");
    expect(await settled(order.id)).toMatchObject({ payment: { status: "RELEASED" } });
    expect(await gateway.of(id)).toMatchObject({ voided: true, voids: 1, captures: 0 });
  });

  it("that is charged late, and cancelled meanwhile, is charged and given back once", async () => {
    await gateway.behave("capture", "SILENT");
    const order = await placed("example.test");
    await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    const { id } = await cardOf(order.id);
    const answer = await cancels(order);
    if (answer.__typename !== "CancelOrderPayload") throw new Error(JSON.stringify(answer));
    await gateway.behave("refund", "DEAF");
    const input = { cancellationId: answer.cancellation.id };
    await operator.run(CompleteCancellationDocument, { input });
    expect((await moneyOf(order.id))?.settlement).toMatchObject({ outcome: "REFUNDED", settledAt: null });
    await gateway.behave("capture", "LATE");
    await gateway.behave("refund", "LATE");
    await settled(order.id);
    expect(await gateway.of(id)).toMatchObject({
      captured: 12_000,
      refunded: 12_000,
      captures: 1,
      refunds: 1,
      voids: 0,
    });
  });

  it("that is to be given back and then cannot be charged at all is released: nobody pays anything back", async () => {
    await gateway.behave("capture", "DEAF");
    const order = await placed("example.test");
    await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    const answer = await cancels(order);
    if (answer.__typename !== "CancelOrderPayload") throw new Error(JSON.stringify(answer));
    await operator.run(CompleteCancellationDocument, { input: { cancellationId: answer.cancellation.id } });
    expect((await moneyOf(order.id))?.settlement).toMatchObject({ outcome: "REFUNDED", settledAt: null });
    await gateway.behave("capture", "DECLINES");
    expect(await settled(order.id)).toMatchObject({
      payment: { status: "RELEASED" },
      settlement: { outcome: "VOIDED", lines: [{ outcome: "VOIDED" }] },
    });
    expect(await tasksOf(order.id)).toEqual([]);
    const { id } = await cardOf(order.id);
    expect(await gateway.of(id)).toMatchObject({ captures: 0, refunds: 0, voids: 1 });
  });

  it("whose refund is refused is left to the desk's finance: FAILED", async () => {
    const order = await placed("example.test");
    await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    await hurried(async () => ((await cardOf(order.id)).status === "CAPTURED" ? true : null));
    await gateway.behave("refund", "DECLINES");
    const answer = await cancels(order);
    if (answer.__typename !== "CancelOrderPayload") throw new Error(JSON.stringify(answer));
    await operator.run(CompleteCancellationDocument, { input: { cancellationId: answer.cancellation.id } });
    expect(await moneyOf(order.id)).toMatchObject({
      payment: { status: "PAID" },
      settlement: { outcome: "FAILED", settledAt: null },
    });
  });
});

describe("a hardware token (section 9, C24, C25)", () => {
  it("code signing with a token, card, day 10: the certificate comes back, the token does not", async () => {
    const admin = await world.as("admin@kumo.test");
    const answer = await places(
      await wish({ productCode: "CC_CODE_SIGNING", validationMethod: null, hardwareToken: "NEW" }),
    );
    if (answer.__typename !== "PlaceOrderPayload") throw new Error(JSON.stringify(answer));
    const { id, commonName } = answer.order;
    await waitsFor(customer, id, ({ status }) => status === "ISSUED");
    const { id: cardId } = await cardOf(id);
    await hurried(async () => ((await cardOf(id)).status === "CAPTURED" ? true : null));
    await world.dataSource.query("update orders set first_issued_at = now() - interval '9 days' where id = $1", [id]);
    await requestsRevocation(admin, { id, commonName }, { immediately: true });
    expect((await settled(id))?.settlement?.lines).toMatchObject([
      { amount: { value: 78_000 }, refundable: true, outcome: "REFUNDED" },
      { amount: { value: 15_000 }, refundable: false, outcome: "NOT_ELIGIBLE" },
    ]);
    expect(await gateway.of(cardId)).toMatchObject({
      authorized: 93_000,
      captured: 93_000,
      refunded: 78_000,
      refunds: 1,
    });
  });
});

/** An issued order for a new token, whose card the gateway has still to charge. */
async function issuedWithToken() {
  const input = await wish({ productCode: "CC_CODE_SIGNING", validationMethod: null, hardwareToken: "NEW" });
  const answer = await places(input);
  if (answer.__typename !== "PlaceOrderPayload") throw new Error(JSON.stringify(answer));
  await waitsFor(customer, answer.order.id, ({ status }) => status === "ISSUED");
  return answer.order;
}
/** The certificate's part is not paid back, since it was never charged; what the token costs is still to be paid. */
const chargedNothing = {
  outcome: "VOIDED",
  settledAt: expect.any(String),
  lines: [
    { amount: { value: 78_000 }, refundable: true, outcome: "VOIDED" },
    { amount: { value: 15_000 }, refundable: false, outcome: "NOT_ELIGIBLE" },
  ],
};

describe("a hardware token whose card cannot be charged (C24)", () => {
  it.each([
    ["when its order has ended meanwhile", "DEAF"],
    ["before its order ends", "DECLINES"],
  ] as const)(
    "C21, C24: %s: nothing is paid back, the hold is voided, the token is to be collected",
    async (_when, manner) => {
      await gateway.behave("capture", manner);
      const order = await issuedWithToken();
      if (manner === "DECLINES")
        await hurried(async () => ((await moneyOf(order.id))?.payment.status === "UNPAID" ? true : null));
      await requestsRevocation(await world.as("admin@kumo.test"), order, { immediately: true });
      await gateway.behave("capture", "DECLINES");
      expect(await settled(order.id)).toMatchObject({ payment: { status: "UNPAID" }, settlement: chargedNothing });
      const { id } = await cardOf(order.id);
      expect(await gateway.of(id)).toMatchObject({ captured: 0, refunds: 0, voided: true });
      expect(await tasksOf(order.id)).toMatchObject([
        { action: "RECORD_PAYMENT", amount: { value: 15_000, currency: "JPY" }, settlement: null },
      ]);
      expect(await records(order.id)).toMatchObject({
        order: { payment: { status: "RELEASED" }, settlement: { outcome: "VOIDED" } },
      });
      expect(await tasksOf(order.id)).toEqual([]);
      expect(await records(order.id)).toMatchObject({ code: "INVALID_STATE" });
    },
  );
});

describe("the closing day of the card (締め日, K9)", () => {
  /** As if it had been issued and charged forty days ago, with its cancellation received in time: a month has ended since (D2). */
  const ageIt = async (id: string) => {
    for (const change of [
      "update orders set first_issued_at = first_issued_at - interval '40 days' where id = $1",
      "update payments set paid_at = paid_at - interval '40 days' where order_id = $1",
      "update card_authorizations set captured_at = captured_at - interval '40 days' where order_id = $1",
    ])
      await world.dataSource.query(change, [id]);
  };
  const completes = async (cancellationId: string) =>
    (await operator.run(CompleteCancellationDocument, { input: { cancellationId } })).completeCancellation;
  const receivedOf = async (order: { id: string; commonName: string }) => {
    await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    const answer = await cancels(order);
    if (answer.__typename !== "CancelOrderPayload") throw new Error(JSON.stringify(answer));
    return answer.cancellation.id;
  };
  it("K8, K9: lies between capture and completion: paid back by finance from the 1st of the next month on, not by the gateway", async () => {
    const order = await placed("example.test");
    const cancellationId = await receivedOf(order);
    const { id: cardId } = await cardOf(order.id);
    await hurried(async () => ((await cardOf(order.id)).status === "CAPTURED" ? true : null));
    await ageIt(order.id);
    expect(await moneyOf(order.id)).toMatchObject({ settlement: null }); // K8: asking moves no money
    const before = nextMonth(new Date());
    expect(await completes(cancellationId)).toMatchObject({
      order: { payment: { status: "PAID" }, settlement: { outcome: "REFUND_NEXT_MONTH", settledAt: null } },
    });
    const [task] = await tasksOf(order.id);
    expect(task).toMatchObject({ action: "RECORD_REFUND", amount: { value: 12_000 } });
    expect([before, nextMonth(new Date())]).toContain(task?.payableFrom);
    const record = async () => {
      const input = { idempotencyKey: unique("refund"), settlementId: task?.settlement?.id ?? "" };
      return (await operator.run(RecordRefundDocument, { input })).recordRefund;
    };
    expect(await record()).toMatchObject({ code: "INVALID_STATE" });
    await world.dataSource.query("update settlements set payable_from = now() where order_id = $1", [order.id]);
    expect(await record()).toMatchObject({
      settlement: { outcome: "REFUNDED", settledAt: expect.any(String) },
      order: { payment: { status: "REFUNDED" } },
    });
    expect(await tasksOf(order.id)).toEqual([]);
    expect(await gateway.of(cardId)).toMatchObject({ captured: 12_000, refunds: 0, voids: 0 });
  });

  it.each([
    ["is charged late", "GOOD", "REFUND_NEXT_MONTH", "PAID", false],
    ["is never charged", "DECLINES", "VOIDED", "RELEASED", true],
  ] as const)("K9: a card that %s while its refund waits", async (_what, manner, outcome, status, settledNow) => {
    await gateway.behave("capture", "DEAF");
    const order = await placed("example.test");
    const cancellationId = await receivedOf(order);
    await ageIt(order.id);
    expect(await completes(cancellationId)).toMatchObject({ order: { settlement: { outcome: "REFUND_NEXT_MONTH" } } });
    await gateway.behave("capture", manner);
    const open = "select 1 from card_authorizations where order_id = $1 and next_try_at is not null";
    await hurried(async () => ((await world.dataSource.query(open, [order.id])).length === 0 ? true : null));
    const money = await moneyOf(order.id);
    expect(money).toMatchObject({ payment: { status }, settlement: { outcome } });
    expect(money?.settlement?.settledAt != null).toBe(settledNow);
    expect((await tasksOf(order.id)).length).toBe(settledNow ? 0 : 1);
    const { id } = await cardOf(order.id);
    const held = settledNow ? { captures: 0, voids: 1 } : { captures: 1, voids: 0 };
    expect(await gateway.of(id)).toMatchObject({ ...held, refunds: 0 });
  });
});

describe("a card that is refused after the issue", () => {
  it("leaves the order 発行済み and the payment unpaid, and says so; nothing is paid back then", async () => {
    await gateway.behave("capture", "DECLINES");
    const order = await placed("example.test");
    await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    const unpaid = await hurried(async () => {
      const money = await moneyOf(order.id);
      return money?.payment.status === "UNPAID" ? money : null;
    });
    expect(unpaid).toMatchObject({ status: "ISSUED", settlement: null });
    const told = "select 1 from events where order_id = $1 and message_key = 'event.payment.notCaptured'";
    expect(await world.dataSource.query(told, [order.id])).toHaveLength(1);
    const answer = await cancels(order);
    if (answer.__typename !== "CancelOrderPayload") throw new Error(JSON.stringify(answer));
    const input = { cancellationId: answer.cancellation.id };
    expect((await operator.run(CompleteCancellationDocument, { input })).completeCancellation).toMatchObject({
      order: {
        settlement: { outcome: "VOIDED", settledAt: expect.any(String), lines: [{ outcome: "VOIDED" }] },
        payment: { status: "RELEASED" },
      },
    });
    const { id } = await cardOf(order.id);
    expect(await gateway.of(id)).toMatchObject({ captures: 0, refunds: 0, voids: 1 });
  });

  it("C20: stands in finance's inbox until it is paid otherwise; what was paid so is paid back by hand", async () => {
    await gateway.behave("capture", "DECLINES");
    const order = await placed("example.test");
    await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    await hurried(async () => ((await moneyOf(order.id))?.payment.status === "UNPAID" ? true : null));
    expect(await tasksOf(order.id)).toMatchObject([{ action: "RECORD_PAYMENT", amount: { value: 12_000 } }]);
    expect(await records(order.id)).toMatchObject({ order: { status: "ISSUED", payment: { status: "PAID" } } });
    expect(await tasksOf(order.id)).toEqual([]);
    const { id } = await cardOf(order.id);
    await hurried(async () => ((await gateway.of(id)).voids === 1 ? true : null));
    const answer = await cancels(order);
    if (answer.__typename !== "CancelOrderPayload") throw new Error(JSON.stringify(answer));
    const input = { cancellationId: answer.cancellation.id };
    expect((await operator.run(CompleteCancellationDocument, { input })).completeCancellation).toMatchObject({
      order: { settlement: { outcome: "REFUND_CONTACT_REQUIRED", settledAt: null } },
    });
    expect(await tasksOf(order.id)).toMatchObject([{ action: "RECORD_REFUND", amount: { value: 12_000 } }]);
    expect(await gateway.of(id)).toMatchObject({ captures: 0, refunds: 0 });
  });

  it("K29: does not hold up a reissue, which is free", async () => {
    await gateway.behave("capture", "DECLINES");
    const order = await placed("example.test");
    await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    await hurried(async () => ((await moneyOf(order.id))?.payment.status === "UNPAID" ? true : null));
    const { id: orderId, commonName } = order;
    const input = { idempotencyKey: unique("reissue"), orderId, commonName, csr: await sampleCsr(commonName) };
    expect((await customer.run(ReissueDocument, { input })).reissue).toMatchObject({
      order: { status: "ISSUED" },
      certificate: { status: "ISSUED" },
    });
  });
});

describe("an order that ends before its issue, where it needed an approval", () => {
  let admin: Client;
  beforeAll(async () => {
    admin = await world.as("admin@kumo.test");
    await world.dataSource.query("update accounts set approves_new_orders = true where code = 'kumo'");
  });
  afterAll(() => world.dataSource.query("update accounts set approves_new_orders = false where code = 'kumo'"));
  const withToken = async () => {
    const input = await wish({ productCode: "CC_CODE_SIGNING", validationMethod: null, hardwareToken: "NEW" });
    const answer = await places(input);
    if (answer.__typename !== "PlaceOrderPayload") throw new Error(JSON.stringify(answer));
    return answer.order;
  };
  const lines = [
    { amount: { value: 78_000 }, refundable: true },
    { amount: { value: 15_000 }, refundable: false, outcome: "NOT_ELIGIBLE" },
  ];

  it("C24: only the token that was ordered is charged, in parts of the reserved amount, once", async () => {
    const order = await withToken();
    await gateway.behave("capture", "SILENT");
    expect(await cancels(order)).toMatchObject({ order: { settlement: { outcome: "VOIDED", settledAt: null } } });
    await gateway.behave("capture", "GOOD");
    expect(await settled(order.id)).toMatchObject({ settlement: { outcome: "VOIDED", lines } });
    const { id } = await cardOf(order.id);
    expect(await gateway.of(id)).toMatchObject({ authorized: 93_000, captured: 15_000, captures: 1, refunds: 0 });
  });

  it("C24: where even that is refused the hold is voided, and the token is to be collected by the desk's finance", async () => {
    const order = await withToken();
    await gateway.behave("capture", "DECLINES");
    await cancels(order);
    expect(await settled(order.id)).toMatchObject({ payment: { status: "UNPAID" }, settlement: chargedNothing });
    const { id } = await cardOf(order.id);
    expect(await gateway.of(id)).toMatchObject({ captured: 0, captures: 0, voids: 1 });
    expect(await tasksOf(order.id)).toMatchObject([{ action: "RECORD_PAYMENT", amount: { value: 15_000 } }]);
  });

  it("C21: a hold that the gateway will not void was never charged: nothing is paid back", async () => {
    await gateway.behave("void", "DECLINES");
    const order = await placed();
    await cancels(order);
    expect(await settled(order.id)).toMatchObject({
      payment: { status: "RELEASED" },
      settlement: { outcome: "VOIDED", lines: [{ outcome: "VOIDED" }] },
    });
    expect(await tasksOf(order.id)).toEqual([]);
  });

  it("D12: a key that is blocked meanwhile is refused by the CA: 却下, settled as one cancelled before its issue", async () => {
    const order = await placed("example.test");
    await world.dataSource.query(
      `insert into blocked_keys (key_hash, serial_number, blocked_at)
       select key_hash, 'ff', now() from orders where id = $1`,
      [order.id],
    );
    expect((await admin.run(ApproveOrderDocument, { input: { orderId: order.id } })).approveOrder).toMatchObject({
      order: { status: "PENDING" },
    });
    const rejected = await waitsFor(customer, order.id, ({ status }) => status === "REJECTED");
    expect(rejected.certificates).toEqual([]);
    expect(await settled(order.id)).toMatchObject({
      closure: "REJECTION",
      payment: { status: "RELEASED" },
      settlement: { outcome: "VOIDED", lines: [{ refundable: true, outcome: "VOIDED" }] },
    });
    const { id } = await cardOf(order.id);
    expect(await gateway.of(id)).toMatchObject({ voids: 1, captures: 0, refunds: 0 });
    expect(await cancels(order)).toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("a product without a price", () => {
  it("is not sold by card, whose ¥0 nobody would notice: the field says what to do", async () => {
    const before = (await gateway.calls()).length;
    const answer = await places(await wish({ productCode: "CC_PRIVATE", validationMethod: null }));
    expect(answer).toMatchObject({
      code: "VALIDATION",
      fields: [{ path: ["payment", "method"], message: expect.stringContaining("担当者") }],
    });
    expect((await gateway.calls()).length).toBe(before);
  });
});

describe("PAYMENT_FAILED changes nothing", () => {
  const cards = async () =>
    (await world.dataSource.query("select id, status from card_authorizations order by id desc limit 1"))[0];
  const orders = async () => (await world.dataSource.query("select count(*)::int as n from orders"))[0].n;

  it("a declined card; the same key may be used with a better one", async () => {
    await gateway.behave("authorize", "DECLINES");
    const [before, input] = [await orders(), await wish()];
    expect(await places(input)).toMatchObject({ code: "PAYMENT_FAILED" });
    expect(await orders()).toBe(before);
    expect(await cards()).toMatchObject({ status: "DECLINED" });
    await gateway.behave("authorize", "GOOD");
    expect(await places({ ...input, payment: { method: "CREDIT_CARD", cardToken: "tok_2" } })).toMatchObject({
      order: { status: "PENDING" },
    });
  });

  it("a gateway that reserves and does not say so: what it has reserved is freed", async () => {
    await gateway.behave("authorize", "SILENT");
    expect(await places(await wish())).toMatchObject({ code: "PAYMENT_FAILED" });
    const { id } = await cards();
    await hurried(async () => ((await gateway.of(id)).voids === 1 ? true : null));
    expect(await gateway.of(id)).toMatchObject({ authorizes: 1, captures: 0, voided: true });
  });

  it("an order that is refused after the card was reserved, and an answer given again", async () => {
    const input = await wish({ renewalOfOrderNumber: "0000000000" });
    expect(await places(input)).toMatchObject({ code: "VALIDATION" });
    const { id } = await cards();
    await hurried(async () => ((await gateway.of(id)).voids === 1 ? true : null));
    const good = await wish();
    const [first, twin] = await Promise.all([places(good), places(good)]);
    expect(first).toEqual(twin);
    const replayed = (await gateway.calls()).length;
    expect(await places(good)).toEqual(first);
    expect((await gateway.calls()).slice(replayed).filter(({ call }) => call === "authorize")).toEqual([]);
    if (first.__typename !== "PlaceOrderPayload") throw new Error(JSON.stringify(first));
    const held = await cardOf(first.order.id);
    expect(await gateway.of(held.id)).toMatchObject({ authorizes: 1, voided: false });
  });

  it("what no order holds after half a minute is released, also after a crash in between", async () => {
    await world.dataSource.query(
      `insert into card_authorizations (id, account_id, order_id, amount_value, amount_currency, kept_value, status, created_at, captured_at, next_try_at, tries)
       select 'crd_lost', id, null, 100, 'JPY', 100, 'AUTHORIZING', now() - interval '6 minutes', null, now() - interval '1 minute', 0 from accounts limit 1`,
    );
    await hurried(async () => ((await gateway.of("crd_lost")).voids === 1 ? true : null));
    expect(await gateway.of("crd_lost")).toMatchObject({ voided: true, authorizes: 0 });
  });
});

describe("a restart between (D20)", () => {
  it("another process does what the gateway did not answer, once", async () => {
    await gateway.behave("void", "DEAF");
    const order = await placed();
    const { id } = await cardOf(order.id);
    await cancels(order);
    await world.app.stop();
    await gateway.behave("void", "LATE");
    await world.dataSource.query("update card_authorizations set next_try_at = now() where id = $1", [id]);
    const config = readConfig({
      PORT: new URL(world.url).port,
      DATABASE_URL: world.databaseUrl,
      DATA_DIR: world.dataDir,
      DEMO: "1",
      LIMIT_RATE: "0",
      PAYMENT_GATEWAY_URL: gateway.url,
    });
    second = await createApp(config, pino({ level: "silent" }));
    expect(await settled(order.id)).toMatchObject({ payment: { status: "RELEASED" } });
    expect(await gateway.of(id)).toMatchObject({ voided: true, voids: 1 });
  });
});
