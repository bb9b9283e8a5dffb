import { generateKeyPairSync } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import { SocketClient } from "../api/doors/SocketClient.js";
import {
  CancellationPreviewDocument,
  CreateWebhookEndpointDocument,
  PlaceOrderDocument,
  SignInDocument,
} from "../gql/documents.js";
import { Client } from "../support/client.js";
import { password } from "../support/demoTemplate.js";
import { unique } from "../support/world.js";
import { AttackWorld } from "./AttackWorld.js";

/** Something that must not be found again in anything that the server writes for people to read. */
const canary = (what: string) => `canary-${what}-7d1f4a`;

const planted: Record<string, string> = {
  DEMO_PASSWORD: password,
  "the password of the mail server": canary("smtp"),
  "the password of the gateway": canary("gateway"),
  "a wrong password": canary("password"),
  "a code of six digits": "918273",
  "a card": canary("card"),
  "a voucher": canary("voucher"),
  "a key of idempotency": canary("idempotency"),
  "a note": canary("note"),
  "a telephone": canary("phone"),
  "the way of a webhook": canary("hook"),
  "a forged token": canary("token"),
  "a cookie": canary("cookie"),
  "a token in an address": canary("query"),
  "a literal of a document": canary("literal"),
};

let world: AttackWorld;
beforeAll(async () => {
  world = await AttackWorld.open({
    LOG_LEVEL: "trace",
    SMTP_URL: `smtp://desk:${canary("smtp")}@127.0.0.1:9/`,
    PAYMENT_GATEWAY_URL: `http://desk:${canary("gateway")}@127.0.0.1:9/pay`,
    WEBHOOK_ALLOW_ADDRESSES: "127.0.0.0/8",
  });
}, 120_000);
afterAll(() => world.close());

/** Whatever comes of it: some of it is there to fail. */
const ask = async (client: Client, query: string, variables: unknown = {}) =>
  (await client.post({ query, variables })).body;
const mutation = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`;

/** Signs in and places an order that needs a mail; every secret that is made on the way is planted too. */
async function makeSecrets(): Promise<{ client: Client; order: string }> {
  const anybody = new Client(world.url);
  const { signIn } = await anybody.run(SignInDocument, { input: { email: "admin@kumo.test", password } });
  if (signIn.__typename !== "SignInPayload") throw new Error(JSON.stringify(signIn));
  planted["an access token"] = signIn.accessToken.split(".")[2] ?? "";
  planted["a refresh token"] = signIn.refreshToken.split(".")[1] ?? "";
  const client = new Client(world.url, signIn.accessToken);
  const csr = await sampleCsr("canary.example.test");
  planted["a CSR"] = csr.split("\n")[2] ?? "";
  const { placeOrder } = await client.run(PlaceOrderDocument, {
    input: {
      ...orderOf(csr),
      payment: { method: "BANK_TRANSFER" },
      validationMethod: "EMAIL",
      approverEmail: "admin@example.test",
    },
  });
  if (placeOrder.__typename !== "PlaceOrderPayload") throw new Error(JSON.stringify(placeOrder));
  const { createWebhookEndpoint } = await client.run(CreateWebhookEndpointDocument, {
    input: {
      idempotencyKey: unique("hook"),
      url: `http://127.0.0.1:9/${canary("hook")}`,
      eventTypes: ["OrderStatusChanged"],
    },
  });
  if (createWebhookEndpoint.__typename !== "WebhookSecretPayload")
    throw new Error(JSON.stringify(createWebhookEndpoint));
  planted["the secret of a webhook"] = createWebhookEndpoint.secret?.replace("whsec_", "") ?? "";
  const preview = await client.run(CancellationPreviewDocument, { orderId: placeOrder.order.id, locale: "JA" });
  planted["a confirmation"] = preview.cancellationPreview?.confirmationToken ?? "";
  const [mail] = await world.demo.database.dataSource.query(
    "select text_body from mails where text_body like '%/validate/%' order by created_at desc limit 1",
  );
  planted["the link of a mail"] = /\/validate\/(\w+)/.exec(mail?.text_body ?? "")?.[1] ?? "";
  return { client, order: placeOrder.order.id };
}

const orderOf = (csr: string) => ({
  idempotencyKey: canary("idempotency"),
  productCode: "CC_OV",
  csr,
  contactEmail: "taro@kumo.test",
  validationMethod: "DNS_TXT" as const,
});

