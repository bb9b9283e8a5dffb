import "reflect-metadata";
import { KeyObject, randomUUID, webcrypto } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Pkcs10CertificateRequestGenerator } from "@peculiar/x509";
import { ask } from "./ask.js";

/** Hexadecimal digits of a serial number that all copies share. */
const shared = 24;

/**
 * An order of the demo that is issued over the API, and copies of it with their certificates, all with the one key: another serial number is all that the CA knows them by.
 * @param {{ url: string, token: string, query: Function, count: number }} wish `count`: in all
 * @returns {Promise<{ serialNumber: string, privateKey: KeyObject, serialPrefix: Buffer, orders: { orderId: string, commonName: string }[] }>}
 */
export async function issueCopies({ url, token, query, count }) {
  const commonName = `${randomUUID().slice(0, 8)}.kumo.test`;
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const signingAlgorithm = { ...algorithm, hash: "SHA-256" };
  const name = [{ CN: [commonName] }];
  const csr = (await Pkcs10CertificateRequestGenerator.create({ name, keys, signingAlgorithm })).toString("pem");
  const orderId = await place(url, token, csr);
  const serialNumber = await issued(url, token, orderId);
  for (const statement of copies) await query(statement, [orderId, count - 1]);
  await query("analyze orders, certificates, ca_certificates");
  const orders = await query("select id from orders where common_name = $1", [commonName]);
  return {
    serialNumber,
    privateKey: KeyObject.from(keys.privateKey),
    serialPrefix: Buffer.from(serialNumber.slice(0, shared), "hex"),
    orders: orders.map(({ id }) => ({ orderId: id, commonName })),
  };
}

async function place(url, token, csr) {
  const query =
    "mutation($i: PlaceOrderInput!) { placeOrder(input: $i) { ... on PlaceOrderPayload { order { id } } ... on UserError { message } } }";
  const i = {
    ...{ idempotencyKey: randomUUID(), productCode: "CC_DV", csr, contactEmail: "taro@kumo.test" },
    ...{ validationMethod: "DNS_TXT", payment: { method: "CREDIT_CARD" } },
  };
  const { placeOrder: answer } = await ask(url, { query, variables: { i }, token });
  if (answer.order === undefined) throw new Error(answer.message);
  return answer.order.id;
}

async function issued(url, token, id) {
  const query = "query($id: ID!) { order(id: $id) { currentCertificate { serialNumber } } }";
  for (let tries = 0; tries < 200; tries++) {
    const { order } = await ask(url, { query, variables: { id }, token });
    if (order.currentCertificate !== null) return order.currentCertificate.serialNumber;
    await sleep(100);
  }
  throw new Error("an order was not issued within 20 s");
}

// Each with the number of the copy behind what the original has; its events begin anew.
const suffix = "lpad(to_hex(n), 8, '0')";
const copy = (
  table,
  patch,
  condition,
) => `insert into ${table} select c.* from ${table} t, generate_series(1, $2::int) n,
  jsonb_populate_record(t, jsonb_build_object(${patch})) c where ${condition}`;
const serial = (column) => `upper(left(t.${column}, ${shared}) || ${suffix})`;
const copies = [
  copy(
    "orders",
    `'id', t.id || ${suffix}, 'number', t.number || n, 'event_sequence', 0, 'current_certificate_id', t.current_certificate_id || ${suffix}`,
    "t.id = $1",
  ),
  copy(
    "certificates",
    `'id', t.id || ${suffix}, 'order_id', t.order_id || ${suffix}, 'issuance_id', t.issuance_id || ${suffix}, 'serial_number', ${serial("serial_number")}`,
    "t.order_id = $1",
  ),
  copy(
    "ca_certificates",
    `'serial_number', ${serial("serial_number")}, 'request_id', t.request_id || ${suffix}`,
    "t.serial_number in (select serial_number from certificates where order_id = $1)",
  ),
];
