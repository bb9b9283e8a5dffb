import { webcrypto } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Pkcs10CertificateRequestGenerator } from "@peculiar/x509";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import {
  CancelReissueDocument,
  DuplicateCertificateDocument,
  NotesDocument,
  OrderActionsDocument,
  OrdersDocument,
  PlaceOrderDocument,
  ReissueDocument,
  ReissuedOrderDocument,
  type ReissueInput,
  WithdrawRevocationDocument,
} from "../gql/documents.js";
import { atServer } from "../support/atServer.js";
import type { Client } from "../support/client.js";
import { issuedOrder, requestsRevocation, startWorld, unique, type World, waitsFor } from "../support/world.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let world: World;
let customer: Client;
let admin: Client;
let operator: Client;
let stock: Record<"CC_OV" | "KINGSSL_DV" | "CC_CODE_SIGNING", Order[]>;
beforeAll(async () => {
  world = await startWorld();
  [customer, admin, operator] = (await Promise.all(
    ["standard@kumo.test", "admin@kumo.test", "operator@desk.test"].map((email) => world.as(email)),
  )) as [Client, Client, Client];
  const [ov, dv, code] = await Promise.all([
    Promise.all(Array.from({ length: 25 }, () => issuedOrder(customer, name()))),
    Promise.all(Array.from({ length: 13 }, () => issuedOrder(customer, name(), { productCode: "KINGSSL_DV" }))),
    Promise.all([issuedOrder(customer, "Kumo Software", { productCode: "CC_CODE_SIGNING", validationMethod: null })]),
  ]);
  stock = { CC_OV: ov, KINGSSL_DV: dv, CC_CODE_SIGNING: code };
}, 60_000);
afterAll(() => world?.stop());

type Order = Awaited<ReturnType<typeof issuedOrder>>;
type Stock = keyof typeof stock;
const name = () => `${unique("rei")}.example.test`;
const brands = [["KINGSSL_DV"], ["CC_OV"]] as const;

/** An issued order that no other test has. */
function fresh(from: Stock = "CC_OV"): Order {
  const order = stock[from].pop();
  if (order === undefined) throw new Error("make the stock of orders larger");
  return order;
}

async function reissues(client: Client, order: Order, input: Partial<ReissueInput> = {}) {
  const { commonName } = order;
  const csr = input.csr ?? (await sampleCsr(input.newCommonName ?? commonName));
  const wish = { idempotencyKey: unique("reissue"), orderId: order.id, commonName, ...input, csr };
  return (await client.run(ReissueDocument, { input: wish })).reissue;
}
async function reissued(order: Order, input: Partial<ReissueInput> = {}) {
  const answer = await reissues(customer, order, input);
  if (answer.__typename !== "ReissuePayload" || answer.certificate == null) throw new Error(JSON.stringify(answer));
  return { order: answer.order, certificate: answer.certificate };
}
async function duplicates(client: Client, order: Order, csr?: string, note?: string) {
  const input = {
    idempotencyKey: unique("duplicate"),
    orderId: order.id,
    csr: csr ?? (await sampleCsr(order.commonName)),
    note,
  };
  return (await client.run(DuplicateCertificateDocument, { input })).duplicateCertificate;
}
const cancels = async (orderId: string, client = customer, note?: string) =>
  (await client.run(CancelReissueDocument, { input: { orderId, note } })).cancelReissue;
async function reads(id: string) {
  const { order } = await customer.run(ReissuedOrderDocument, { id });
  if (order == null) throw new Error(`${id} cannot be seen`);
  return order;
}
type Read = Awaited<ReturnType<typeof reads>>;
async function until(id: string, wish: (order: Read) => boolean): Promise<Read> {
  for (const end = Date.now() + 20_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const order = await reads(id);
    if (wish(order)) return reads(id); // its edges may have been read before
    if (Date.now() > end) throw new Error(`${id} did not become as wished: ${JSON.stringify(order, null, 1)}`);
  }
}
const sql = (statement: string, values: unknown[]) =>
  atServer(world.databaseUrl, (server) => server.query(statement, values));
