import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Certificate } from "../../../src/entities/Certificate.js";
import type { Order } from "../../../src/entities/Order.js";
import type { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import type { User } from "../../../src/entities/User.js";
import { toPem } from "../../../src/services/pki/toPem.js";
import { anyCertificate, createGraph, type Graph } from "../../support/createGraph.js";
import {
  beginning,
  insertCertificate,
  insertOrder,
  insertPayment,
  insertPolicy,
  insertRequest,
  insertValidation,
} from "../../support/rows.js";
import { createReadWorld, type ReadWorld } from "../reads/readWorld.js";

let world: ReadWorld;
let graph: Graph;
let order: Order;
let certificates: Certificate[];

/** What an order cannot be without. */
const bought = (by: User) => ({
  accountId: world.kumo.id,
  placedById: by.id,
  productId: world.products[0].id,
  policyId: world.policy.id,
});
const later = (n: number) => new Date(beginning.getTime() + n * 1000);
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => ({ id }));

/** The order of a document that asks for one, as the administrator sees it. */
async function seen(fields: string, { of = order, by = world.people.admin } = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await graph.run(by, `{ order(id: "${of.id}") { ${fields} } }`);
  if (errors !== undefined) throw errors[0];
  return (data as { order: Record<string, unknown> }).order;
}

beforeAll(async () => {
  world = await createReadWorld();
  order = await insertOrder(world.db, {
    ...bought(world.people.admin),
    subjectAlternativeNames: ["www.example.org", "example.org", "*.example.org"],
  });
  certificates = [];
  for (let n = 0; n < 120; n++)
    certificates.push(await insertCertificate(world.db, order, { createdAt: later(n % 50) }));
  await world.db.query("update orders set current_certificate_id = $1 where id = $2", [certificates[3]?.id, order.id]);
  graph = await createGraph(world.db);
});
afterAll(() => world.destroy());

describe("an order", () => {
  it("shows its certificates newest first, at most 100, and the current one", async () => {
    const newest = certificates.toSorted(
      (a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1),
    );
    const shown = await seen("certificates { id } currentCertificate { id }");
    expect(shown).toEqual({
      certificates: idsOf(newest.slice(0, 100)),
      currentCertificate: { id: certificates[3]?.id },
    });
  });

  it("shows one validation for each name, in the order of the names, without those that confirm an intent", async () => {
    const made = [];
    for (const domain of ["*.example.org", "example.org", "www.example.org"])
      made.push(await insertValidation(world.db, order, { domain }));
    const request = await insertRequest(world.db, order, { status: "REJECTED" });
    const confirmation = await insertValidation(world.db, order, {
      requestId: request.id,
      lastErrorKey: "dcv.demo.soon",
    });
    const shown = await seen(
      "domainValidations { id lastError } revocationRequests { domainConfirmations { id lastError(locale: EN) } }",
    );
    expect(shown).toMatchObject({
      domainValidations: idsOf(made.reverse()),
      revocationRequests: [
        { domainConfirmations: [{ id: confirmation.id, lastError: expect.stringMatching(/^[ -~]+$/) }] },
      ],
    });
  });

  it("shows how it is paid", async () => {
    await insertPayment(world.db, order, { method: "VOUCHER", voucherCode: "V-1", amountValue: 39_800 });
    expect(await seen("payment { method voucherCode amount { value currency } }")).toEqual({
      payment: { method: "VOUCHER", voucherCode: "V-1", amount: { value: 39_800, currency: "JPY" } },
    });
  });

  it("says its status and its reasons in the language asked for, in the words of its brand (K14, C10)", async () => {
    const policy = await insertPolicy(world.db, {
      brand: "kingssl",
      reasonWords: "K14",
      keyCompromiseNeedsEvidence: true,
    });
    const kingssl = await insertOrder(world.db, {
      ...bought(world.people.admin),
      policyId: policy.id,
      status: "REVOKED",
    });
    const fields =
      "statusLabel english: statusLabel(locale: EN) revocationReasons { reason label hint(locale: EN) evidenceRequired }";
    const [k, c] = [await seen(fields, { of: kingssl }), await seen(fields)];
    expect(k).toMatchObject({ statusLabel: "失効済み", english: "Revoked" });
    const optionsOf = (shown: Record<string, unknown>) =>
      shown.revocationReasons as { label: string; hint: string | null; evidenceRequired: boolean }[];
    expect(optionsOf(k).map(({ label, evidenceRequired }) => [label, evidenceRequired])).toEqual([
      ["その他", false],
      ["秘密鍵の危殆化", true],
      ["組織情報の変更", false],
      ["証明書の入れ替え", false],
      ["運用停止", false],
    ]);
    expect(optionsOf(c).map(({ label }) => label)).toEqual([
      "鍵の危殆化",
      "運用停止",
      "所属の変更",
      "置き換え",
      "未設定(その他の理由)",
    ]);
    expect(optionsOf(c).some(({ evidenceRequired }) => evidenceRequired)).toBe(false);
    expect(optionsOf(c).filter(({ hint }) => hint !== null)).toHaveLength(2);
  });

  it("leads to what it renews and to what renews it, but not past what LIMITED may see", async () => {
    const { admin, limited } = world.people;
    const old = await insertOrder(world.db, bought(admin));
    const mine = await insertOrder(world.db, { ...bought(limited), renewalOfId: old.id, createdAt: later(1) });
    await insertOrder(world.db, { ...bought(limited), renewalOfId: old.id, createdAt: later(2), status: "CANCELED" });
    const next = await insertOrder(world.db, { ...bought(admin), renewalOfId: mine.id });
    expect(await seen("renewedBy { id }", { of: old })).toEqual({ renewedBy: { id: mine.id } });
    const fields = "renewalOf { id } renewedBy { id }";
    expect(await seen(fields, { of: mine })).toEqual({ renewalOf: { id: old.id }, renewedBy: { id: next.id } });
    expect(await seen(fields, { of: mine, by: limited })).toEqual({ renewalOf: null, renewedBy: null });
  });
});

