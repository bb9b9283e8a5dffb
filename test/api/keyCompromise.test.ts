import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { X509Crl } from "@peculiar/x509";
import {
  AskForRevocationInfoDocument,
  CreateKeyCompromiseChallengeDocument,
  PlaceOrderDocument,
  ProvideRevocationInfoDocument,
  ReportKeyCompromiseDocument,
  RequestsOfOrderDocument,
} from "../gql/documents.js";
import { atServer } from "../support/atServer.js";
import type { Client } from "../support/client.js";
import {
  approves,
  issuedOrder,
  readsOrder,
  requestsRevocation,
  startWorld,
  unique,
  type World,
  waitsFor,
} from "../support/world.js";
import { csrPem } from "../unit/pki/csrBuilder.js";

let world: World;
let customer: Client;
let admin: Client;
let other: Client;
let stock: Awaited<ReturnType<typeof issues>>[];
beforeAll(async () => {
  world = await startWorld();
  [customer, admin, other] = (await Promise.all(
    ["standard@kumo.test", "admin@kumo.test", "standard@hoshi.test"].map((email) => world.as(email)),
  )) as [Client, Client, Client];
  // An order takes more than a second to issue; ten at once take hardly longer.
  stock = await Promise.all(Array.from({ length: 10 }, () => issues()));
}, 120_000);
afterAll(() => world?.stop());

interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}
const p256 = (): Keys => generateKeyPairSync("ec", { namedCurve: "P-256" });
const kingssl = { productCode: "KINGSSL_DV" } as const;
const name = () => `${unique("key")}.example.test`;

/** An issued order whose private key the test holds; without arguments one of the stock, else a new one. */
async function holds(...given: Parameters<typeof issues>): ReturnType<typeof issues> {
  if (given.length > 0) return issues(...given);
  const held = stock.pop();
  if (held === undefined) throw new Error("make the stock of orders larger");
  return held;
}
async function issues(keys: Keys = p256(), client = customer, input = {}) {
  const commonName = name();
  const csr = csrPem({ keys, commonNames: [commonName], dnsNames: [commonName] });
  const order = await issuedOrder(client, commonName, { csr, ...input });
  return { order, keys, serialNumber: order.currentCertificate?.serialNumber ?? "" };
}

async function challengeOf(serialNumber: string): Promise<string> {
  const { createKeyCompromiseChallenge: created } = await world.client.run(CreateKeyCompromiseChallengeDocument, {
    input: { serialNumber },
  });
  if (created.__typename !== "CreateKeyCompromiseChallengePayload") throw new Error(JSON.stringify(created));
  return created.challenge;
}

const signed = (challenge: string, { privateKey }: Keys) =>
  sign("sha256", Buffer.from(challenge), privateKey).toString("base64");
const proves = async (serialNumber: string, keys: Keys) => signed(await challengeOf(serialNumber), keys);
const reports = async (serialNumber: string, keyCompromiseProof: string, client = world.client) =>
  (await client.run(ReportKeyCompromiseDocument, { input: { serialNumber, keyCompromiseProof } })).reportKeyCompromise;
const requestsOf = async (client: Client, orderId: string) =>
  (await client.run(RequestsOfOrderDocument, { orderId })).revocationRequests.edges.map(({ node }) => node);
const reasonInCrl = async (serialNumber: string) => {
  const crl = new X509Crl(await (await fetch(`${world.url}ca/issuing.crl`)).arrayBuffer());
  const entry = crl.entries.find((each) => each.serialNumber.toUpperCase().endsWith(serialNumber.replace(/^0+/, "")));
  return entry?.reason;
};
const KEY_COMPROMISE = 1;

