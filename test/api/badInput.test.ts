import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { der } from "../../src/services/pki/der.js";
import { oids } from "../../src/services/pki/oids.js";
import {
  OrderDocument,
  OrdersDocument,
  PlaceOrderDocument,
  type PlaceOrderInput,
  SignInDocument,
  ViewerDocument,
} from "../gql/documents.js";
import { type Answer, Client } from "../support/client.js";
import { issuedOrder, placesOrder, requestsRevocation, startWorld, unique, type World } from "../support/world.js";
import { csrPem } from "../unit/pki/csrBuilder.js";

let world: World;
let customer: Client;
beforeAll(async () => {
  world = await startWorld();
  customer = await world.as("standard@kumo.test");
});
afterAll(() => world?.stop());

const rsa = (modulusLength: number) => generateKeyPairSync("rsa", { modulusLength });
const secp256k1 = () => generateKeyPairSync("ec", { namedCurve: "secp256k1" });

/** What placeOrder refuses with. */
async function refusal(input: Partial<PlaceOrderInput>, client = customer) {
  const { placeOrder } = await client.run(PlaceOrderDocument, {
    input: {
      idempotencyKey: unique("bad"),
      productCode: "CC_OV",
      csr: csrPem(),
      contactEmail: "taro@kumo.test",
      validationMethod: "DNS_TXT",
      payment: { method: "CREDIT_CARD" },
      ...input,
    },
  });
  if (placeOrder.__typename === "PlaceOrderPayload") throw new Error("it was placed");
  return placeOrder;
}

/** The fields that a ValidationError names. */
async function faults(input: Partial<PlaceOrderInput>) {
  const answer = await refusal(input);
  if (answer.__typename !== "ValidationError") throw new Error(JSON.stringify(answer));
  return answer.fields.map(({ path, code }) => `${path.join(".")} ${code}`);
}

const code = (body: Answer) => body.errors?.[0]?.extensions?.code;

describe("a CSR that is not as it must be", () => {
  it.each([
    ["garbage", "CSR_INVALID", { csr: "hello" }],
    ["empty", "CSR_INVALID", { csr: "" }],
    ["a certificate instead of a request", "CSR_INVALID", { csr: csrPem({}, "CERTIFICATE") }],
    ["version 1", "CSR_INVALID", { csr: csrPem({ version: 1 }) }],
    ["RSA-1024", "KEY_REJECTED", { csr: csrPem({ keys: rsa(1024) }) }],
    [
      "SHA-1",
      "KEY_REJECTED",
      { csr: csrPem({ hash: "sha1", signatureAlgorithm: der.sequence(der.oid(oids.ecdsaWithSha1)) }) },
    ],
    ["secp256k1", "KEY_REJECTED", { csr: csrPem({ keys: secp256k1() }) }],
    ["a public suffix", "DOMAIN_NOT_ALLOWED", { csr: csrPem({ commonNames: ["co.jp"] }) }],
    ["*.co.jp", "DOMAIN_NOT_ALLOWED", { csr: csrPem({ commonNames: ["*.co.jp"] }) }],
    ["an internal name", "DOMAIN_NOT_ALLOWED", { csr: csrPem({ commonNames: ["server.local"] }) }],
    ["an address", "DOMAIN_NOT_ALLOWED", { csr: csrPem({ commonNames: ["192.0.2.1"] }) }],
    ["a trailing dot", "DOMAIN_NOT_ALLOWED", { csr: csrPem({ commonNames: ["example.org."] }) }],
  ])("%s → %s", async (_, expected, input) => {
    expect(await refusal(input)).toMatchObject({ __typename: "RefusedError", code: expected });
  });

  it("says what to do in the viewer's language, and leaves no order behind", async () => {
    const before = await customer.run(OrdersDocument, { first: 1 });
    const japanese = await refusal({ csr: "hello" });
    const english = await refusal({ csr: "hello" }, new Client(world.url, customer.token, { "accept-language": "en" }));
    expect(japanese.message).toMatch(/[ぁ-ん]/);
    expect(english.message).toMatch(/^[\x20-\x7e“”…]+$/);
    expect((await customer.run(OrdersDocument, { first: 1 })).orders.totalCount).toBe(before.orders.totalCount);
  });

  it("日本語.jp becomes its A-label", async () => {
    const { order } = await customer.run(OrderDocument, {
      id: await placesOrder(customer, "www.example.test", { csr: csrPem(), subjectAlternativeNames: ["日本語.jp"] }),
    });
    expect(order?.subjectAlternativeNames).toEqual(["example.org", "xn--wgv71a119e.jp"]);
    const { orders } = await customer.run(OrdersDocument, { filter: { search: "日本語" } });
    expect(orders.edges.map((edge) => edge.node.id)).toEqual([order?.id]);
  });
});