/** Each secret once more, where it belongs and where it does not. */
async function use(client: Client, order: string): Promise<void> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  planted["a private key"] = pem.split("\n")[1] ?? "";
  const csr = await sampleCsr("canary.example.test");
  planted["another CSR"] = csr.split("\n")[2] ?? "";
  const wrong = { email: "admin@kumo.test", password: canary("password") };
  await ask(client, mutation("signIn", "SignInInput"), { input: wrong });
  await ask(client, mutation("signIn", "SignInInput"), { input: { ...wrong, code: "918273" } });
  await ask(
    client,
    `mutation { signIn(input: { email: "a@b.test", password: "${canary("literal")}" }) { __typename } }`,
  );
  const card = { method: "CREDIT_CARD", cardToken: canary("card") };
  for (const given of [pem, csr, `${csr}${pem}`])
    await ask(client, mutation("placeOrder", "PlaceOrderInput"), {
      input: { ...orderOf(given), idempotencyKey: unique(canary("idempotency")), payment: card },
    });
  await ask(client, mutation("placeOrder", "PlaceOrderInput"), {
    input: { ...orderOf(csr), payment: { method: "VOUCHER", voucherCode: canary("voucher") } },
  });
  await ask(client, mutation("registerVoucher", "RegisterVoucherInput"), { input: { code: canary("voucher") } });
  await ask(client, mutation("addNote", "AddNoteInput"), {
    input: { orderId: order, text: canary("note"), idempotencyKey: unique(canary("idempotency")) },
  });
  await ask(client, mutation("cancelOrder", "CancelOrderInput"), {
    input: {
      orderId: order,
      commonName: "x.example.test",
      confirmationToken: planted["a confirmation"],
      idempotencyKey: canary("idempotency"),
    },
  });
  await ask(client, mutation("requestRevocation", "RequestRevocationInput"), {
    input: {
      idempotencyKey: canary("idempotency"),
      orderId: order,
      commonName: "canary.example.test",
      reason: "SUPERSEDED",
      requester: { company: "x", contactName: "x", phone: canary("phone") },
    },
  });
  await useAtTheDoors(client);
}

async function useAtTheDoors(client: Client): Promise<void> {
  const link = planted["the link of a mail"];
  for (const path of [
    `validate/${link}`,
    `graphql?query={viewer{id}}&access_token=${canary("query")}`,
    canary("query"),
  ])
    await fetch(`${world.url}${path}`, { headers: { cookie: `session=${canary("cookie")}` } });
  for (const authorization of [`Bearer ${canary("token")}`, `Basic ${canary("token")}`])
    await ask(new Client(world.url, null, { authorization }), "{ viewer { id } }");
  await ask(client, `{ viewer { id } ${canary("literal")} }`);
  const socket = await SocketClient.open(world.socketUrl, { authorization: `Bearer ${canary("token")}` });
  socket.socket.terminate();
  await fetch(`${world.url}graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `{"${canary("literal")}`,
  });
}

const refresh = (client: Client, token: string) =>
  ask(client, mutation("refreshSession", "RefreshSessionInput"), { input: { refreshToken: token } });

/** What it has written: both streams, and whatever is no key and no database in its folder. */
async function written(): Promise<string> {
  const { dataDir } = world.demo;
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const logs = files.filter((file) => file.isFile() && !/[\\/](private|postgres)([\\/]|$)/.test(file.parentPath));
  const texts = await Promise.all(logs.map((file) => readFile(join(file.parentPath, file.name), "latin1")));
  return [world.server.stdout(), world.server.stderr(), ...texts].join("\n");
}

it("nothing that was planted is found in what the server writes, not even when it fails", async () => {
  const { client, order } = await makeSecrets();
  await use(client, order);
  // And once more while the database refuses: what it is asked then stands in errors.
  const gone = ["orders", "notes", "vouchers", "idempotency_keys", "domain_validations"];
  for (const table of gone) await world.demo.database.asOwner(`alter table ${table} rename to ${table}_gone`);
  await use(client, order);
  await world.demo.database.asOwner("alter table sessions rename column refresh_hash to refresh_hash_gone");
  await refresh(client, `${planted["a refresh token"]}`);
  await world.demo.database.asOwner("alter table users rename column password_hash to password_hash_gone");
  await use(client, order);
  await sleep(1500);
  const text = await written();
  // It has failed, and has said so.
  expect(text.match(/an operation failed: DEFECT/g)?.length ?? 0).toBeGreaterThan(5);
  expect(Object.keys(planted).length).toBeGreaterThanOrEqual(20);
  expect(Object.entries(planted).filter(([, secret]) => secret.length < 6)).toEqual([]);
  expect(
    Object.entries(planted)
      .filter(([, secret]) => text.includes(secret))
      .map(([what]) => what),
  ).toEqual([]);
}, 180_000);