const certificateOf = (order: Read, id: string | undefined) => order.certificates.find((each) => each.id === id);
const isLive = ({ status }: { status: string }) => status === "ISSUED" || status === "REVOCATION_SCHEDULED";
const first = (order: Order) => order.currentCertificate?.id;

/** CSRs with one key. */
async function keyPair() {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const signingAlgorithm = { ...algorithm, hash: "SHA-256" };
  return async (commonName: string) =>
    (await Pkcs10CertificateRequestGenerator.create({ name: [{ CN: [commonName] }], keys, signingAlgorithm })).toString(
      "pem",
    );
}

describe("a reissue with the same names", () => {
  it("K29, K32, K33, K34, D4, D20: KingSSL: with a new key at once; the previous certificate is revoked as superseded", async () => {
    const order = fresh("KINGSSL_DV");
    const { certificate } = await reissued(order);
    expect(certificate).toMatchObject({ kind: "REISSUE", status: "ISSUED", commonName: order.commonName });
    const after = await until(order.id, (each) => certificateOf(each, first(order))?.status === "REVOKED");
    expect(after).toMatchObject({ status: "ISSUED", closure: null, currentCertificate: { id: certificate.id } });
    expect(certificateOf(after, first(order))).toMatchObject({
      revocationReason: "SUPERSEDED",
      replacedBy: { id: certificate.id },
    });
    expect(certificateOf(after, certificate.id)).toMatchObject({ status: "ISSUED", replaces: { id: first(order) } });
    expect(after.revocationRequests).toMatchObject([{ status: "COMPLETED", requestedBy: null, wholeOrder: false }]);
  });

  it("K29: is free, also with a further name: nothing more is paid by any method", async () => {
    const order = await issuedOrder(customer, name(), { payment: { method: "UNITS" } });
    const paid = async () =>
      (
        await sql(
          `select p.*, (select sum(remaining) from unit_balances) as units, (select count(*) from card_authorizations) as cards,
             (select count(*) from vouchers where used_by_order_id is null) as vouchers from payments p where order_id = $1`,
          [order.id],
        )
      ).rows;
    const before = await paid();
    await reissued(order);
    await reissues(customer, order, { subjectAlternativeNames: [name()] });
    const after = await until(order.id, (each) => each.status === "ISSUED");
    expect([after.certificates.length, await paid()]).toEqual([3, before]);
  });

  it("K34: only the reissued one stays valid: the duplicates of the previous one go too; C34: CertCentral's stay", async () => {
    for (const [order, left] of [
      [fresh("KINGSSL_DV"), 1],
      [fresh("CC_OV"), 3],
    ] as const) {
      expect(await duplicates(customer, order)).toMatchObject({ certificate: { kind: "DUPLICATE" } });
      const { certificate } = await reissued(order);
      const after = await until(order.id, (each) => each.certificates.filter(isLive).length === left);
      expect(certificateOf(after, certificate.id)).toMatchObject({ status: "ISSUED" });
      for (const each of after.certificates.filter(({ status }) => status === "REVOKED"))
        expect(each).toMatchObject({ revocationReason: "SUPERSEDED" });
      expect(after.revocationRequests).toHaveLength(left === 1 ? 1 : 0);
    }
  });

  it("C34: CertCentral: the previous certificate is kept, since no name went away", async () => {
    const order = fresh();
    const { certificate } = await reissued(order);
    const after = await reads(order.id);
    expect(after).toMatchObject({ status: "ISSUED", pendingReasons: [], currentCertificate: { id: certificate.id } });
    expect(certificateOf(after, first(order))).toMatchObject({ status: "ISSUED", scheduledRevocationAt: null });
    expect(after.revocationRequests).toEqual([]);
  });

  it.each(brands)("D7: %s: the same key may be used again", async (product) => {
    const csr = await keyPair();
    const commonName = name();
    const order = await issuedOrder(customer, commonName, { productCode: product, csr: await csr(commonName) });
    const { certificate } = await reissued(order, { csr: await csr(commonName) });
    expect(certificate.status).toBe("ISSUED");
  });

  it("D5: the same idempotency key answers the same certificate; with other input it is refused", async () => {
    const order = fresh();
    const input = { idempotencyKey: unique("twice"), csr: await sampleCsr(order.commonName) };
    const { certificate } = await reissued(order, input);
    expect(await reissues(customer, order, input)).toMatchObject({ certificate: { id: certificate.id } });
    expect(await reissues(customer, order, { ...input, subjectAlternativeNames: [] })).toMatchObject({
      code: "IDEMPOTENCY_CONFLICT",
    });
  });

  it("D16, D14: products without a domain are reissued at once", async () => {
    const order = fresh("CC_CODE_SIGNING");
    const { certificate } = await reissued(order);
    expect(certificate).toMatchObject({ kind: "REISSUE", commonName: "Kumo Software", subjectAlternativeNames: [] });
  });

  it("two at once: one is made, the other learns that it is under way", async () => {
    const order = fresh();
    const waits = { subjectAlternativeNames: ["waits.kumo.example.com"] };
    const answers = await Promise.all(Array.from({ length: 5 }, () => reissues(customer, order, waits)));
    const won = answers.filter((each) => each.__typename === "ReissuePayload");
    expect(won).toMatchObject([{ certificate: null, order: { status: "REISSUE_PENDING" } }]);
    expect(answers.filter((each) => "code" in each && each.code === "REISSUE_PENDING")).toHaveLength(4);
  });
});

