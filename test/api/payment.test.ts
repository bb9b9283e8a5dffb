import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import { type App, createApp } from "../../src/app.js";
import { readConfig } from "../../src/config.js";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import {
  CancellationPreviewDocument,
  CancelOrderDocument,
  CompleteCancellationDocument,
  MoneyOfDocument,
  PlaceOrderDocument,
  type PlaceOrderInput,
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
const settled = (id: string) =>
  hurried(async () => {
    const money = await moneyOf(id);
    return money?.settlement?.settledAt == null ? null : money;
  });

describe("a card, from placing to refund (K8, C21)", () => {
  it("is authorized on placing, captured on issue, refunded when the cancellation completes; each once", async () => {
    const order = await placed("example.test");
    const { id } = await cardOf(order.id);
    expect(await gateway.of(id)).toMatchObject({ authorized: 12_000, authorizes: 1 });
    await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    await hurried(async () => ((await cardOf(order.id)).status === "CAPTURED" ? true : null));
    expect(await gateway.of(id)).toMatchObject({ captured: 12_000, captures: 1 });
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

  it("what no order holds after five minutes is released, also after a crash in between", async () => {
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
