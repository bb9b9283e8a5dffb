import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import {
  CancellationPreviewDocument,
  CancelOrderDocument,
  DuplicateCertificateDocument,
  ReissueDocument,
  type ReissueInput,
  RequestManualRevocationDocument,
  ResendEmailDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { issuedOrder, requestsRevocation, startWorld, unique, type World } from "../support/world.js";

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