describe("a reissue with other names", () => {
  it("K31: KingSSL: no other common name, whether said or in the CSR", async () => {
    const order = fresh("KINGSSL_DV");
    const refused = { __typename: "RefusedError", code: "COMMON_NAME_CHANGE_NOT_ALLOWED" };
    expect(await reissues(customer, order, { newCommonName: name() })).toMatchObject(refused);
    expect(await reissues(customer, order, { csr: await sampleCsr(name()) })).toMatchObject(refused);
    expect(await reads(order.id)).toMatchObject({ status: "ISSUED", currentCertificate: { id: first(order) } });
  });

  it("C4: an order is found by the names that it has now, and by its addresses as before", async () => {
    const order = fresh();
    const newCommonName = name();
    const contactEmail = `${unique("contact")}@example.test`;
    await sql("update orders set contact_email = $2 where id = $1", [order.id, contactEmail]);
    await reissues(customer, order, { newCommonName });
    await until(order.id, (each) => each.status === "ISSUED");
    const found = async (search: string) =>
      (await customer.run(OrdersDocument, { filter: { search } })).orders.edges.map(({ node }) => node.id);
    for (const search of [newCommonName, contactEmail]) expect(await found(search)).toEqual([order.id]);
    expect(await found(order.commonName)).toEqual([]);
  });

  it("C30, C34: CertCentral: another common name waits for its validation, then the original is revoked after 72 hours", async () => {
    const order = fresh();
    const newCommonName = name();
    const wish = { newCommonName: newCommonName.toUpperCase(), csr: await sampleCsr(newCommonName) };
    const waiting = await reissues(customer, order, wish);
    expect(waiting).toMatchObject({
      certificate: null,
      order: {
        status: "REISSUE_PENDING",
        pendingReasons: ["DOMAIN_VALIDATION"],
        commonName: order.commonName,
        domainValidations: [{ domain: newCommonName, status: "PENDING" }],
      },
    });
    const after = await until(order.id, (each) => each.status === "ISSUED");
    expect(after).toMatchObject({ commonName: newCommonName, subjectAlternativeNames: [newCommonName] });
    const replaced = certificateOf(after, first(order));
    expect(replaced?.status).toBe("REVOCATION_SCHEDULED");
    const [request] = after.revocationRequests;
    expect(request).toMatchObject({ status: "SCHEDULED", requestedBy: null, reason: "SUPERSEDED" });
    const hours = (Date.parse(replaced?.scheduledRevocationAt ?? "") - Date.now()) / HOUR;
    expect(hours).toBeGreaterThan(71.9);
    expect(hours).toBeLessThanOrEqual(72);
    await sql("update revocation_requests set next_try_at = now() where id = $1", [request?.id]);
    const done = await until(order.id, (each) => certificateOf(each, first(order))?.status === "REVOKED");
    expect(certificateOf(done, first(order))).toMatchObject({
      revocationReason: "SUPERSEDED",
      scheduledRevocationAt: null,
    });
    expect(done).toMatchObject({ status: "ISSUED", revocationRequests: [{ status: "COMPLETED" }] });
  });

  it("C34: a name is added: nothing is revoked; it is removed: 72 hours; only what is missing is validated (D16)", async () => {
    const order = fresh();
    const added = name();
    const waiting = await reissues(customer, order, { subjectAlternativeNames: [added] });
    expect(waiting).toMatchObject({
      order: {
        domainValidations: expect.arrayContaining([
          expect.objectContaining({ domain: order.commonName, status: "VALID" }),
          expect.objectContaining({ domain: added, status: "PENDING" }),
        ]),
      },
    });
    const wider = await until(order.id, (each) => each.status === "ISSUED");
    expect(wider.subjectAlternativeNames).toEqual([order.commonName, added]);
    expect(wider.revocationRequests).toEqual([]);
    const { certificate } = await reissued(order);
    expect(certificate.subjectAlternativeNames).toEqual([order.commonName, added]);
    const narrower = await reissued(order, { subjectAlternativeNames: [] });
    expect(narrower.certificate.subjectAlternativeNames).toEqual([order.commonName]);
    const after = await reads(order.id);
    expect(certificateOf(after, certificate.id)?.status).toBe("REVOCATION_SCHEDULED");
    expect(certificateOf(after, first(order))?.status).toBe("ISSUED");
  });

  it("C30: a CSR for another name changes nothing unless it is said", async () => {
    const answer = await reissues(customer, fresh(), { csr: await sampleCsr(name()) });
    expect(answer).toMatchObject({ __typename: "ValidationError", fields: [{ path: ["csr"] }] });
  });

  it("a name that nobody may have is refused before anything waits", async () => {
    const answer = await reissues(customer, fresh(), { subjectAlternativeNames: ["host.internal"] });
    expect(answer).toMatchObject({ code: "DOMAIN_NOT_ALLOWED" });
  });
});

