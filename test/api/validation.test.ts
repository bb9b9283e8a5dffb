import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  ChangeValidationMethodDocument,
  CheckDomainValidationDocument,
  RecordPaymentDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { DnsServer } from "../support/dnsServer.js";
import { HttpFileServer } from "../support/httpFileServer.js";
import { issuedOrder, placesOrder, readsOrder, startWorld, unique, type World, waitsFor } from "../support/world.js";

let world: World;
let dns: DnsServer;
let files: HttpFileServer;
let customer: Client;
beforeAll(async () => {
  dns = await DnsServer.start();
  files = await HttpFileServer.start();
  world = await startWorld({
    DNS_SERVERS: dns.address,
    DCV_HTTP_PORT: String(files.port),
    DCV_ALLOW_ADDRESSES: "127.0.0.0/8",
  });
  customer = await world.as("standard@kumo.test");
});
afterAll(async () => {
  await world?.stop();
  await Promise.all([dns?.stop(), files?.stop()]);
});

const checks = async (id: string, client = customer) =>
  (await client.run(CheckDomainValidationDocument, { input: { id } })).checkDomainValidation;
const changes = async (id: string, method: "DNS_TXT" | "DNS_CNAME" | "HTTP_FILE" | "EMAIL", approverEmail?: string) =>
  (await customer.run(ChangeValidationMethodDocument, { input: { id, method, approverEmail } })).changeValidationMethod;
const name = () => `${unique("dcv")}.example.test`;

/** A new order and its one validation. */
async function places(commonName: string, validationMethod: "DNS_TXT" | "DNS_CNAME" | "HTTP_FILE" = "DNS_TXT") {
  const order = await readsOrder(customer, await placesOrder(customer, commonName, { validationMethod }));
  const [validation] = order.domainValidations;
  if (validation === undefined) throw new Error("no validation was asked for");
  return { order, validation, location: validation.location ?? "", value: validation.value ?? "" };
}

describe("with DNS_SERVERS every name is validated for real, .test too", () => {
  it("a TXT record that comes later is found by asking, and the order issues", async () => {
    const { order, validation, location, value } = await places(name());
    expect(order).toMatchObject({ status: "PENDING", pendingReasons: ["DOMAIN_VALIDATION"] });
    dns.set(location, "TXT", "something else");
    const early = await checks(validation.id);
    expect(early).toMatchObject({
      domainValidation: { status: "PENDING", lastError: expect.stringContaining("something else") },
    });
    dns.set(location, "TXT", value);
    expect(await checks(validation.id)).toMatchObject({ domainValidation: { status: "VALID", lastError: null } });
    await waitsFor(customer, order.id, (each) => each.status === "ISSUED");
    expect(await checks(validation.id)).toMatchObject({ domainValidation: { status: "VALID" } });
  });

  it("a CNAME record is found without asking", async () => {
    const { order, location, value } = await places(name(), "DNS_CNAME");
    dns.set(location, "CNAME", value);
    await waitsFor(customer, order.id, (each) => each.status === "ISSUED");
  });

  it("a file is found where the guard allows it", async () => {
    const commonName = name();
    dns.set(commonName, "A", "127.0.0.1");
    const { order, location, value } = await places(commonName, "HTTP_FILE");
    files.serve(location, value);
    await waitsFor(customer, order.id, (each) => each.status === "ISSUED");
  });

  it("a wildcard is proven at its base", async () => {
    const base = name();
    const { order, location, value } = await places(`*.${base}`);
    expect(location).toBe(`_certdesk-challenge.${base}`);
    dns.set(location, "TXT", value);
    const issued = await waitsFor(customer, order.id, (each) => each.status === "ISSUED");
    expect(issued.currentCertificate?.subjectAlternativeNames).toEqual([`*.${base}`]);
  });
});

