import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import {
  CancellationPreviewDocument,
  CancelOrderDocument,
  CreateKeyCompromiseChallengeDocument,
  DuplicateCertificateDocument,
  ReissueDocument,
  type ReissueInput,
  RequestManualRevocationDocument,
  ResendEmailDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { issuedOrder, requestsRevocation, startWorld, unique, type World, waitsFor } from "../support/world.js";
import { csrPem } from "../unit/pki/csrBuilder.js";

let world: World;
let customer: Client;
beforeAll(async () => {
  world = await startWorld();
  customer = await world.as("standard@kumo.test");
}, 60_000);
afterAll(() => world?.stop());

type Order = Awaited<ReturnType<typeof issuedOrder>>;
const code = { productCode: "CC_CODE_SIGNING", validationMethod: null } as const;
const signing = { productCode: "CC_DOCUMENT_SIGNING", validationMethod: null } as const;
const mismatch = { code: "COMMON_NAME_MISMATCH" };
const newName = () => `${unique("names")}.example.test`;

/** As it was stored before names were trimmed, or before a company's name was kept as it stands. */
const storedAs = (order: Order, commonName: string) =>
  world.dataSource.query("update orders set common_name = $2 where id = $1", [order.id, commonName]);

async function cancels({ id: orderId }: Order, commonName: string) {
  const { cancellationPreview: shown } = await customer.run(CancellationPreviewDocument, { orderId, locale: "JA" });
  const confirmationToken = shown?.confirmationToken ?? "none";
  const input = { idempotencyKey: unique("cancel"), orderId, commonName, confirmationToken };
  return (await customer.run(CancelOrderDocument, { input })).cancelOrder;
}
async function resends({ id: orderId }: Order, commonName: string) {
  const input = { orderId, commonName, kind: "ISSUANCE_NOTICE" } as const;
  return (await customer.run(ResendEmailDocument, { input })).resendEmail;
}
async function asksStaff({ id: orderId }: Order, commonName: string) {
  const wish = { orderId, commonName, reason: "SUPERSEDED", note: "メモ" } as const;
  const input = { idempotencyKey: unique("manual"), ...wish };
  return (await customer.run(RequestManualRevocationDocument, { input })).requestManualRevocation;
}
async function reissues({ id: orderId }: Order, input: Pick<ReissueInput, "commonName" | "csr" | "newCommonName">) {
  const wish = { idempotencyKey: unique("reissue"), orderId, ...input };
  return (await customer.run(ReissueDocument, { input: wish })).reissue;
}
async function duplicates({ id: orderId }: Order, csr: string) {
  const input = { idempotencyKey: unique("duplicate"), orderId, csr };
  return (await customer.run(DuplicateCertificateDocument, { input })).duplicateCertificate;
}

describe("a common name that is no host name (D19)", () => {
  it("D19: is stored as it stands in the CSR, without the spaces around it, and so it is in the certificate", async () => {
    for (const [inCsr, kept] of [
      [" Acme Inc ", "Acme Inc"],
      ["クラウド商事Co.Ltd", "クラウド商事Co.Ltd"],
      ["Node.js", "Node.js"],
    ] as const) {
      const order = await issuedOrder(customer, inCsr, code);
      expect(order).toMatchObject({ commonName: kept, currentCertificate: { commonName: kept } });
    }
  });

  it.each([
    ["Server01.Corp.Local", "server01.corp.local"],
    ["クラウド商事Co.Ltd", "クラウド商事co.ltd"],
  ])("K6, K16, K24, K32: %s is matched by itself in any case, by each command", async (inCsr, lower) => {
    const order = await issuedOrder(customer, inCsr, code);
    const wrong = `${inCsr}x`;
    const csr = await sampleCsr(inCsr);
    for (const act of [resends, cancels]) {
      expect(await act(order, wrong)).toMatchObject(mismatch);
      for (const typed of [inCsr, ` ${lower} `]) expect(await act(order, typed)).not.toMatchObject(mismatch);
    }
    expect(await reissues(order, { commonName: wrong, csr })).toMatchObject(mismatch);
    expect(await reissues(order, { commonName: inCsr, csr })).toMatchObject({ certificate: { commonName: inCsr } });
    expect(await duplicates(order, await sampleCsr(lower))).toMatchObject({ certificate: { commonName: inCsr } });
    expect(await requestsRevocation(customer, order, { commonName: wrong })).toMatchObject(mismatch);
    expect(await requestsRevocation(customer, order, { commonName: inCsr })).toMatchObject({
      request: { status: "NEEDS_APPROVAL" },
    });
  });

  it("C9, D19: the manual procedure takes it too", async () => {
    const order = await issuedOrder(customer, "Node.js", signing);
    expect(await asksStaff(order, "Node.ts")).toMatchObject(mismatch);
    expect(await asksStaff(order, "Node.js")).toMatchObject({ request: { status: "NEEDS_APPROVAL" } });
  });

  it("D19: an order that was stored with spaces around its name, or as A-labels, is reached by it", async () => {
    const order = await issuedOrder(customer, "Acme Inc", code);
    await storedAs(order, "Acme Inc ");
    for (const typed of ["Acme Inc ", "ACME Inc"])
      expect(await resends(order, typed)).toMatchObject({ kind: "ISSUANCE_NOTICE" });
    expect(await cancels(order, "Acme Inc")).toMatchObject({ code: "INVALID_STATE" });
    await storedAs(order, "xn--co-sg4a9a9iwhm65r2il.ltd");
    expect(await resends(order, "Acme Inc")).toMatchObject(mismatch);
    expect(await requestsRevocation(customer, order, { commonName: "クラウド商事Co.Ltd" })).toMatchObject({
      request: { status: "NEEDS_APPROVAL" },
    });
  });

  it("C30: a reissue's new common name is that of the CSR as it stands, whatever the case in which it is said", async () => {
    const order = await issuedOrder(customer, "Node.js", code);
    const wish = { commonName: "node.JS", newCommonName: "deno.LAND", csr: await sampleCsr("Deno.land") };
    expect(await reissues(order, wish)).toMatchObject({
      order: { commonName: "Deno.land" },
      certificate: { commonName: "Deno.land" },
    });
  });
});

describe("a certificate by its serial number after a reissue with another name (K16, C30)", () => {
  it("K16, C11: goes by its own common name, and by the order's present one", async () => {
    const { order, replaced, newCommonName } = await renamed();
    const ask = (commonName: string) =>
      requestsRevocation(customer, order, { serialNumber: replaced, commonName, description: "x" });
    expect(await ask(newName())).toMatchObject(mismatch);
    const whole = await requestsRevocation(customer, order, { commonName: order.commonName });
    expect(whole).toMatchObject(mismatch);
    expect(await ask(order.commonName.toUpperCase())).toMatchObject({
      request: { status: "NEEDS_APPROVAL", wholeOrder: false },
    });
    expect(await ask(newCommonName)).toMatchObject({ code: "REVOCATION_ALREADY_OPEN" });
  });

  it("D5, K16: a valid proof of its key's compromise is accepted under its own name", async () => {
    const { order, keys, replaced } = await renamed();
    const { createKeyCompromiseChallenge: made } = await world.client.run(CreateKeyCompromiseChallengeDocument, {
      input: { serialNumber: replaced },
    });
    if (made.__typename !== "CreateKeyCompromiseChallengePayload") throw new Error(JSON.stringify(made));
    const keyCompromiseProof = sign("sha256", Buffer.from(made.challenge), keys.privateKey).toString("base64");
    const wish = { serialNumber: replaced, keyCompromiseProof, reason: "KEY_COMPROMISE" } as const;
    expect(await requestsRevocation(customer, order, wish)).toMatchObject({
      request: { status: "COMPLETED", keyCompromiseProven: true },
      order: { status: "ISSUED" },
    });
  });
});

/** An order as it was before the reissue that gave it another common name, and the certificate that it had then, still valid. */
async function renamed(): Promise<{
  readonly order: Order;
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly replaced: string;
  readonly newCommonName: string;
}> {
  const [commonName, newCommonName] = [newName(), newName()];
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const csr = csrPem({ keys, commonNames: [commonName], dnsNames: [commonName] });
  const order = await issuedOrder(customer, commonName, { csr });
  const answer = await reissues(order, { commonName, newCommonName, csr: await sampleCsr(newCommonName) });
  expect(answer).toMatchObject({ __typename: "ReissuePayload" });
  await waitsFor(customer, order.id, (now) => now.status === "ISSUED" && now.commonName === newCommonName);
  return { order, keys, replaced: order.currentCertificate?.serialNumber ?? "", newCommonName };
}