describe("a proof by a stranger (P1)", () => {
  it.each([
    ["RSA-2048", () => generateKeyPairSync("rsa", { modulusLength: 2048 })],
    ["P-256", p256],
    ["P-384", () => generateKeyPairSync("ec", { namedCurve: "P-384" })],
  ] as const)(
    "P1: with a key of kind %s revokes the certificate, in the CRL at once, and says nothing of the order",
    async (_kind, make) => {
      const { order, keys, serialNumber } = await holds(make());
      const challenge = await challengeOf(serialNumber);
      expect(challenge).toContain(serialNumber);
      const report = await reports(serialNumber.toLowerCase(), signed(challenge, keys));
      expect(report).toMatchObject({ __typename: "ReportKeyCompromisePayload", serialNumber });
      const bytes = JSON.stringify([challenge, report]);
      for (const secret of [order.id, order.number, order.commonName, order.contactEmail, "kumo"])
        expect(bytes).not.toContain(secret);
      if (report.__typename !== "ReportKeyCompromisePayload") throw new Error();
      expect(Date.parse(report.visibleInCrlBy) - Date.parse(report.acceptedAt)).toBe(60_000);
      expect(await reasonInCrl(serialNumber)).toBe(KEY_COMPROMISE);
      const after = await readsOrder(customer, order.id);
      // C37: one certificate of it was revoked.
      expect([after.status, after.certificates[0]]).toMatchObject([
        "ISSUED",
        { status: "REVOKED", revocationReason: "KEY_COMPROMISE" },
      ]);
      const [request, ...rest] = await requestsOf(customer, order.id);
      expect(rest).toEqual([]);
      expect(request).toMatchObject({
        status: "COMPLETED",
        keyCompromiseProven: true,
        reason: "KEY_COMPROMISE",
        requestedBy: null,
        requester: null,
        decidedBy: null,
        description: expect.stringContaining("秘密鍵"),
      });
    },
  );

  it("P1: by another key, over another text, twice, or out of time is PROOF_INVALID and changes nothing", async () => {
    const { order, keys, serialNumber } = await holds();
    const invalid = { __typename: "RefusedError", code: "PROOF_INVALID" };
    const before = (await readsOrder(customer, order.id)).version;
    expect(await reports(serialNumber, await proves(serialNumber, p256()))).toMatchObject(invalid);
    expect(await reports(serialNumber, signed("something else", keys))).toMatchObject(invalid);
    expect(await reports(serialNumber, "%%%")).toMatchObject(invalid);
    const late = await proves(serialNumber, keys);
    await asOwner("update key_compromise_challenges set expires_at = now() - interval '1 second'");
    expect(await reports(serialNumber, late)).toMatchObject(invalid);
    expect((await readsOrder(customer, order.id)).version).toBe(before);
    const good = await proves(serialNumber, keys);
    expect(await reports(serialNumber, good)).toMatchObject({ serialNumber });
    expect(await reports(serialNumber, good)).toMatchObject(invalid);
    expect(await reports("00FF", good)).toMatchObject({ __typename: "NotFoundError" });
    expect(await reports(serialNumber, " ")).toMatchObject({
      code: "VALIDATION",
      fields: [{ path: ["keyCompromiseProof"] }],
    });
  });

  it("P1: of one proof shown ten times at once one is taken; an open request is completed by it (D5)", async () => {
    const { order, keys, serialNumber } = await holds();
    await requestsRevocation(customer, order, { serialNumber });
    const proof = await proves(serialNumber, keys);
    const answers = await Promise.all(Array.from({ length: 10 }, () => reports(serialNumber, proof)));
    const taken = answers.filter((each) => each.__typename === "ReportKeyCompromisePayload");
    expect(taken).toHaveLength(1);
    expect(await requestsOf(customer, order.id)).toMatchObject([{ status: "COMPLETED", keyCompromiseProven: true }]);
  });

  it("P1: revokes every other valid certificate with the key, whosever it is, each by a row that says why", async () => {
    const keys = p256();
    const [one, sibling] = await Promise.all([holds(keys), holds(keys, other, kingssl)]);
    expect(await reports(one.serialNumber, await proves(one.serialNumber, keys))).toMatchObject({
      serialNumber: one.serialNumber,
    });
    // The answer waits for the certificate that was named; the others come right behind.
    const after = await waitsFor(other, sibling.order.id, ({ certificates: [each] }) => each?.status === "REVOKED");
    expect(after.certificates[0]).toMatchObject({ revocationReason: "KEY_COMPROMISE" });
    expect(await reasonInCrl(sibling.serialNumber)).toBe(KEY_COMPROMISE);
    const [request] = await requestsOf(other, sibling.order.id);
    expect(request).toMatchObject({ requestedBy: null, description: expect.stringContaining(one.serialNumber) });
    expect(await requestsOf(other, one.order.id)).toEqual([]);
  });

  it("D12: the key is refused for ever, in whoever's CSR", async () => {
    const { keys, serialNumber } = await holds();
    await reports(serialNumber, await proves(serialNumber, keys));
    for (const client of [customer, other]) {
      const commonName = name();
      const { placeOrder } = await client.run(PlaceOrderDocument, {
        input: {
          idempotencyKey: unique("place"),
          productCode: "KINGSSL_DV",
          csr: csrPem({ keys, commonNames: [commonName], dnsNames: [commonName] }),
          contactEmail: "taro@kumo.test",
          validationMethod: "DNS_TXT",
          payment: { method: "CREDIT_CARD" },
        },
      });
      expect(placeOrder).toMatchObject({ code: "KEY_REJECTED" });
    }
  });

  it("K22: of an expired certificate blocks the key and revokes nothing", async () => {
    const { order, keys, serialNumber } = await holds();
    const proof = await proves(serialNumber, keys);
    await asOwner(
      "update certificates set not_after = now() - interval '1 day', not_before = now() - interval '9 days' where serial_number = $1",
      serialNumber,
    );
    expect(await reports(serialNumber, proof)).toMatchObject({ serialNumber });
    expect(await requestsOf(customer, order.id)).toEqual([]);
    expect(await reasonInCrl(serialNumber)).toBeUndefined();
    expect(await blocked(serialNumber)).toBe(true);
  });

  it("P1: strangers who ask for challenges without end lock nobody out, neither who came before nor who comes after", async () => {
    const { keys, serialNumber } = await holds();
    const early = await challengeOf(serialNumber);
    for (let i = 0; i < 105; i++) await challengeOf(serialNumber);
    const [{ n }] = (await asOwner(openOf, serialNumber)).rows as { n: number }[] as [{ n: number }];
    expect(n).toBe(100);
    const late = await challengeOf(serialNumber);
    const open = (await asOwner("select challenge from key_compromise_challenges where used_at is null")).rows;
    expect(open).toEqual(expect.arrayContaining([{ challenge: early }, { challenge: late }]));
    // The one that is shared is open for as long as any other.
    await asOwner("update key_compromise_challenges set expires_at = now() + interval '1 minute'");
    const { createKeyCompromiseChallenge: shared } = await world.client.run(CreateKeyCompromiseChallengeDocument, {
      input: { serialNumber },
    });
    if (shared.__typename !== "CreateKeyCompromiseChallengePayload") throw new Error(JSON.stringify(shared));
    expect(Date.parse(shared.expiresAt) - Date.now()).toBeGreaterThan(29 * 60_000);
    const report = await reports(serialNumber, signed(early, keys));
    expect(report).toMatchObject({ __typename: "ReportKeyCompromisePayload" });
    // Used up is the one that was signed; the other serves whoever signs it too.
    expect(await reports(serialNumber, signed(shared.challenge, keys))).toMatchObject({ serialNumber });
    expect(await reports(serialNumber, signed(shared.challenge, keys))).toMatchObject({ code: "PROOF_INVALID" });
  });
});