describe("changeValidationMethod (D16)", () => {
  it("gives another method with new values, and the old ones do not count any more", async () => {
    const { order, validation, location, value } = await places(name());
    const changed = await changes(validation.id, "DNS_CNAME");
    expect(changed).toMatchObject({ domainValidation: { id: validation.id, method: "DNS_CNAME", status: "PENDING" } });
    dns.set(location, "TXT", value);
    expect(await checks(validation.id)).toMatchObject({ domainValidation: { status: "PENDING" } });
    const again = await readsOrder(customer, order.id);
    dns.set(again.domainValidations[0]?.location ?? "", "CNAME", again.domainValidations[0]?.value ?? "");
    expect(await checks(validation.id)).toMatchObject({ domainValidation: { status: "VALID" } });
    expect(await changes(validation.id, "DNS_TXT")).toMatchObject({ code: "INVALID_STATE" });
  });

  it("refuses a file for a wildcard, an approver without EMAIL, and an approver who is no administrator (D15)", async () => {
    const { validation } = await places(`*.${name()}`);
    expect(await changes(validation.id, "HTTP_FILE")).toMatchObject({
      code: "VALIDATION",
      fields: [{ path: ["method"] }],
    });
    expect(await changes(validation.id, "DNS_TXT", "admin@example.test")).toMatchObject({
      code: "VALIDATION",
      fields: [{ path: ["approverEmail"] }],
    });
    for (const approver of [undefined, "info@example.test", "admin@other.test"])
      expect(await changes(validation.id, "EMAIL", approver)).toMatchObject({
        code: "VALIDATION",
        fields: [{ path: ["approverEmail"] }],
      });
  });

  it("is of the account alone", async () => {
    const { validation } = await places(name());
    const stranger = await world.as("admin@hoshi.test");
    expect(await checks(validation.id, stranger)).toMatchObject({ __typename: "NotFoundError", code: "NOT_FOUND" });
  });
});

describe("a validation that passed", () => {
  it("D16: one that is too old when the money comes serves no more: EXPIRED, new values, then it is issued", async () => {
    const commonName = name();
    const id = await placesOrder(customer, commonName, { payment: { method: "BANK_TRANSFER" } });
    const publish = async () => {
      const [row] = (await readsOrder(customer, id)).domainValidations;
      dns.set(row?.location ?? "", "TXT", row?.value ?? "");
      return row?.id ?? "";
    };
    const validationId = await publish();
    expect(await checks(validationId)).toMatchObject({ domainValidation: { status: "VALID" } });
    await world.dataSource.query(
      "update domain_validations set validated_at = validated_at - interval '201 days' where id = $1",
      [validationId],
    );
    const operator = await world.as("operator@desk.test");
    const input = { idempotencyKey: unique("paid"), orderId: id };
    await operator.run(RecordPaymentDocument, { input });
    expect(await readsOrder(customer, id)).toMatchObject({
      status: "PENDING",
      pendingReasons: ["DOMAIN_VALIDATION"],
      domainValidations: [{ status: "EXPIRED" }],
      certificates: [],
    });
    expect(await changes(validationId, "DNS_TXT")).toMatchObject({ domainValidation: { status: "PENDING" } });
    await publish();
    await checks(validationId);
    await waitsFor(customer, id, (order) => order.status === "ISSUED");
  });

  it("D16: one that nobody passes within a week of tries is EXPIRED", async () => {
    const { order, validation } = await places(name());
    await world.dataSource.query(
      "update domain_validations set expires_at = now(), next_check_at = now() where id = $1",
      [validation.id],
    );
    const expired = await waitsFor(customer, order.id, (each) => each.domainValidations[0]?.status === "EXPIRED");
    expect(expired.status).toBe("PENDING");
    expect(await checks(validation.id)).toMatchObject({ code: "INVALID_STATE" });
    const changed = await changes(validation.id, "DNS_TXT");
    expect(changed).toMatchObject({ domainValidation: { status: "PENDING" } });
    expect((await readsOrder(customer, order.id)).domainValidations[0]?.value).not.toBe(validation.value);
  });

  it("serves another order of the account, and of nobody else (D16)", async () => {
    const commonName = name();
    const { order, location, value } = await places(commonName);
    dns.set(location, "TXT", value);
    await waitsFor(customer, order.id, (each) => each.status === "ISSUED");
    dns.remove(location, "TXT");
    await issuedOrder(customer, commonName);
    const stranger = await world.as("standard@hoshi.test");
    const foreign = await placesOrder(stranger, commonName);
    await sleep(2000);
    expect(await readsOrder(stranger, foreign)).toMatchObject({
      status: "PENDING",
      domainValidations: [{ status: "PENDING" }],
    });
  });
});