/** An order whose first certificate a reissue has scheduled to be revoked. */
async function scheduled() {
  const order = fresh();
  await reissues(customer, order, { subjectAlternativeNames: [name()] });
  const wider = await until(order.id, (each) => each.status === "ISSUED");
  await reissued(order, { subjectAlternativeNames: [] });
  const after = await reads(order.id);
  return { order, replaced: wider.currentCertificate?.id, request: after.revocationRequests[0] };
}

describe("a scheduled revocation (D5)", () => {
  it("D5: may be withdrawn by those who may request; the certificate stays valid", async () => {
    const { order, replaced, request } = await scheduled();
    const input = { requestId: request?.id ?? "" };
    const { withdrawRevocation } = await customer.run(WithdrawRevocationDocument, { input });
    expect(withdrawRevocation).toMatchObject({ request: { status: "WITHDRAWN" } });
    expect(certificateOf(await reads(order.id), replaced)).toMatchObject({
      status: "ISSUED",
      scheduledRevocationAt: null,
    });
    // Its time comes, and nothing happens.
    await sql("update revocation_requests set next_try_at = now() where id = $1", [request?.id]);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(certificateOf(await reads(order.id), replaced)?.status).toBe("ISSUED");
  });

  it("D5: does not count as open: a new request is taken and replaces it", async () => {
    const { order, replaced, request } = await scheduled();
    const { serialNumber } = certificateOf(await reads(order.id), replaced) ?? {};
    const asked = await requestsRevocation(customer, order, { serialNumber: serialNumber ?? "" });
    expect(asked).toMatchObject({ request: { status: "NEEDS_APPROVAL" } });
    const after = await reads(order.id);
    expect(after.revocationRequests.find(({ id }) => id === request?.id)?.status).toBe("WITHDRAWN");
    expect(certificateOf(after, replaced)?.status).toBe("ISSUED");
  });
});