describe("a proof by those who see the order", () => {
  it("D5: is never refused; it completes the open request, without confirmation or approval (K17, K18)", async () => {
    const { order, keys, serialNumber } = await holds(p256(), customer, kingssl);
    const open = await requestsRevocation(customer, order);
    expect(open).toMatchObject({ request: { status: "AWAITING_CONFIRMATION" } });
    const keyCompromiseProof = await proves(serialNumber, keys);
    const proven = await requestsRevocation(customer, order, { keyCompromiseProof, reason: "SUPERSEDED" });
    if (open.__typename !== "RequestRevocationPayload") throw new Error();
    expect(proven).toMatchObject({
      request: { id: open.request.id, status: "COMPLETED", reason: "KEY_COMPROMISE", keyCompromiseProven: true },
      order: { status: "REVOKED" },
    });
    expect(await blocked(serialNumber)).toBe(true);
  });

  it("P1: revokes the whole order at once where that is asked for, by whoever may request", async () => {
    const { order, keys, serialNumber } = await holds();
    const input = { keyCompromiseProof: await proves(serialNumber, keys), reason: "KEY_COMPROMISE" } as const;
    expect(await requestsRevocation(customer, order, { ...input, commonName: "x.example.test" })).toMatchObject({
      code: "COMMON_NAME_MISMATCH",
    });
    expect(await requestsRevocation(customer, order, input)).toMatchObject({
      request: { status: "COMPLETED", wholeOrder: true, requestedBy: { email: "standard@kumo.test" }, decidedBy: null },
      order: { status: "REVOKED", closure: "CANCELLATION" },
    });
  });

  it("K20: is evidence, but one that does not verify is PROOF_INVALID; without either EVIDENCE_REQUIRED", async () => {
    const { order } = await holds(p256(), customer, kingssl);
    const reason = "KEY_COMPROMISE" as const;
    expect(await requestsRevocation(customer, order, { reason })).toMatchObject({ code: "EVIDENCE_REQUIRED" });
    expect(await requestsRevocation(customer, order, { reason, keyCompromiseProof: "AAAA" })).toMatchObject({
      code: "PROOF_INVALID",
    });
    expect(
      await requestsRevocation(customer, order, { reason, description: "鍵ファイルを公開してしまいました" }),
    ).toMatchObject({
      request: { status: "AWAITING_CONFIRMATION" },
    });
  });

  it("P1: raises the reason of what is revoked already, which stays revoked since when it was", async () => {
    const { order, keys, serialNumber } = await holds();
    const open = await requestsRevocation(customer, order, { reason: "SUPERSEDED" });
    if (open.__typename !== "RequestRevocationPayload") throw new Error();
    await approves(admin, open.request.id);
    const before = (await readsOrder(customer, order.id)).certificates[0];
    expect(before).toMatchObject({ status: "REVOKED", revocationReason: "SUPERSEDED" });
    expect(await reports(serialNumber, await proves(serialNumber, keys))).toMatchObject({ serialNumber });
    const after = await readsOrder(customer, order.id);
    expect(after.certificates[0]).toEqual({ ...before, revocationReason: "KEY_COMPROMISE" });
    expect(after.status).toBe("REVOKED");
    expect(await reasonInCrl(serialNumber)).toBe(KEY_COMPROMISE);
  });

  it("K19, P1: comes with the answer to a question, and no decision is waited for", async () => {
    const { order, keys, serialNumber } = await holds();
    const open = await requestsRevocation(customer, order);
    if (open.__typename !== "RequestRevocationPayload") throw new Error();
    const requestId = open.request.id;
    const input = { requestId, question: "秘密鍵は漏えいしましたか" };
    expect((await admin.run(AskForRevocationInfoDocument, { input })).askForRevocationInfo).toMatchObject({
      request: { status: "INFO_REQUIRED" },
    });
    const answers = async (keyCompromiseProof: string) =>
      (await customer.run(ProvideRevocationInfoDocument, { input: { requestId, answer: "はい", keyCompromiseProof } }))
        .provideRevocationInfo;
    expect(await answers("AAAA")).toMatchObject({ code: "PROOF_INVALID" });
    expect(await answers(await proves(serialNumber, keys))).toMatchObject({
      request: { status: "COMPLETED", keyCompromiseProven: true, description: expect.stringContaining("はい") },
      order: { status: "REVOKED" },
    });
  });

  it("K22: of an expired certificate is CERTIFICATE_EXPIRED, but the key is blocked (D12)", async () => {
    const { order, keys, serialNumber } = await holds();
    const keyCompromiseProof = await proves(serialNumber, keys);
    await asOwner(
      "update certificates set not_after = now() - interval '1 day', not_before = now() - interval '9 days' where serial_number = $1",
      serialNumber,
    );
    expect(await requestsRevocation(customer, order, { serialNumber, keyCompromiseProof })).toMatchObject({
      code: "CERTIFICATE_EXPIRED",
    });
    expect(await blocked(serialNumber)).toBe(true);
  });
});

it("D12: a revocation for key compromise blocks the key without any proof too", async () => {
  const { order, serialNumber } = await holds();
  const open = await requestsRevocation(admin, order, { reason: "KEY_COMPROMISE", immediately: true });
  expect(open).toMatchObject({ order: { status: "REVOKED" } });
  await waitsFor(customer, order.id, ({ status }) => status === "REVOKED");
  expect(await blocked(serialNumber)).toBe(true);
});

const openOf = `select count(*)::int as n from key_compromise_challenges h join certificates c on c.id = h.certificate_id
  where c.serial_number = $1 and h.used_at is null`;

function asOwner(sql: string, ...values: unknown[]): Promise<{ rows: unknown[] }> {
  return atServer(world.databaseUrl, (server) => server.query(sql, values));
}

async function blocked(serialNumber: string): Promise<boolean> {
  const sql = "select 1 from blocked_keys b join certificates c using (key_hash) where c.serial_number = $1";
  return (await asOwner(sql, serialNumber)).rows.length > 0;
}
