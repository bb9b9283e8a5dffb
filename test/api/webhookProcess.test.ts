import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CreateWebhookEndpointDocument, WebhookDeliveriesDocument } from "../gql/documents.js";
import { Client } from "../support/client.js";
import { copyDemo, type DemoCopy, password } from "../support/demoTemplate.js";
import { DnsServer } from "../support/dnsServer.js";
import { type ServerProcess, startServer } from "../support/process.js";
import { type Received, tlsFor, WebhookReceiver } from "../support/WebhookReceiver.js";
import { freePort, placesOrder, unique } from "../support/world.js";

const host = "hooks.example.test";

let folder: string;
let demo: DemoCopy;
let dns: DnsServer;
let receiver: WebhookReceiver;
const running: ServerProcess[] = [];

beforeAll(async () => {
  demo = await copyDemo();
  folder = await mkdtemp(join(tmpdir(), "certdesk-tls-"));
  dns = await DnsServer.start();
  dns.set(host, "A", "127.0.0.1");
  const tls = await tlsFor(host);
  await writeFile(join(folder, "ca.pem"), tls.cert);
  receiver = await WebhookReceiver.start(tls);
}, 120_000);
afterAll(async () => {
  await Promise.all(running.map((server) => server.kill("SIGKILL")));
  await Promise.all([receiver?.stop(), dns?.stop(), demo?.database.destroy()]);
  await Promise.all([folder, demo?.dataDir ?? ""].filter(Boolean).map((each) => rm(each, { recursive: true })));
});

/** A server that trusts the receiver's certificate. */
async function start(): Promise<ServerProcess> {
  const server = await startServer({
    DATABASE_URL: demo.database.url,
    DATA_DIR: demo.dataDir,
    DEMO: "1",
    PORT: String(await freePort()),
    DNS_SERVERS: dns.address,
    WEBHOOK_ALLOW_ADDRESSES: "127.0.0.1",
    NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
  });
  running.push(server);
  return server;
}

const as = ({ url }: ServerProcess, email: string) => new Client(url ?? "").as(email, password);

const orderOf = ({ body }: Received): string => JSON.parse(body).data.order.id;

/** How many attempts are stored of each delivery, once so many are delivered. */
async function attemptsOnceDelivered(admin: Client, count: number): Promise<Map<string, number>> {
  for (const end = Date.now() + 30_000; ; await sleep(100)) {
    const { edges } = (await admin.run(WebhookDeliveriesDocument, {})).webhookDeliveries;
    const delivered = edges.filter(({ node }) => node.status === "DELIVERED");
    if (delivered.length >= count) return new Map(edges.map(({ node }) => [node.id, node.attempts.length]));
    if (Date.now() > end) throw new Error(`${delivered.length} of ${count} are delivered`);
  }
}

describe("webhooks of a process", () => {
  it("are sent by https to a name; after kill -9 between sending and storing again, with the same id, and nothing is lost", async () => {
    const first = await start();
    const [admin, customer] = await Promise.all([as(first, "admin@kumo.test"), as(first, "standard@kumo.test")]);
    const { createWebhookEndpoint: made } = await admin.run(CreateWebhookEndpointDocument, {
      input: {
        idempotencyKey: unique("hook"),
        url: `https://${host}:${receiver.port}/hook`,
        eventTypes: ["OrderStatusChanged"],
        selection: "{ cursor order { id } }",
      },
    });
    if (made.__typename !== "WebhookSecretPayload") throw new Error(JSON.stringify(made));
    const secrets = [made.secret ?? ""];
    await receiver.set("/hook", { secrets });
    const orders = [await placesOrder(customer, `${unique("tls")}.example.test`)];
    await receiver.waitFor("/hook", 1, { patience: 30_000 });
    await receiver.set("/hook", { secrets, behaviour: "hangs" });
    orders.push(await placesOrder(customer, `${unique("tls")}.example.test`));
    await receiver.waitFor("/hook", 1, { patience: 30_000, which: (each) => orderOf(each) === orders[1] });
    // It has been sent, and what became of it cannot have been stored.
    await first.kill("SIGKILL");
    await receiver.set("/hook", { secrets });
    const before = receiver.at("/hook").length;
    const second = await start();
    orders.push(await placesOrder(await as(second, "standard@kumo.test"), `${unique("tls")}.example.test`));
    await receiver.waitFor("/hook", 1, { patience: 60_000, which: (each) => orderOf(each) === orders[2] });
    const attempts = await attemptsOnceDelivered(await as(second, "admin@kumo.test"), 3);
    const requests = receiver.at("/hook");
    expect(requests.map(({ verified }) => verified)).toEqual(requests.map(() => [true]));
    // Each that was heard first, in the order of the log; after the kill the one that was lost comes first.
    expect([...new Set(requests.map(orderOf))]).toEqual(orders);
    expect([...new Set(requests.slice(before).map(orderOf))]).toEqual([orders[1], orders[2]]);
    for (const order of orders) {
      const heard = requests.filter((each) => orderOf(each) === order);
      const [id = "", ...others] = new Set(heard.map(({ headers }) => headers["webhook-id"]));
      expect(others).toEqual([]);
      expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
      // Not once more than attempts are stored, and of one the last is not.
      expect(heard.length).toBeLessThanOrEqual((attempts.get(id) ?? 0) + (order === orders[1] ? 1 : 0));
    }
  }, 180_000);
});
