import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  CancellationPreviewDocument,
  CancelOrderDocument,
  CompleteCancellationDocument,
  DemoMailsDocument,
  OrderMailsDocument,
  ResendEmailDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { issuedOrder, placesOrder, startWorld, unique, type World, waitsFor } from "../support/world.js";

let world: World;
let customer: Client;
beforeAll(async () => {
  world = await startWorld();
  customer = await world.as("standard@kumo.test");
});
afterAll(() => world?.stop());

const newName = () => `${unique("demo")}.example.test`;
const mailsOf = async (orderId: string, client = customer) =>
  (await client.run(DemoMailsDocument, { orderId })).demoMails ?? [];
const kindsOf = async (orderId: string) => (await mailsOf(orderId)).map(({ kind }) => kind);

/** Waits for a proof that nobody publishes: the name is no demo name. */
const pending = async (productCode: string) => {
  const commonName = `${unique("demo")}.example.com`;
  return { id: await placesOrder(customer, commonName, { productCode }), commonName };
};

async function cancels(order: { id: string; commonName: string }) {
  const preview = (await customer.run(CancellationPreviewDocument, { orderId: order.id, locale: "JA" }))
    .cancellationPreview;
  const { cancelOrder } = await customer.run(CancelOrderDocument, {
    input: {
      idempotencyKey: unique("cancel"),
      orderId: order.id,
      commonName: order.commonName,
      confirmationToken: preview?.confirmationToken ?? "none",
    },
  });
  if (cancelOrder.__typename !== "CancelOrderPayload") throw new Error(JSON.stringify(cancelOrder));
  return cancelOrder.cancellation;
}

describe("a demo without SMTP_URL keeps its mail", () => {
  it("shows it in full to who sees the order, links included, and masked at the order", async () => {
    const commonName = newName();
    const approverEmail = `admin@${commonName}`;
    const id = await placesOrder(customer, commonName, { validationMethod: "EMAIL", approverEmail });
    await waitsFor(customer, id, ({ status }) => status === "ISSUED");
    expect(await mailsOf(id)).toMatchObject([
      { kind: "ISSUANCE_NOTICE", recipient: "taro@kumo.test" },
      { kind: "APPROVAL", recipient: approverEmail, textBody: expect.stringContaining(`${world.url}validate/`) },
    ]);
    const { order } = await customer.run(OrderMailsDocument, { id });
    expect(order?.mails).toMatchObject([
      { kind: "ISSUANCE_NOTICE", status: "KEPT", recipient: "t***@kumo.test", sentAt: null },
      { kind: "APPROVAL", status: "KEPT", recipient: expect.stringMatching(/^a\*\*\*@/) },
    ]);
    const [operator, stranger] = [await world.as("operator@desk.test"), await world.as("admin@hoshi.test")];
    expect(await mailsOf(id, operator)).toHaveLength(2);
    expect(await mailsOf(id, stranger)).toEqual([]);
    const page = await fetch(`${world.url}demo/mail`);
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(html).toContain(`<a href="${world.url}validate/`);
    expect(html).toContain(approverEmail);
  });

  it("D21: a notice that is sent again is kept too, at most three times", async () => {
    const order = await issuedOrder(customer, newName());
    const input = { orderId: order.id, commonName: order.commonName, kind: "ISSUANCE_NOTICE" as const };
    const again = async () => (await customer.run(ResendEmailDocument, { input })).resendEmail;
    for (let times = 0; times < 3; times++)
      expect(await again()).toMatchObject({ kind: "ISSUANCE_NOTICE", order: { id: order.id } });
    expect(await again()).toMatchObject({ __typename: "RateLimitedError", code: "RATE_LIMITED" });
    expect(await mailsOf(order.id)).toHaveLength(4);
  });

  it("K7: a cancellation always sends its mail: at once before the issue, on completion after it", async () => {
    const waiting = await pending("KINGSSL_DV");
    await cancels(waiting);
    expect(await kindsOf(waiting.id)).toEqual(["CANCELLATION_COMPLETED"]);
    const issued = await issuedOrder(customer, newName(), { productCode: "KINGSSL_DV" });
    const { id: cancellationId } = await cancels(issued);
    expect(await kindsOf(issued.id)).toEqual(["ISSUANCE_NOTICE"]);
    const operator = await world.as("operator@desk.test");
    await operator.run(CompleteCancellationDocument, { input: { cancellationId } });
    await waitsFor(customer, issued.id, ({ status }) => status === "CANCELED");
    expect((await kindsOf(issued.id)).filter((kind) => kind === "CANCELLATION_COMPLETED")).toHaveLength(1);
  });

  it("C7: OV and EV orders that are cancelled before their issue send one, DV orders do not", async () => {
    const [dv, ov, ev] = await Promise.all(["CC_DV", "CC_OV", "CC_EV"].map(pending));
    for (const order of [dv, ov, ev]) if (order !== undefined) await cancels(order);
    expect(await kindsOf(dv?.id ?? "")).toEqual([]);
    expect(await kindsOf(ov?.id ?? "")).toEqual(["CANCELLATION_COMPLETED"]);
    expect(await kindsOf(ev?.id ?? "")).toEqual(["CANCELLATION_COMPLETED"]);
  });
});
