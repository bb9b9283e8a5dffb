import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import {
  CancellationPreviewDocument,
  CancelOrderDocument,
  CreateAccountDocument,
  PoliciesDocument,
  RecordPaymentDocument,
  WebhookEndpointsDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { issuedOrder, placesOrder, startWorld, unique, type World } from "../support/world.js";
import { type KeyRule, type Mutation, mutationKeys } from "../unit/schema/mutationKeys.js";

let world: World;
let customer: Client;
let admin: Client;
let operator: Client;
beforeAll(async () => {
  world = await startWorld({ WEBHOOK_ALLOW_ADDRESSES: "127.0.0.1" });
  [customer, admin, operator] = (await Promise.all(
    ["standard@kumo.test", "admin@kumo.test", "operator@desk.test"].map((email) => world.as(email)),
  )) as [Client, Client, Client];
}, 120_000);
afterAll(() => world?.stop());

/** A mutation with a key, ready to be asked for. */
interface Ready {
  readonly by: Client;
  readonly input: object;
  /** What makes another input of it. */
  readonly other: object;
  /** Of the payload, by which one outcome is told from another. */
  readonly selects: string;
  /** The rows that it makes: a table and a condition. */
  readonly makes: string;
}
type Keyed = { [M in Mutation]: (typeof mutationKeys)[M]["key"] extends "NEVER" ? never : M }[Mutation];

const name = () => `${unique("once")}.example.test`;
const kingssl = { productCode: "KINGSSL_DV" };
const issued = (input = {}) => issuedOrder(customer, name(), input);
const note = { other: { note: "別の内容" } };

async function transferred() {
  const commonName = `${unique("once")}.example.com`;
  const id = await placesOrder(customer, commonName, { productCode: "CC_DV", payment: { method: "BANK_TRANSFER" } });
  return { id, commonName };
}

async function cancelling({ id: orderId, commonName }: { id: string; commonName: string }) {
  const { cancellationPreview } = await customer.run(CancellationPreviewDocument, { orderId });
  return { orderId, commonName, confirmationToken: cancellationPreview?.confirmationToken ?? "" };
}

/** Of a transfer that came in, for an order that was cancelled then. */
async function refundable(): Promise<string> {
  const order = await transferred();
  const common = { idempotencyKey: unique("money") };
  await operator.run(RecordPaymentDocument, { input: { ...common, orderId: order.id } });
  await customer.run(CancelOrderDocument, { input: { ...common, ...(await cancelling(order)) } });
  const [{ id }] = await world.dataSource.query("select id from settlements where order_id = $1", [order.id]);
  return id;
}

function account() {
  const code = unique("once");
  const administrator = { name: "山田 花子", email: `admin@${code}.test`, initialPassword: "correct horse 12" };
  return { input: { code, name: "山猫商会", administrator }, makes: `accounts where code = '${code}'` };
}

function never(): never {
  throw new Error("what was to be prepared is not there");
}

const endpoint = () => ({ url: `http://127.0.0.1:9/${unique("hook")}`, eventTypes: ["OrderUpdated"] });

async function endpointId(): Promise<string> {
  const query = "mutation($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { __typename } }";
  await admin.post({ query, variables: { input: { ...endpoint(), idempotencyKey: unique("hook") } } });
  const { webhookEndpoints } = await admin.run(WebhookEndpointsDocument, {});
  return webhookEndpoints.at(-1)?.id ?? "";
}

const commands: Record<Keyed, () => Promise<Ready>> = {
  async addNote() {
    const { id } = await transferred();
    const makes = `notes where order_id = '${id}'`;
    return { by: customer, input: { orderId: id, text: "一" }, other: { text: "二" }, selects: "note { id }", makes };
  },
  async cancelOrder() {
    const order = await transferred();
    const makes = `cancellations where order_id = '${order.id}'`;
    return {
      ...{ by: customer, input: await cancelling(order), other: { commonName: "b.example.com" } },
      ...{ selects: "cancellation { id }", makes },
    };
  },
  async createAccount() {
    const { input, makes } = account();
    return { by: operator, input, other: { name: "別" }, selects: "account { id }", makes };
  },
  async createProduct() {
    const code = unique("ONCE").replace(/-/g, "_");
    const words = { code, nameJa: "新", nameEn: "New", brand: "certcentral", kind: "SERVER", validationLevel: "DV" };
    const price = { priceValue: 1, priceCurrency: "JPY", certificateLifetimeDays: 90, selfServiceRevocation: true };
    const makes = `products where code = '${code}'`;
    return { by: operator, input: { ...words, ...price }, other: { priceValue: 2 }, selects: "product { id }", makes };
  },
  async createWebhookEndpoint() {
    const input = endpoint();
    const makes = `webhook_endpoints where url = '${input.url}'`;
    return { by: admin, input, other: { description: "別" }, selects: "endpoint { id } secret", makes };
  },
  async duplicateCertificate() {
    const { id: orderId, commonName } = await issued();
    const makes = `certificates where kind = 'DUPLICATE' and order_id = '${orderId}'`;
    const input = { orderId, csr: await sampleCsr(commonName) };
    return { by: customer, input, ...note, selects: "certificate { id }", makes };
  },
  async issueVouchers() {
    const input = { productCode: "CC_OV", count: 1, expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
    const makes = `vouchers where expires_at = '${input.expiresAt}'`;
    return { by: operator, input, other: { count: 2 }, selects: "vouchers { code }", makes };
  },
  async placeOrder() {
    const commonName = name();
    const mail = { contactEmail: "taro@kumo.test", validationMethod: "DNS_TXT" };
    const input = { productCode: "CC_OV", csr: await sampleCsr(commonName), ...mail };
    const makes = `orders where common_name = '${commonName}'`;
    const paid = { ...input, payment: { method: "CREDIT_CARD", cardToken: "tok_1" } };
    return { by: customer, input: paid, other: { contactEmail: "jiro@kumo.test" }, selects: "order { id }", makes };
  },
  async publishPolicy() {
    const { policies } = await operator.run(PoliciesDocument, { brand: "kingssl", first: 1 });
    const { id: _id, brand: _brand, version: _version, ...terms } = policies.edges[0]?.node ?? never();
    const brand = unique("once");
    const makes = `policies where brand = '${brand}'`;
    const other = { terms: { ...terms, cancellationWindowDays: 3 } };
    return { by: operator, input: { brand, terms, productCodes: [] }, other, selects: "policy { id }", makes };
  },
  async recordOrganizationVetting() {
    const { createAccount } = await operator.run(CreateAccountDocument, { input: account().input });
    if (createAccount.__typename !== "CreateAccountPayload") return never();
    const { id: accountId } = createAccount.account;
    const vettedUntil = new Date(Date.now() + 86_400_000).toISOString();
    const organization = { name: "山猫商会", locality: "Sapporo-shi", country: "JP" };
    const makes = `organization_vettings where account_id = '${accountId}'`;
    const input = { accountId, vettedUntil, note: "登記簿を確認", organization };
    return { by: operator, input, ...note, selects: "account { id }", makes };
  },
  async recordPayment() {
    const { id: orderId } = await transferred();
    const makes = `events where message_key = 'event.payment.received' and order_id = '${orderId}'`;
    return { by: operator, input: { orderId }, ...note, selects: "order { id }", makes };
  },
  async recordRefund() {
    const settlementId = await refundable();
    const makes = `settlements where settled_at is not null and version = 2 and id = '${settlementId}'`;
    return { by: operator, input: { settlementId }, ...note, selects: "settlement { id settledAt }", makes };
  },
  async reissue() {
    const { id: orderId, commonName } = await issued(kingssl);
    const makes = `reissues where order_id = '${orderId}'`;
    const input = { orderId, commonName, csr: await sampleCsr(commonName) };
    return { by: customer, input, ...note, selects: "certificate { id }", makes };
  },
  async requestManualRevocation() {
    const order = await issued({ productCode: "CC_DOCUMENT_SIGNING", validationMethod: null });
    const input = { orderId: order.id, commonName: order.commonName, reason: "SUPERSEDED", note: "一" };
    const makes = `revocation_requests where order_id = '${order.id}'`;
    return { by: customer, input, ...note, selects: "request { id }", makes };
  },
  async requestRevocation() {
    const { id: orderId, commonName } = await issued();
    const requester = { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" };
    const makes = `revocation_requests where order_id = '${orderId}'`;
    const input = { orderId, commonName, reason: "SUPERSEDED", requester };
    return { by: customer, input, other: { reason: "UNSPECIFIED" }, selects: "request { id }", makes };
  },
  async resendEmail() {
    const { id: orderId, commonName } = await issued();
    const makes = `mails where requested_by_id is not null and order_id = '${orderId}'`;
    const input = { orderId, commonName, kind: "ISSUANCE_NOTICE" };
    return { by: customer, input, other: { kind: "APPROVAL" }, selects: "order { id }", makes };
  },
  async rotateWebhookSecret() {
    const id = await endpointId();
    const makes = `webhook_endpoints where secret_made_at > created_at and id = '${id}'`;
    return { by: admin, input: { id }, other: { previousValidForHours: 1 }, selects: "endpoint { id } secret", makes };
  },
  async sendTestEvent() {
    const id = await endpointId();
    const makes = `webhook_deliveries where test and endpoint_id = '${id}'`;
    const input = { endpointId: id, eventType: "OrderUpdated" };
    return { by: admin, input, other: { eventType: "CertificateChanged" }, selects: "delivery { id }", makes };
  },
};

/** Members of the answer's union that are no refusals. */
function documentOf(mutation: string, selects: string): string {
  const input = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const payload = { createWebhookEndpoint: "WebhookSecretPayload", rotateWebhookSecret: "WebhookSecretPayload" };
  const other = { requestManualRevocation: "RequestRevocationPayload", sendTestEvent: "WebhookDeliveryPayload" };
  const type = { ...payload, ...other }[mutation] ?? input.replace(/Input$/, "Payload");
  return `mutation($input: ${input}!) { result: ${mutation}(input: $input) {
    __typename ... on ${type} { ${selects} } ... on UserError { code } ... on ValidationError { fields { path } } } }`;
}

describe("a mutation with a key (D5)", () => {
  const keyed = Object.entries<KeyRule>(mutationKeys).filter(([, { key }]) => key !== "NEVER");

  it.each(keyed)(
    "%s: twins and a later one get the answer of the first, and nothing more is made",
    async (mutation) => {
      const { by, input, other, selects, makes } = await commands[mutation as Keyed]();
      const query = documentOf(mutation, selects);
      const key = unique(mutation);
      const ask = async (differs: object = {}, asker = by) => {
        const variables = { input: { idempotencyKey: key, ...input, ...differs } };
        const { body } = await asker.post({ query, variables });
        return (body.data as { result?: { __typename: string } } | undefined)?.result ?? body;
      };
      const rows = async () => (await world.dataSource.query(`select 1 from ${makes}`)).length;
      expect(await ask({ idempotencyKey: "k".repeat(256) })).toMatchObject({ fields: [{ path: ["idempotencyKey"] }] });
      expect(await rows()).toBe(0);
      const [first, twin] = await Promise.all([ask(), ask()]);
      expect(first).toMatchObject({ __typename: expect.stringMatching(/Payload$/) });
      expect([twin, await ask()]).toEqual([first, first]);
      expect(await rows()).toBe(1);
      expect(await ask(other)).toMatchObject({ code: "IDEMPOTENCY_CONFLICT" });
      expect(await rows()).toBe(1);
    },
  );

  it("placeOrder: answers the order also when the key of its CSR has been blocked since", async () => {
    const { by, input, selects } = await commands.placeOrder();
    const query = documentOf("placeOrder", selects);
    const variables = { input: { idempotencyKey: unique("blocked"), ...input } };
    const ask = async () => (await by.post({ query, variables })).body.data;
    const first = await ask();
    await world.dataSource.query(
      "insert into blocked_keys (key_hash, serial_number, blocked_at, next_look_at) select key_hash, 'x', now(), null from orders where id = $1",
      [(first as { result: { order: { id: string } } }).result.order.id],
    );
    expect(await ask()).toEqual(first);
    const anew = { input: { ...variables.input, idempotencyKey: unique("blocked") } };
    expect((await by.post({ query, variables: anew })).body.data).toMatchObject({ result: { code: "KEY_REJECTED" } });
  });
});
