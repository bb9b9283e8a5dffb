import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { X509Crl } from "@peculiar/x509";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import {
  CancellationPreviewDocument,
  CancelOrderDocument,
  CompleteCancellationDocument,
  ReissueDocument,
  RejectRevocationDocument,
  WithdrawRevocationDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { PaymentGatewayDouble } from "../support/paymentGateway.js";
import { SmtpServer } from "../support/smtpServer.js";
import {
  approves,
  freePort,
  issuedOrder,
  readsOrder,
  requestsRevocation,
  startWorld,
  unique,
  type World,
} from "../support/world.js";

/** RACES=3400 npm test -- test/api/races: ten thousand triples. */
const races = Number(process.env.RACES ?? 3);

let world: World;
let gateway: PaymentGatewayDouble;
let smtp: SmtpServer;
let customer: Client;
let admin: Client;
let manager: Client;
let operator: Client;
beforeAll(async () => {
  gateway = await PaymentGatewayDouble.start();
  smtp = await SmtpServer.start(await freePort());
  world = await startWorld({ PAYMENT_GATEWAY_URL: gateway.url, SMTP_URL: smtp.url });
  [customer, admin, manager, operator] = (await Promise.all(
    ["standard@kumo.test", "admin@kumo.test", "manager@kumo.test", "operator@desk.test"].map((email) =>
      world.as(email),
    ),
  )) as [Client, Client, Client, Client];
});
afterAll(async () => {
  await world?.stop();
  await Promise.all([gateway?.stop(), smtp?.stop()]);
});

type Order = Awaited<ReturnType<typeof issuedOrder>>;
/** Issued orders, a few dozen at a time. */
async function issued(input: Parameters<typeof issuedOrder>[2] = {}): Promise<Order[]> {
  const orders: Order[] = [];
  while (orders.length < races) {
    const size = Math.min(40, races - orders.length);
    const next = Array.from({ length: size }, () => issuedOrder(customer, `${unique("race")}.example.test`, input));
    orders.push(...(await Promise.all(next)));
  }
  return orders;
}

/** The serial numbers of the public CRL. */
async function revokedSerials(): Promise<ReadonlySet<string>> {
  const der = await (await fetch(`${world.url}ca/issuing.crl`)).arrayBuffer();
  return new Set(new X509Crl(der).entries.map((entry) => entry.serialNumber.toUpperCase().padStart(32, "0")));
}

/** What the gateway did for an order's card. */
async function card(orderId: string) {
  const [{ id }] = await world.dataSource.query(
    "select card_authorization_id as id from payments where order_id = $1",
    [orderId],
  );
  return gateway.of(id);
}

const serialOf = (order: Order) => (order.currentCertificate?.serialNumber ?? "").padStart(32, "0");
const won = (answers: readonly { readonly __typename?: string }[]) =>
  answers.filter((each) => each.__typename?.endsWith("Payload"));

describe("three at once on the same order", () => {
  it("approve, reject, withdraw: one winner each, and CRL, card and mails as the winners say (I3, D6)", async () => {
    const orders = await issued();
    const outcomes = new Map<string, string>();
    await eachOf(orders, async (order) => {
      const requested = await requestsRevocation(customer, order);
      if (requested.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(requested));
      const input = { requestId: requested.request.id, note: "競合" };
      const answers = await Promise.all([
        approves(admin, requested.request.id),
        manager.run(RejectRevocationDocument, { input }).then((each) => each.rejectRevocation),
        customer.run(WithdrawRevocationDocument, { input }).then((each) => each.withdrawRevocation),
      ]);
      const [winner, ...more] = won(answers);
      expect(more).toEqual([]);
      outcomes.set(order.id, winner === answers[0] ? "APPROVED" : winner === answers[1] ? "REJECTED" : "WITHDRAWN");
    });
    const listed = await revokedSerials();
    for (const order of orders) {
      const approved = outcomes.get(order.id) === "APPROVED";
      expect(listed.has(serialOf(order))).toBe(approved);
      await waitFor(async () => (await card(order.id)).refunds === (approved ? 1 : 0));
    }
    const rejected = [...outcomes.values()].filter((each) => each === "REJECTED").length;
    const told = () => smtp.received.filter(({ mail }) => /却下/.test(mail.subject ?? "")).length;
    await waitFor(async () => told() === rejected);
  }, 600_000);

  it("cancel, cancel, reissue: one cancellation and one settlement each, every certificate revoked, the card paid back once (I3, I4)", async () => {
    const orders = await issued({ productCode: "KINGSSL_DV" });
    await eachOf(orders, async (order) => {
      const { cancellationPreview } = await customer.run(CancellationPreviewDocument, { orderId: order.id });
      const confirmationToken = cancellationPreview?.confirmationToken ?? "";
      const common = { orderId: order.id, commonName: order.commonName };
      const cancel = () =>
        customer
          .run(CancelOrderDocument, { input: { ...common, confirmationToken, idempotencyKey: unique("cancel") } })
          .then((each) => each.cancelOrder);
      const csr = await sampleCsr(order.commonName);
      const reissue = customer.run(ReissueDocument, { input: { ...common, csr, idempotencyKey: unique("reissue") } });
      const [first, second] = await Promise.all([cancel(), cancel(), reissue]);
      const winners = won([first, second]);
      expect(winners.length).toBeLessThanOrEqual(1);
      const cancellation =
        first.__typename === "CancelOrderPayload" ? first : second.__typename === "CancelOrderPayload" ? second : null;
      // The reissue was first and changed what had been shown: then neither token is good any more.
      if (cancellation === null) return;
      const input = { cancellationId: cancellation.cancellation.id };
      await Promise.all([1, 2, 3].map(() => operator.run(CompleteCancellationDocument, { input })));
      const after = await readsOrder(customer, order.id);
      expect(after.status).toBe("CANCELED");
      const listed = await revokedSerials();
      for (const { serialNumber } of after.certificates) expect(listed.has(serialNumber.padStart(32, "0"))).toBe(true);
    });
    const [{ twice }] = await world.dataSource.query(
      "select count(*)::int as twice from (select order_id from settlements group by 1 having count(*) > 1) d",
    );
    expect(twice).toBe(0);
    for (const order of orders) {
      const { refunds, voids } = await card(order.id);
      expect(refunds + voids).toBeLessThanOrEqual(1);
    }
  }, 600_000);

  it("three who skip the approval: one request, one settlement, the card paid back once (C13, D5)", async () => {
    const orders = await issued();
    await eachOf(orders, async (order) => {
      const answers = await Promise.all([1, 2, 3].map(() => requestsRevocation(admin, order, { immediately: true })));
      expect(won(answers)).toHaveLength(1);
      await waitFor(async () => (await card(order.id)).refunds === 1);
    });
  }, 600_000);
});

/** Eight races at a time: what matters happens on one order. */
async function eachOf(orders: readonly Order[], race: (order: Order) => Promise<void>): Promise<void> {
  const left = [...orders];
  const run = async () => {
    for (let order = left.pop(); order !== undefined; order = left.pop()) await race(order);
  };
  await Promise.all(Array.from({ length: 8 }, run));
}

/** Jobs do it, within seconds. */
async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; !(await condition()); await sleep(100))
    if (Date.now() > end) throw new Error("it did not become true");
}