describe("while a reissue waits", () => {
  it("section 6: cancelReissue makes the order as it was; another may follow", async () => {
    const order = fresh();
    await reissues(customer, order, { subjectAlternativeNames: ["waits.kumo.example.com"] });
    expect(await reissues(customer, order)).toMatchObject({ code: "REISSUE_PENDING" });
    expect(await cancels(order.id)).toMatchObject({
      order: {
        status: "ISSUED",
        currentCertificate: { id: first(order) },
        domainValidations: [{ domain: order.commonName, status: "VALID" }],
      },
    });
    expect(await cancels(order.id)).toMatchObject({ code: "INVALID_STATE" });
    expect((await reissued(order)).certificate.status).toBe("ISSUED");
  });

  it("section 7: what staff note of a reissue, of a duplicate and of a reissue given up on behalf stays on the order", async () => {
    const order = fresh();
    expect(await duplicates(operator, order)).toMatchObject({ code: "VALIDATION" });
    expect(await duplicates(operator, order, undefined, "お電話で複製")).toMatchObject({ order: { id: order.id } });
    const waits = { subjectAlternativeNames: ["waits.kumo.example.com"], note: "お電話で再発行" };
    expect(await reissues(operator, order, waits)).toMatchObject({ order: { status: "REISSUE_PENDING" } });
    expect(await cancels(order.id, operator)).toMatchObject({ code: "VALIDATION" });
    expect(await cancels(order.id, operator, "お電話で取りやめ")).toMatchObject({ order: { status: "ISSUED" } });
    const { order: read } = await customer.run(NotesDocument, { id: order.id });
    expect(read?.notes.map(({ text, author }) => [text, author.email])).toEqual([
      ["お電話で取りやめ", "operator@desk.test"],
      ["お電話で再発行", "operator@desk.test"],
      ["お電話で複製", "operator@desk.test"],
    ]);
  });

  it("C36: it blocks revoking the certificate that it replaces, but for KEY_COMPROMISE, which ends it", async () => {
    const order = fresh();
    const duplicate = await duplicates(customer, order);
    if (duplicate.__typename !== "DuplicateCertificatePayload") throw new Error(JSON.stringify(duplicate));
    await reissues(customer, order, { subjectAlternativeNames: ["waits.kumo.example.com"] });
    const { serialNumber = "" } = order.currentCertificate ?? {};
    const { order: offering } = await customer.run(OrderActionsDocument, { id: order.id });
    expect(offering?.availableActions).toContainEqual(
      expect.objectContaining({ action: "REQUEST_REVOCATION", allowed: true, onlyForReason: "KEY_COMPROMISE" }),
    );
    expect(await requestsRevocation(admin, order, { serialNumber, immediately: true })).toMatchObject({
      code: "REISSUE_PENDING",
    });
    expect(
      await requestsRevocation(admin, order, { serialNumber: duplicate.certificate.serialNumber, immediately: true }),
    ).toMatchObject({ request: { status: "COMPLETED" } });
    expect(await reads(order.id)).toMatchObject({ status: "REISSUE_PENDING" });
    expect(
      await requestsRevocation(admin, order, { serialNumber, immediately: true, reason: "KEY_COMPROMISE" }),
    ).toMatchObject({ request: { status: "COMPLETED" } });
    expect(await reads(order.id)).toMatchObject({ status: "ISSUED" });
    expect(await cancels(order.id)).toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("what is refused (D19)", () => {
  it("NOT_FOUND for whoever does not see the order, then COMMON_NAME_MISMATCH", async () => {
    const order = fresh();
    const stranger = await world.as("admin@hoshi.test");
    expect(await reissues(stranger, order)).toMatchObject({ __typename: "NotFoundError" });
    expect(await duplicates(stranger, order)).toMatchObject({ __typename: "NotFoundError" });
    expect(await reissues(customer, order, { commonName: name() })).toMatchObject({ code: "COMMON_NAME_MISMATCH" });
    expect((await reissued(order, { commonName: order.commonName.toUpperCase() })).certificate.status).toBe("ISSUED");
  });

  it("staff act on behalf, with a note (rules, section 7)", async () => {
    const order = fresh();
    expect(await reissues(operator, order)).toMatchObject({
      __typename: "ValidationError",
      fields: [{ path: ["note"] }],
    });
    expect(await reissues(operator, order, { note: "お電話にて" })).toMatchObject({ __typename: "ReissuePayload" });
  });

  it.each(brands)(
    "K30, D18: %s: CERTIFICATE_REVOKED once the certificate is revoked, although the order is issued",
    async (product) => {
      const order = fresh(product);
      const { serialNumber = "" } = order.currentCertificate ?? {};
      const client = product === "CC_OV" ? admin : operator;
      const done = await requestsRevocation(client, order, { serialNumber, immediately: true, note: "お電話にて" });
      expect(done).toMatchObject({ request: { status: "COMPLETED" }, order: { status: "ISSUED" } });
      expect(await reissues(customer, order)).toMatchObject({ code: "CERTIFICATE_REVOKED" });
      expect(await duplicates(customer, order)).toMatchObject({ code: "CERTIFICATE_REVOKED" });
    },
  );

  /** An order with a key of its own, of which further CSRs can be made, and another order. */
  async function orderAndKey() {
    const csr = await keyPair();
    const commonName = name();
    const order = await issuedOrder(customer, commonName, { csr: await csr(commonName) });
    return { csr, order, other: fresh(), serialNumber: order.currentCertificate?.serialNumber ?? "" };
  }

  it("D12: a key that was revoked for compromise is refused for ever", async () => {
    const { csr, order, other, serialNumber } = await orderAndKey();
    await requestsRevocation(admin, order, { serialNumber, immediately: true, reason: "KEY_COMPROMISE" });
    expect(await reissues(customer, other, { csr: await csr(other.commonName) })).toMatchObject({
      code: "KEY_REJECTED",
    });
    expect(await duplicates(customer, other, await csr(other.commonName))).toMatchObject({ code: "KEY_REJECTED" });
  });

  it("D12, K21: nor does one serve that the account calls compromised, while nobody has decided", async () => {
    const { csr, order, other, serialNumber } = await orderAndKey();
    const asked = await requestsRevocation(customer, order, { serialNumber, reason: "KEY_COMPROMISE" });
    expect(asked).toMatchObject({ request: { status: "NEEDS_APPROVAL" } });
    for (const answer of [
      await reissues(customer, order, { csr: await csr(order.commonName) }),
      await reissues(customer, other, { csr: await csr(other.commonName) }),
      await duplicates(customer, other, await csr(other.commonName)),
    ])
      expect(answer).toMatchObject({ code: "KEY_REJECTED", message: expect.stringMatching(/新しい鍵|new key/) });
    expect(await reissues(customer, order)).toMatchObject({ __typename: "ReissuePayload" });
  });

  it("D17: while a cancellation is RECEIVED: reissue, duplicate and renewal are INVALID_STATE", async () => {
    const order = fresh("KINGSSL_DV");
    await sql("update orders set cancellation_status = 'RECEIVED' where id = $1", [order.id]);
    expect(await reissues(customer, order)).toMatchObject({ code: "INVALID_STATE" });
    expect(await duplicates(customer, order)).toMatchObject({ code: "INVALID_STATE" });
    await coverageEndsIn(order, 40 * DAY);
    expect(await renews(order)).toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("a duplicate", () => {
  it.each(brands)("C11: %s: stands beside the others, replaces nothing and is not the current one", async (product) => {
    const order = fresh(product);
    const answer = await duplicates(customer, order);
    expect(answer).toMatchObject({
      certificate: { kind: "DUPLICATE", status: "ISSUED", commonName: order.commonName },
      order: { status: "ISSUED", currentCertificate: { id: first(order) } },
    });
    const after = await reads(order.id);
    expect(after.certificates).toMatchObject([{ kind: "DUPLICATE", replaces: null }, { status: "ISSUED" }]);
    expect(after.revocationRequests).toEqual([]);
  });

  it("has a key of its own, and the order's names", async () => {
    const csr = await keyPair();
    const commonName = name();
    const order = await issuedOrder(customer, commonName, { csr: await csr(commonName) });
    expect(await duplicates(customer, order, await csr(commonName))).toMatchObject({ code: "KEY_REJECTED" });
    expect(await duplicates(customer, order, await sampleCsr(name()))).toMatchObject({ __typename: "ValidationError" });
  });

  it("D16: a validation that is older than 200 days serves no more", async () => {
    const order = fresh();
    await sql("update domain_validations set validated_at = now() - interval '201 days' where order_id = $1", [
      order.id,
    ]);
    const { order: offering } = await customer.run(OrderActionsDocument, { id: order.id });
    expect(offering?.availableActions).toContainEqual(
      expect.objectContaining({ action: "DUPLICATE", allowed: false, reasonCode: "INVALID_STATE" }),
    );
    expect(await duplicates(customer, order)).toMatchObject({ code: "INVALID_STATE" });
    expect(await reissues(customer, order)).toMatchObject({ order: { pendingReasons: ["DOMAIN_VALIDATION"] } });
  });
});

async function renews(order: Order, input: object = {}) {
  const common = { contactEmail: "taro@kumo.test", payment: { method: "CREDIT_CARD" as const } };
  const { placeOrder } = await customer.run(PlaceOrderDocument, {
    input: {
      idempotencyKey: unique("renew"),
      productCode: "KINGSSL_DV",
      csr: await sampleCsr(order.commonName),
      validationMethod: "DNS_TXT",
      renewalOfOrderNumber: order.number,
      ...common,
      ...input,
    },
  });
  return placeOrder;
}
/** Moves the end of an order's coverage to so many milliseconds from now. */
const coverageEndsIn = (order: Order, ms: number) =>
  sql("update orders set coverage_ends_at = $2 where id = $1", [order.id, new Date(Date.now() + ms)]);

describe("a renewal", () => {
  it("K1: opens 90 days before the coverage's end", async () => {
    const order = fresh("KINGSSL_DV");
    await coverageEndsIn(order, 90 * DAY + 60_000);
    expect(await renews(order)).toMatchObject({ code: "RENEWAL_TOO_EARLY" });
    await coverageEndsIn(order, 90 * DAY);
    expect(await renews(order)).toMatchObject({ order: { applicationType: "RENEWAL" } });
    expect(await renews(order)).toMatchObject({ code: "RENEWAL_NOT_ALLOWED" });
  });

  it("K2, C35: KingSSL: the remaining time is added; the renewed certificate stays valid", async () => {
    const order = fresh("KINGSSL_DV");
    await coverageEndsIn(order, 40 * DAY);
    const placed = await renews(order);
    if (placed.__typename !== "PlaceOrderPayload") throw new Error(JSON.stringify(placed));
    const renewal = await waitsFor(customer, placed.order.id, (each) => each.status === "ISSUED");
    const years = Date.parse(renewal.coverageEndsAt ?? "") - Date.parse(renewal.firstIssuedAt ?? "");
    expect(years / DAY).toBeGreaterThan(365 + 39.9);
    expect(years / DAY).toBeLessThanOrEqual(366 + 40);
    const before = await reads(order.id);
    expect(before).toMatchObject({ status: "ISSUED", renewedBy: { id: renewal.id }, revocationRequests: [] });
    expect(certificateOf(before, first(order))?.status).toBe("ISSUED");
  });

  it("C29: CertCentral: the first reissue of the renewed order gives back what renewing early lost, once", async () => {
    const order = fresh();
    await coverageEndsIn(order, 40 * DAY);
    const placed = await renews(order, { productCode: "CC_OV" });
    if (placed.__typename !== "PlaceOrderPayload") throw new Error(JSON.stringify(placed));
    const renewal = await waitsFor(customer, placed.order.id, (each) => each.status === "ISSUED");
    const end = Date.parse(renewal.coverageEndsAt ?? "");
    expect((end - Date.parse(renewal.firstIssuedAt ?? "")) / DAY).toBeLessThanOrEqual(366);
    const one = await reissued(renewal);
    const regained = (Date.parse(one.order.coverageEndsAt ?? "") - end) / DAY;
    expect(regained).toBeGreaterThan(39.9);
    expect(regained).toBeLessThanOrEqual(40);
    // The third too: the second must not have forgotten what the first has given back.
    for (let later = 2; later <= 3; later++)
      expect((await reissued(renewal)).order.coverageEndsAt).toBe(one.order.coverageEndsAt);
  });
});

describe("what time ends (section 6)", () => {
  it("an order whose coverage ended is EXPIRED, closure EXPIRY; D13: no reissue, but a renewal for 30 days", async () => {
    const order = fresh("KINGSSL_DV");
    await sql("update certificates set not_after = now() - interval '1 second' where order_id = $1", [order.id]);
    await coverageEndsIn(order, -1000);
    const after = await until(order.id, (each) => each.status === "EXPIRED");
    expect(after).toMatchObject({ closure: "EXPIRY", certificates: [{ status: "EXPIRED" }] });
    expect(await reissues(customer, order)).toMatchObject({ code: "CERTIFICATE_EXPIRED" });
    expect(await duplicates(customer, order)).toMatchObject({ code: "CERTIFICATE_EXPIRED" });
    await coverageEndsIn(order, -30 * DAY - 1000);
    expect(await renews(order)).toMatchObject({ code: "RENEWAL_NOT_ALLOWED" });
    await coverageEndsIn(order, -30 * DAY + 60_000);
    expect(await renews(order)).toMatchObject({ order: { applicationType: "RENEWAL" } });
  });

  it("D7: a certificate that ended before its order's coverage is EXPIRED, and a free reissue goes on", async () => {
    const order = fresh();
    await sql("update certificates set not_after = now() - interval '1 second' where order_id = $1", [order.id]);
    const after = await until(order.id, (each) => certificateOf(each, first(order))?.status === "EXPIRED");
    expect(after.status).toBe("ISSUED");
    const { certificate } = await reissued(order);
    expect(Date.parse(certificate.notAfter)).toBeLessThanOrEqual(Date.parse(order.coverageEndsAt ?? ""));
  });

  it("D7: the last reissue is cut to the coverage's end", async () => {
    const order = fresh();
    await coverageEndsIn(order, 50 * DAY);
    const { certificate, order: after } = await reissued(order);
    expect(Date.parse(after.coverageEndsAt ?? "") - Date.parse(certificate.notAfter)).toBeLessThan(1000);
  });

  it("K22: requests about expired certificates are withdrawn by the system; a reissue that waits is over", async () => {
    const order = fresh();
    await requestsRevocation(customer, order);
    await reissues(customer, order, { subjectAlternativeNames: ["waits.kumo.example.com"] });
    await sql("update certificates set not_after = now() - interval '1 second' where order_id = $1", [order.id]);
    await coverageEndsIn(order, -1000);
    const after = await until(order.id, (each) => each.status === "EXPIRED");
    expect(after.revocationRequests).toMatchObject([{ status: "WITHDRAWN" }]);
    expect(await cancels(order.id)).toMatchObject({ code: "INVALID_STATE" });
    const waiting = await sql("select 1 from domain_validations where order_id = $1 and next_check_at is not null", [
      order.id,
    ]);
    expect(waiting.rowCount).toBe(0);
  });
});
