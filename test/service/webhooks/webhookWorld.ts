import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "@jest/globals";
import { readConfig } from "../../../src/config.js";
import type { OrderEventKind } from "../../../src/domain/events.js";
import type { Order } from "../../../src/entities/Order.js";
import type { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { WebhookDelivery } from "../../../src/entities/WebhookDelivery.js";
import { WebhookEndpoint } from "../../../src/entities/WebhookEndpoint.js";
import { ServiceGraphs } from "../../../src/resolvers/ServiceGraphs.js";
import { Database } from "../../../src/services/database.js";
import type { DueTask } from "../../../src/services/jobs/DueLoop.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import type { EndpointWish } from "../../../src/services/webhooks/WebhookEndpoints.js";
import { createWebhooks, webhookSender, webhookTasks } from "../../../src/webhookParts.js";
import { createGraph } from "../../support/createGraph.js";
import { DnsServer } from "../../support/dnsServer.js";
import { insertEvent, insertOrder } from "../../support/rows.js";
import { TestClock } from "../../support/TestClock.js";
import { WebhookReceiver } from "../../support/WebhookReceiver.js";
import { actorOf, createReadWorld } from "../reads/readWorld.js";

let paths = 0;
const everyKind: OrderEventKind[] = [
  "OrderStatusChanged",
  "RevocationRequestChanged",
  "CertificateChanged",
  "CancellationChanged",
  "OrderUpdated",
];

/** Accounts with orders on a real database, a clock that is moved, and a receiver in its own process on loopback, which is excepted. */
export async function createWebhookWorld(env: Readonly<Record<string, string>> = {}) {
  const base = await createReadWorld();
  const [receiver, dns, graph] = [await WebhookReceiver.start(), await DnsServer.start(), await createGraph(base.db)];
  const dataDir = await mkdtemp(join(tmpdir(), "certdesk-webhooks-"));
  const clock = new TestClock();
  const ids = new RandomIds(clock);
  const errors: unknown[] = [];
  const mailing = { status: "QUEUED", publicUrl: "http://desk.test", ids } as const;
  const database = new Database(base.db, () => undefined, mailing);
  const parts = { database, clock, ids, onError: (error: unknown) => void errors.push(error) };
  const config = readConfig({
    DATA_DIR: dataDir,
    WEBHOOK_ALLOW_ADDRESSES: "127.0.0.1",
    DNS_SERVERS: dns.address,
    ...env,
  });
  const webhooks = createWebhooks(config, parts);
  const admin = actorOf(base.people.admin);
  const bought = {
    accountId: base.kumo.id,
    placedById: admin.userId,
    productId: base.products[0].id,
    policyId: base.policy.id,
  };

  const graphs = new ServiceGraphs(() => ({ ...graph.services, clock, webhooks }));

  /** One process' share of the work. */
  const worker = (settings = config) => webhookTasks(settings, parts, graphs);

  /** An endpoint at a path of its own, and its secret. */
  async function endpoint(wish: Partial<EndpointWish> = {}, actor = admin) {
    const path = `/hook-${paths++}`;
    const made = await webhooks.endpoints.create(actor, {
      idempotencyKey: path,
      url: receiver.url(path),
      eventTypes: everyKind,
      selection: null,
      locale: "JA",
      description: null,
      ...wish,
    });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const { id } = made.value.endpoint;
    await receiver.set(path, { secrets: [made.value.secret ?? ""] });
    return { id, path, secret: made.value.secret ?? "" };
  }

  /** Events in a row, of one order. */
  async function happens(order: Order, count = 1, given: Partial<OrderEvent> = {}): Promise<void> {
    for (let n = 0; n < count; n++) await insertEvent(base.db, order, { occurredAt: clock.now(), ...given });
  }

  /** Does what is due until nothing is, once for each task in turn; the receiver's clock goes with the desk's. */
  async function work(tasks: readonly DueTask[] = worker()): Promise<void> {
    await receiver.setClock(clock.now());
    for (let more = true; more; ) {
      more = false;
      for (const task of tasks.slice(0, 2)) {
        const due = await task.claim(8);
        await Promise.all(due.map((id) => task.run?.(id)));
        more ||= due.length > 0;
      }
    }
    await receiver.settle();
  }

  const deliveriesOf = (endpointId: string) =>
    base.db.manager.find(WebhookDelivery, { where: { endpointId }, order: { logPosition: "ASC", id: "ASC" } });
  const rowOf = (id: string) => base.db.manager.findOneByOrFail(WebhookEndpoint, { id });

  return {
    ...base,
    receiver,
    dns,
    clock,
    ids,
    config,
    database,
    parts,
    graph,
    webhooks,
    admin,
    errors,
    dataDir,
    worker,
    /** What a lane sends by. */
    sender: webhookSender(config, parts, graphs),
    endpoint,
    happens,
    work,
    deliveriesOf,
    rowOf,
    order: (given: Partial<Order> = {}) => insertOrder(base.db, { ...bought, ...given }),
    async attemptsOf(deliveryId: string) {
      return base.db.query("select * from webhook_attempts where delivery_id = $1 order by id", [deliveryId]);
    },
    async stop() {
      await Promise.all([receiver.stop(), dns.stop(), base.destroy(), rm(dataDir, { recursive: true, force: true })]);
    },
  };
}
export type WebhookWorld = Awaited<ReturnType<typeof createWebhookWorld>>;

/** The world of a test file, with an order that things happen to. */
export let world: WebhookWorld;
export let order: Order;

/** Sets it up, and lets each test's endpoints begin at the present end of the log: what happened in those before is not sent to them. */
export function useWebhookWorld(): void {
  beforeAll(async () => {
    world = await createWebhookWorld();
    order = await world.order();
  });
  beforeEach(() => world.db.query("delete from webhook_endpoints"));
  afterAll(() => world?.stop());
}