describe("a form that is not as it must be", () => {
  it.each([
    ["an unknown product", { productCode: "NOTHING" }, ["productCode NOT_FOUND"]],
    ["no method", { validationMethod: null }, ["validationMethod VALIDATION"]],
    ["an approver without EMAIL (D15)", { approverEmail: "admin@example.org" }, ["approverEmail VALIDATION"]],
    [
      "a mail address that would inject a header",
      { contactEmail: "a@b.example\r\nBcc: c@d.example" },
      ["contactEmail VALIDATION"],
    ],
    ["four years", { termYears: 4 }, ["termYears VALIDATION"]],
    ["a token for a server", { hardwareToken: "NEW" }, ["hardwareToken VALIDATION"]],
    ["no voucher code", { payment: { method: "VOUCHER" } }, ["payment.voucherCode VALIDATION"]],
    [
      "a file for a wildcard (D15)",
      { csr: csrPem({ commonNames: ["*.example.org"] }), validationMethod: "HTTP_FILE" },
      ["validationMethod VALIDATION"],
    ],
    [
      "a method of payment that the policy has not",
      { productCode: "KINGSSL_DV", payment: { method: "UNITS" } },
      ["payment.method VALIDATION"],
    ],
    ["several at once", { contactEmail: "", termYears: 0 }, ["contactEmail VALIDATION", "termYears VALIDATION"]],
  ] as const)("%s", async (_, input, expected) => {
    expect(await faults(input as Partial<PlaceOrderInput>)).toEqual(expected);
  });

  it("a voucher that does not exist, and one that is spent", async () => {
    const payment = { method: "VOUCHER", voucherCode: "DEMO-VOUCHER-20" } as const;
    expect(
      await refusal({ productCode: "CC_DV", payment: { method: "VOUCHER", voucherCode: "NO-SUCH" } }),
    ).toMatchObject({ code: "VOUCHER_INVALID" });
    expect(await refusal({ productCode: "CC_OV", payment })).toMatchObject({ code: "VOUCHER_INVALID" });
    await placesOrder(customer, "voucher.example.test", { productCode: "CC_DV", payment });
    expect(await refusal({ productCode: "CC_DV", payment })).toMatchObject({ code: "VOUCHER_INVALID" });
  });

  it("one voucher pays for one order, however many ask at once (I6)", async () => {
    const payment = { method: "VOUCHER", voucherCode: "DEMO-VOUCHER-19" } as const;
    const tries = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((n) => placesOrder(customer, `race${n}.example.test`, { productCode: "CC_DV", payment })),
    );
    expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  });

  it("the same key answers the same order, another input is a conflict, and a refusal is judged anew", async () => {
    const idempotencyKey = unique("same");
    const csr = csrPem({ commonNames: ["same.example.test"] });
    expect(await refusal({ idempotencyKey, csr: "hello" })).toMatchObject({ code: "CSR_INVALID" });
    const ids = await Promise.all(
      [1, 2, 3].map(() => placesOrder(customer, "same.example.test", { idempotencyKey, csr })),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await refusal({ idempotencyKey, csr, termYears: 2 })).toMatchObject({ code: "IDEMPOTENCY_CONFLICT" });
  });
});

