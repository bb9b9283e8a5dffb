import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  CreateWebhookEndpointDocument,
  type CreateWebhookEndpointInput,
  DeleteWebhookEndpointDocument,
  DemoMailsDocument,
  DisableWebhookEndpointDocument,
  EnableWebhookEndpointDocument,
  RedeliverDocument,
  RotateWebhookSecretDocument,
  SendTestEventDocument,
  UpdateWebhookEndpointDocument,
  WebhookDeliveriesDocument,
  WebhookEndpointsDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { WebhookReceiver } from "../support/WebhookReceiver.js";
import { issuedOrder, placesOrder, startWorld, unique, type World } from "../support/world.js";

let world: World;
let receiver: WebhookReceiver;
let admin: Client;
let customer: Client;
let stranger: Client;
let manager: Client;
beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  world = await startWorld({ WEBHOOK_ALLOW_ADDRESSES: "127.0.0.0/8" });
  [admin, customer, stranger, manager] = (await Promise.all(
    ["admin@kumo.test", "standard@kumo.test", "admin@hoshi.test", "manager@kumo.test"].map((email) => world.as(email)),
  )) as [Client, Client, Client, Client];
});
afterAll(async () => {
  await world?.stop();
  await receiver?.stop();
});

const newName = () => `${unique("hook")}.example.test`;

/** Whatever the server says. */
async function create(client: Client, input: Partial<CreateWebhookEndpointInput> = {}) {
  const wish = {
    idempotencyKey: unique("hook"),
    url: receiver.url(`/${unique("path")}`),
    eventTypes: ["OrderStatusChanged" as const],
    ...input,
  };
  return (await client.run(CreateWebhookEndpointDocument, { input: wish })).createWebhookEndpoint;
}

/** An endpoint that the receiver verifies. */
async function endpoint(input: Partial<CreateWebhookEndpointInput> = {}) {
  const made = await create(admin, input);
  if (made.__typename !== "WebhookSecretPayload") throw new Error(JSON.stringify(made));
  const path = new URL(made.endpoint.url).pathname;
  await receiver.set(path, { secrets: [made.secret ?? ""] });
  return { ...made.endpoint, path, secret: made.secret ?? "" };
}

const deliveries = async (client: Client, endpointId: string) =>
  (await client.run(WebhookDeliveriesDocument, { filter: { endpointId } })).webhookDeliveries;

type Delivery = Awaited<ReturnType<typeof deliveries>>["edges"][number]["node"];

/** Newest first. Waits until they are as wished. */
async function deliveriesOnce(endpointId: string, wished: (all: readonly Delivery[]) => boolean) {
  for (const end = Date.now() + 20_000; ; await sleep(100)) {
    const all = (await deliveries(admin, endpointId)).edges.map(({ node }) => node);
    if (wished(all)) return all;
    if (Date.now() > end) throw new Error(`they are not as wished: ${JSON.stringify(all)}`);
  }
}

const ordersOf = (all: readonly Delivery[], orderId: string) => all.filter(({ event }) => event?.order.id === orderId);

/** What is told of one order. Others of the account go on meanwhile: those of the tests before are issued a second later. */
const toldOf = (path: string, orderId: string, count: number) =>
  receiver.waitFor(path, count, { which: ({ body }) => JSON.parse(body).data.order.id === orderId });

