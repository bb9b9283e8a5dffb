import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import type { FailPoint } from "../../src/services/failPoints.js";
import {
  ApproveRevocationDocument,
  CancellationPreviewDocument,
  CancelOrderDocument,
  CompleteCancellationDocument,
  DuplicateCertificateDocument,
  PlaceOrderDocument,
  type PlaceOrderInput,
  ReissueDocument,
} from "../gql/documents.js";
import { issuedOrder, placesOrder, requestsRevocation, unique } from "../support/world.js";
import type { CrashWorld } from "./CrashWorld.js";

/** An order, and the command on it in which the server dies. */
export interface Subject {
  readonly commonName: string;
  /** With the same key each time. Answers a payload. @throws when there is no answer, or a refusal */
  readonly command: () => Promise<Payload>;
}

type Payload = { readonly __typename: string };

const name = () => `${unique("crash")}.example.test`;
const card = { method: "CREDIT_CARD", cardToken: "tok_1" } as const;

async function made(answer: Promise<Payload>): Promise<Payload> {
  const payload = await answer;
  if (!payload.__typename.endsWith("Payload")) throw new Error(JSON.stringify(payload));
  return payload;
}

/** What has happened before, on a server that nobody ends, and what is asked for then. */
export const stories = {
  async places(world: CrashWorld): Promise<Subject> {
    const commonName = name();
    const input: PlaceOrderInput = {
      idempotencyKey: unique("place"),
      productCode: "KINGSSL_DV",
      csr: await sampleCsr(commonName),
      contactEmail: "taro@kumo.test",
      validationMethod: "DNS_TXT",
      payment: card,
    };
    const place = async () => (await world.as("customer").run(PlaceOrderDocument, { input })).placeOrder;
    return { commonName, command: () => made(place()) };
  },

  /** The certificate before it is revoked at once (K34). */
  async reissues(world: CrashWorld): Promise<Subject> {
    const { id: orderId, commonName } = await issuedOrder(world.as("customer"), name(), { productCode: "KINGSSL_DV" });
    const input = { idempotencyKey: unique("reissue"), orderId, commonName, csr: await sampleCsr(commonName) };
    const reissue = async () => (await world.as("customer").run(ReissueDocument, { input })).reissue;
    return { commonName, command: () => made(reissue()) };
  },

  async duplicates(world: CrashWorld): Promise<Subject> {
    const { id: orderId, commonName } = await issuedOrder(world.as("customer"), name());
    const input = { idempotencyKey: unique("duplicate"), orderId, csr: await sampleCsr(commonName) };
    const duplicate = async () =>
      (await world.as("customer").run(DuplicateCertificateDocument, { input })).duplicateCertificate;
    return { commonName, command: () => made(duplicate()) };
  },

  /** By one whose request needs no approval: revoked, and paid back (C13). */
  async revokes(world: CrashWorld): Promise<Subject> {
    const order = await issuedOrder(world.as("customer"), name(), { payment: card });
    const wish = { idempotencyKey: unique("revoke"), immediately: true };
    return {
      commonName: order.commonName,
      command: () => made(requestsRevocation(world.as("admin"), order, wish)),
    };
  },

  async approves(world: CrashWorld): Promise<Subject> {
    const order = await issuedOrder(world.as("customer"), name(), { payment: card });
    const asked = await requestsRevocation(world.as("customer"), order);
    if (asked.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(asked));
    const input = { requestId: asked.request.id };
    const approve = async () => (await world.as("admin").run(ApproveRevocationDocument, { input })).approveRevocation;
    return { commonName: order.commonName, command: () => made(approve()) };
  },

  /** Before its issue: no name of the demo, and nobody clicks the link of its approval mail. */
  async cancels(world: CrashWorld): Promise<Subject> {
    const commonName = `${unique("crash")}.example.com`;
    const waits = { validationMethod: "EMAIL", approverEmail: `admin@${commonName}` } as const;
    const orderId = await placesOrder(world.as("customer"), commonName, {
      productCode: "KINGSSL_DV",
      payment: card,
      ...waits,
    });
    return { commonName, command: await cancels(world, { id: orderId, commonName }) };
  },

  /** After its issue, by staff: revoked and paid back (K8). */
  async completes(world: CrashWorld): Promise<Subject> {
    const order = await issuedOrder(world.as("customer"), name(), { productCode: "KINGSSL_DV", payment: card });
    const asked = await (await cancels(world, order))();
    const { cancellation } = asked as Payload & { readonly cancellation: { readonly id: string } };
    const input = { cancellationId: cancellation.id };
    const complete = async () =>
      (await world.as("operator").run(CompleteCancellationDocument, { input })).completeCancellation;
    return { commonName: order.commonName, command: () => made(complete()) };
  },
} as const;

export type Story = keyof typeof stories;

async function cancels(world: CrashWorld, order: { readonly id: string; readonly commonName: string }) {
  const { cancellationPreview } = await world.as("customer").run(CancellationPreviewDocument, { orderId: order.id });
  const common = { idempotencyKey: unique("cancel"), orderId: order.id, commonName: order.commonName };
  const input = { ...common, confirmationToken: cancellationPreview?.confirmationToken ?? "" };
  const cancel = async () => (await world.as("customer").run(CancelOrderDocument, { input })).cancelOrder;
  return () => made(cancel());
}

/** Which story comes to which point. */
export const storyOf = {
  "placing:after-commit": "places",
  "validating:after-check": "places",
  "issuing:stored-intent": "places",
  "issuing:after-ca": "reissues",
  "issuing:after-outcome": "reissues",
  "reissuing:after-commit": "reissues",
  "duplicating:after-commit": "duplicates",
  "requesting:after-commit": "revokes",
  "approving:after-commit": "approves",
  "revoking:stored-intent": "approves",
  "revoking:after-ca": "revokes",
  "revoking:after-outcome": "approves",
  "crl:after-publish": "completes",
  "cancel:after-commit": "cancels",
  "completing:stored-intent": "completes",
  "completing:after-ca": "completes",
  "completing:after-outcome": "completes",
  "gateway:after-authorize": "places",
  "gateway:after-capture": "places",
  "gateway:after-void": "cancels",
  "gateway:after-refund": "completes",
  "mail:after-smtp": "places",
  "webhook:after-post": "approves",
  "relay:after-numbering": "approves",
} as const satisfies Record<FailPoint, Story>;