describe("who one is", () => {
  it("a wrong password and an unknown address get the same bytes", async () => {
    const tries = [
      { email: "standard@kumo.test", password: "wrong" },
      { email: "nobody@kumo.test", password: "wrong" },
    ];
    const answers = await Promise.all(tries.map((input) => world.client.run(SignInDocument, { input })));
    expect(answers[0]?.signIn).toMatchObject({ __typename: "RefusedError", code: "CREDENTIALS_INVALID" });
    expect(answers[1]).toEqual(answers[0]);
  });

  it("nobody sees nothing: viewer is null, everything else is UNAUTHENTICATED with 401", async () => {
    expect(await world.client.run(ViewerDocument, {})).toEqual({ viewer: null });
    const { status, body } = await world.client.post({ query: "{ orders { totalCount } }" });
    expect([status, code(body)]).toEqual([401, "UNAUTHENTICATED"]);
  });

  it.each([
    ["forged", () => `${customer.token?.slice(0, -8)}AAAAAAAA`],
    ["no token at all", () => "hello"],
    ["of nobody's making", () => "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c3JfMSJ9."],
  ])("a token that is %s → UNAUTHENTICATED with 401", async (_, token) => {
    const { status, body } = await new Client(world.url, token()).post({ query: "{ viewer { id } }" });
    expect([status, code(body)]).toEqual([401, "UNAUTHENTICATED"]);
  });

  it("another account's order does not exist, whatever is asked of it", async () => {
    const stranger = await world.as("admin@hoshi.test");
    const order = await issuedOrder(customer, "private.example.test");
    expect((await stranger.run(OrderDocument, { id: order.id })).order).toBeNull();
    expect((await stranger.run(OrderDocument, { number: order.number })).order).toBeNull();
    expect(await requestsRevocation(stranger, order)).toMatchObject({ __typename: "NotFoundError", code: "NOT_FOUND" });
    const serialNumber = order.currentCertificate?.serialNumber ?? "";
    expect(await requestsRevocation(stranger, order, { serialNumber })).toMatchObject({ code: "NOT_FOUND" });
    const ids = [order.id, order.payment.id, order.currentCertificate?.id, order.domainValidations[0]?.id];
    const { body } = await stranger.post({
      query: "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
      variables: { ids },
    });
    expect(body.data).toEqual({ nodes: [null, null, null, null] });
  });
});

describe("a document or body that is not as it must be", () => {
  it.each([
    ["first: 1000", { query: "{ orders(first: 1000) { totalCount } }" }, 400],
    ["first: 0", { query: "{ orders(first: 0) { totalCount } }" }, 400],
    ["malformed JSON", '{"query":', 400],
    ["no document", {}, 400],
    ["an unknown field", { query: "{ nothing }" }, 400],
    ["10 MB", { query: `{ viewer { id } } #${"x".repeat(10_000_000)}` }, 413],
    ["a bad cursor", { query: '{ orders(after: "x") { totalCount } }' }, null],
    ["order by nothing", { query: "{ order { id } }" }, null],
    [
      "a NUL in a command",
      { query: 'mutation { withdrawRevocation(input: { requestId: "\\u0000" }) { __typename } }' },
      null,
    ],
    ["an id that is none", { query: '{ order(id: "\\u0000\' or 1=1") { id } }' }, null],
  ])("%s", async (_, body, expected) => {
    const { status, body: answer } = await customer.post(body);
    if (expected !== null) expect(status).toBe(expected);
    expect(status).toBeLessThan(500);
    const text = JSON.stringify(answer);
    expect(text.length).toBeLessThan(4096);
    expect(text).not.toMatch(/node_modules|at \w+ \(|\.ts:|\.js:/);
  });
});