describe("webhooks", () => {
  it("tell of an order from its placing to its issue, in order, and stand in the log of deliveries", async () => {
    const { id, path } = await endpoint();
    const order = await issuedOrder(customer, newName());
    const requests = await toldOf(path, order.id, 2);
    const told = requests.map(({ body }) => JSON.parse(body));
    expect(told.map(({ data }) => [data.order.id, data.previousStatus, data.status, data.statusLabel])).toEqual([
      [order.id, null, "PENDING", "保留中"],
      [order.id, "PENDING", "ISSUED", "発行済み"],
    ]);
    expect(requests.map(({ verified }) => verified)).toEqual([[true], [true]]);
    const done = (each: Delivery) => each.status === "DELIVERED";
    const all = await deliveriesOnce(id, (each) => ordersOf(each, order.id).filter(done).length === 2);
    expect(
      ordersOf(all, order.id)
        .map((each) => each.id)
        .sort(),
    ).toEqual(requests.map(({ headers }) => headers["webhook-id"]).sort());
    expect((await deliveries(admin, id)).totalCount).toBeGreaterThanOrEqual(2);
    expect(all.find((each) => each.id === requests[1]?.headers["webhook-id"])).toMatchObject({
      statusLabel: "送信済み",
      test: false,
      event: { cursor: told[1].cursor, order: { id: order.id } },
      attempts: [{ succeeded: true, httpStatus: 204, error: null }],
    });
    const after = { query: `{ orderEvents(after: "${told[0].cursor}") { edges { cursor } } }` };
    const { body } = await admin.post(after);
    const cursors = (body.data as { orderEvents: { edges: { cursor: string }[] } }).orderEvents.edges;
    expect(cursors.map(({ cursor }) => cursor)).toContain(told[1].cursor);
  }, 60_000);

  it("are counted at /metrics", async () => {
    const metrics = await (await fetch(`${world.url}metrics`)).text();
    expect(metrics).toMatch(/^certdesk_webhook_attempts_total\{status="DELIVERED"\} [1-9]/m);
    expect(metrics).toMatch(/^certdesk_webhook_endpoints\{state="ENABLED"\} [1-9]/m);
    expect(metrics).toMatch(/^certdesk_webhook_due_seconds \d/m);
  });

  it("say in both languages why an attempt was in vain, and are sent again on request", async () => {
    const { id, path, secret } = await endpoint();
    await receiver.set(path, { behaviour: "fails", secrets: [secret] });
    const orderId = await placesOrder(customer, newName());
    const [request] = await toldOf(path, orderId, 1);
    const deliveryId = request?.headers["webhook-id"] ?? "";
    const delivery = (all: readonly Delivery[]) => all.find((each) => each.id === deliveryId);
    const failed = delivery(await deliveriesOnce(id, (all) => (delivery(all)?.attempts.length ?? 0) > 0));
    const english = await admin.post({
      query: `{ node(id: "${deliveryId}") { ... on WebhookDelivery { attempts { error(locale: EN) } } } webhookEndpoints { id failingSince } }`,
    });
    expect(JSON.stringify(english.body.data)).toContain("The receiver answered HTTP 500. Answer 2xx once it is taken.");
    expect(failed?.attempts[0]?.error).toContain("HTTPステータス500");
    await receiver.set(path, { secrets: [secret] });
    const { redeliver } = await admin.run(RedeliverDocument, { input: { deliveryId } });
    expect(redeliver).toMatchObject({ __typename: "WebhookDeliveryPayload" });
    await deliveriesOnce(id, (all) => delivery(all)?.status === "DELIVERED");
    const ids = receiver.at(path).map(({ headers }) => headers["webhook-id"]);
    expect(ids.filter((each) => each === deliveryId).length).toBeGreaterThanOrEqual(2);
  });

  it("are managed by the account's administrators alone: for others there are none", async () => {
    const { id, path } = await endpoint();
    const { sendTestEvent } = await admin.run(SendTestEventDocument, {
      input: { idempotencyKey: unique("t"), endpointId: id, eventType: "OrderStatusChanged" },
    });
    if (sendTestEvent.__typename !== "WebhookDeliveryPayload") throw new Error(JSON.stringify(sendTestEvent));
    const deliveryId = sendTestEvent.delivery.id;
    await receiver.waitFor(path, 1);
    const operator = await world.as("operator@desk.test");
    for (const other of [stranger, manager, customer, operator]) {
      expect((await other.run(WebhookEndpointsDocument, {})).webhookEndpoints.map((each) => each.id)).not.toContain(id);
      expect((await deliveries(other, id)).totalCount).toBe(0);
      for (const node of [id, deliveryId])
        expect((await other.post({ query: `{ node(id: "${node}") { id } }` })).body.data).toEqual({ node: null });
      const refusals = [
        (await other.run(UpdateWebhookEndpointDocument, { input: { id, description: "mine" } })).updateWebhookEndpoint,
        (await other.run(EnableWebhookEndpointDocument, { input: { id } })).enableWebhookEndpoint,
        (await other.run(DisableWebhookEndpointDocument, { input: { id } })).disableWebhookEndpoint,
        (await other.run(DeleteWebhookEndpointDocument, { input: { id } })).deleteWebhookEndpoint,
        (await other.run(RedeliverDocument, { input: { deliveryId } })).redeliver,
        (await other.run(RotateWebhookSecretDocument, { input: { id, idempotencyKey: unique("r") } }))
          .rotateWebhookSecret,
        (
          await other.run(SendTestEventDocument, {
            input: { idempotencyKey: unique("t"), endpointId: id, eventType: "OrderUpdated" },
          })
        ).sendTestEvent,
      ];
      expect(refusals.map((each) => each.__typename)).toEqual(refusals.map(() => "NotFoundError"));
    }
    for (const other of [manager, customer, operator])
      expect(await create(other)).toMatchObject({ __typename: "RefusedError", code: "INVALID_STATE" });
    expect((await create(stranger)).__typename).toBe("WebhookSecretPayload");
    expect((await admin.run(WebhookEndpointsDocument, {})).webhookEndpoints.map((each) => each.id)).toContain(id);
  });

  it("refuse what cannot be meant, field by field", async () => {
    const made = await create(admin, {
      url: "ftp://example.org",
      eventTypes: [],
      selection: "{ nothing }",
      description: "a\nb",
    });
    if (made.__typename !== "ValidationError") throw new Error(JSON.stringify(made));
    expect(made.fields.map(({ path }) => path.join()).sort()).toEqual([
      "description",
      "eventTypes",
      "selection",
      "url",
    ]);
    expect(made.fields.find(({ path }) => path.includes("selection"))?.message).toContain("nothing");
  });

  it("with the same key are made once; the same key with other input is a conflict", async () => {
    const [idempotencyKey, url] = [unique("same"), receiver.url(`/${unique("same")}`)];
    const [first, again] = await Promise.all([
      create(admin, { idempotencyKey, url }),
      create(admin, { idempotencyKey, url }),
    ]);
    expect(first.__typename).toBe("WebhookSecretPayload");
    expect(again).toEqual(first);
    expect(await create(admin, { idempotencyKey, url: `${url}2` })).toMatchObject({ code: "IDEMPOTENCY_CONFLICT" });
  });

  it("change what is given and nothing else", async () => {
    const { id, url } = await endpoint({ description: "倉庫", selection: "{ id }" });
    const update = async (change: object) =>
      (await admin.run(UpdateWebhookEndpointDocument, { input: { id, ...change } })).updateWebhookEndpoint;
    expect(await update({ locale: "EN", selection: null })).toMatchObject({
      endpoint: { url, description: "倉庫", selection: null, locale: "EN", eventTypes: ["OrderStatusChanged"] },
    });
    expect(await update({ eventTypes: ["OrderUpdated"], description: null, url: null })).toMatchObject({
      endpoint: { url, description: null, locale: "EN", eventTypes: ["OrderUpdated"] },
    });
    expect(await update({ url: "https://user:x@example.org/" })).toMatchObject({ __typename: "ValidationError" });
  });

  it("wait while they are disabled and go on where they stopped; deleted they are gone", async () => {
    const { id, path } = await endpoint();
    const { disableWebhookEndpoint } = await admin.run(DisableWebhookEndpointDocument, { input: { id } });
    expect(disableWebhookEndpoint).toMatchObject({ endpoint: { status: "DISABLED", disabledReason: "REQUESTED" } });
    const order = await issuedOrder(customer, newName());
    // Whatever was there between its making and its disabling may have gone out; of this order nothing can.
    expect(await toldOf(path, order.id, 0)).toEqual([]);
    await admin.run(EnableWebhookEndpointDocument, { input: { id } });
    expect((await toldOf(path, order.id, 2)).map(({ verified }) => verified)).toEqual([[true], [true]]);
    const { deleteWebhookEndpoint } = await admin.run(DeleteWebhookEndpointDocument, { input: { id } });
    expect(deleteWebhookEndpoint).toMatchObject({ deletedId: id });
    expect((await deliveries(admin, id)).totalCount).toBe(0);
    expect((await admin.run(DeleteWebhookEndpointDocument, { input: { id } })).deleteWebhookEndpoint).toMatchObject({
      code: "NOT_FOUND",
    });
  }, 60_000);

  it("that a receiver ends with 410 are announced by mail to the administrators", async () => {
    const { id, path, url } = await endpoint();
    await receiver.set(path, { behaviour: "gone" });
    await placesOrder(customer, newName());
    for (const end = Date.now() + 20_000; Date.now() < end; await sleep(100)) {
      const { webhookEndpoints } = await admin.run(WebhookEndpointsDocument, {});
      if (webhookEndpoints.find((each) => each.id === id)?.status === "DISABLED") break;
    }
    const mailsOf = async (client: Client) =>
      ((await client.run(DemoMailsDocument, {})).demoMails ?? []).filter(({ kind }) => kind === "WEBHOOK_DISABLED");
    const [mail, ...others] = await mailsOf(admin);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ recipient: "admin@kumo.test" });
    expect(mail?.textBody).toContain(url);
    expect(await mailsOf(stranger)).toEqual([]);
  });

  it("are at most twenty for an account, also when many are made at once", async () => {
    const made = await Promise.all(Array.from({ length: 25 }, () => create(stranger)));
    const { webhookEndpoints } = await stranger.run(WebhookEndpointsDocument, {});
    expect(webhookEndpoints).toHaveLength(20);
    const refused = made.filter((each) => each.__typename !== "WebhookSecretPayload");
    expect(new Set(refused.map((each) => each.__typename))).toEqual(new Set(["RefusedError"]));
  });
});