describe("a certificate", () => {
  it("leads to the one that it replaces and to the one that replaced it", async () => {
    const [first] = certificates;
    const second = await insertCertificate(world.db, order, {
      kind: "REISSUE",
      replacesId: first?.id ?? null,
      createdAt: later(-9),
    });
    const fields = "replaces { id } replacedBy { id }";
    const document = `{ first: certificate(serialNumber: "${first?.serialNumber}") { ${fields} } second: certificate(serialNumber: "${second.serialNumber}") { ${fields} } }`;
    expect((await graph.run(world.people.admin, document)).data).toEqual({
      first: { replaces: null, replacedBy: { id: second.id } },
      second: { replaces: { id: first?.id }, replacedBy: null },
    });
    await world.db.query("delete from certificates where id = $1", [second.id]);
  });
});

describe("a certificate's file", () => {
  it("comes in Base64, in the format asked for, with the CA's where the format has it", async () => {
    const pem = toPem("CERTIFICATE", anyCertificate);
    const { serialNumber } = await insertCertificate(world.db, order, { pem, createdAt: later(-10) });
    const document = `{ file: certificate(serialNumber: "${serialNumber}") { pem der: download(format: DER) chain: download(format: PEM_CHAIN) } }`;
    const { data } = await graph.run(world.people.admin, document);
    const base64 = (file: Uint8Array | string) => Buffer.from(file).toString("base64");
    expect(data).toEqual({ file: { pem, der: base64(anyCertificate), chain: base64(pem + pem) } });
  });
});

describe("a revocation request", () => {
  const shown = async (request: RevocationRequest, fields: string) => {
    const { data, errors } = await graph.run(
      world.people.admin,
      `{ revocationRequest(id: "${request.id}") { ${fields} } }`,
    );
    if (errors !== undefined) throw errors[0];
    return (data as { revocationRequest: Record<string, unknown> }).revocationRequest;
  };

  it("shows the certificates that it names, newest first", async () => {
    const named = certificates.slice(0, 2);
    const request = await insertRequest(world.db, order, {
      certificates: named,
      wholeOrder: false,
      status: "REJECTED",
    });
    expect(await shown(request, "certificates { id }")).toEqual({ certificates: idsOf(named.toReversed()) });
    await world.db.query("delete from revocation_request_certificates");
  });

  it("of a whole order that names none shows all of the order (D18); of one certificate none", async () => {
    const whole = await insertRequest(world.db, order, { wholeOrder: true });
    expect((await shown(whole, "certificates { id }")).certificates).toHaveLength(100);
    const single = await insertRequest(world.db, order, { wholeOrder: false });
    expect(await shown(single, "certificates { id }")).toEqual({ certificates: [] });
  });

  it("says its reason in the words of its order's brand, and who asked", async () => {
    const request = await insertRequest(world.db, order, { reason: "SUPERSEDED", requesterPhone: null });
    expect(await shown(request, "reasonLabel english: reasonLabel(locale: EN) requester { company }")).toEqual({
      reasonLabel: "置き換え",
      english: "Superseded",
      requester: null,
    });
  });

  it("says what the viewer could do, and why not", async () => {
    const own = await insertRequest(world.db, order, { requestedById: world.people.admin.id });
    const { availableActions } = await shown(own, "availableActions { action allowed reasonCode reason(locale: EN) }");
    const actions = availableActions as { readonly action: string }[];
    expect(actions.map(({ action }) => action)).toEqual([
      "CONFIRM",
      "APPROVE",
      "REJECT",
      "WITHDRAW",
      "ASK_FOR_INFO",
      "PROVIDE_INFO",
    ]);
    expect(actions.slice(1, 4)).toEqual([
      {
        action: "APPROVE",
        allowed: false,
        reasonCode: "SELF_APPROVAL",
        reason: expect.stringContaining("your own request"),
      },
      {
        action: "REJECT",
        allowed: false,
        reasonCode: "SELF_APPROVAL",
        reason: expect.stringContaining("your own request"),
      },
      { action: "WITHDRAW", allowed: true, reasonCode: null, reason: null },
    ]);
  });
});
