import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CreateWebhookEndpointDocument } from "../gql/documents.js";
import { Client } from "../support/client.js";
import { copyDemo, type DemoCopy, password } from "../support/demoTemplate.js";
import { DnsServer } from "../support/dnsServer.js";
import { type ServerProcess, startServer } from "../support/process.js";
import { tlsFor, WebhookReceiver } from "../support/WebhookReceiver.js";
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
    await receiver.waitFor("/hook", 1, 30_000);
    await receiver.set("/hook", { secrets, behaviour: "hangs" });
    orders.push(await placesOrder(customer, `${unique("tls")}.example.test`));
    await receiver.waitFor("/hook", 2, 30_000);
    // It has been sent, and what became of it cannot have been stored.
    await first.kill("SIGKILL");
    await receiver.set("/hook", { secrets });
    const second = await start();
    orders.push(await placesOrder(await as(second, "standard@kumo.test"), `${unique("tls")}.example.test`));
    const requests = await receiver.waitFor("/hook", 4, 60_000);
    expect(requests.map(({ verified }) => verified)).toEqual(requests.map(() => [true]));
    const [one, lost, again, last] = requests.map(({ body }) => JSON.parse(body).data.order.id);
    expect([one, lost, again, last]).toEqual([orders[0], orders[1], orders[1], orders[2]]);
    const ids = requests.map(({ headers }) => headers["webhook-id"]);
    expect(ids[2]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
    expect(requests[2]?.body).toBe(requests[1]?.body);
  }, 180_000);
});
