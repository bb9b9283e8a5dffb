import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import type { DataSource } from "typeorm";
import { type App, createApp } from "../../src/app.js";
import { readConfig } from "../../src/config.js";
import { sampleCsr } from "../../src/services/demo/sampleCsr.js";
import {
  ApproveRevocationDocument,
  OrderDocument,
  type OrderQuery,
  PlaceOrderDocument,
  type PlaceOrderInput,
  RequestRevocationDocument,
  type RequestRevocationInput,
} from "../gql/documents.js";
import { Client } from "./client.js";
import { copyDemo, password } from "./demoTemplate.js";
import { freePort } from "./freePort.js";

export { freePort, password };

/** The whole application on a database of its own, with the demo world, spoken to over HTTP and WebSocket. */
export interface World {
  readonly app: App;
  readonly url: string;
  readonly databaseUrl: string;
  /** With the CA keys that belong to the database. */
  readonly dataDir: string;
  readonly dataSource: DataSource;
  readonly client: Client;
  as(email: string): Promise<Client>;
  stop(): Promise<void>;
}

export async function startWorld(env: Readonly<Record<string, string>> = {}): Promise<World> {
  const { database, dataDir } = await copyDemo();
  const port = env.PORT ?? String(await freePort());
  const config = readConfig({
    PORT: port,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    DEMO: "1",
    DEMO_PASSWORD: password,
    LIMIT_RATE: "0",
    ...env,
  });
  const app = await createApp(config, pino({ level: env.LOG_LEVEL ?? "fatal" }));
  const client = new Client(app.url);
  return {
    app,
    url: app.url,
    databaseUrl: database.url,
    dataDir,
    dataSource: database.dataSource,
    client,
    as: (email) => client.as(email, password),
    async stop() {
      await app.stop();
      await database.destroy();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

let counter = 0;
/** Unique within the run. */
export const unique = (prefix: string): string => `${prefix}-${process.pid}-${counter++}`;

type Order = NonNullable<OrderQuery["order"]>;

/** Places an order as a customer would: CC_OV by DNS_TXT on a card unless told otherwise. */
export async function placesOrder(
  client: Client,
  commonName: string,
  input: Partial<PlaceOrderInput> = {},
): Promise<string> {
  const { placeOrder } = await client.run(PlaceOrderDocument, {
    input: {
      idempotencyKey: unique("place"),
      productCode: "CC_OV",
      csr: await sampleCsr(commonName),
      contactEmail: "taro@kumo.test",
      validationMethod: "DNS_TXT",
      payment: { method: "CREDIT_CARD" },
      ...input,
    },
  });
  if (placeOrder.__typename !== "PlaceOrderPayload") throw new Error(`not placed: ${JSON.stringify(placeOrder)}`);
  return placeOrder.order.id;
}

export async function readsOrder(client: Client, id: string): Promise<Order> {
  const { order } = await client.run(OrderDocument, { id });
  if (order == null) throw new Error(`${id} cannot be seen`);
  return order;
}

/** Looks until the order is as wished, and reads it anew: its edges are statements of their own, and the change may have happened between two of them. */
export async function waitsFor(
  client: Client,
  id: string,
  wish: (order: Order) => boolean,
  patience = 20_000,
): Promise<Order> {
  for (const end = Date.now() + patience; ; await sleep(150)) {
    const order = await readsOrder(client, id);
    if (wish(order)) return readsOrder(client, id);
    if (Date.now() > end) throw new Error(`${id} did not become as wished: ${JSON.stringify(order, null, 1)}`);
  }
}

/** An order that is issued. */
export async function issuedOrder(
  client: Client,
  commonName: string,
  input: Partial<PlaceOrderInput> = {},
): Promise<Order> {
  const id = await placesOrder(client, commonName, input);
  // Many wait at once: each asks for no more than it wants to know.
  const query = "query($id: ID!) { order(id: $id) { status } }";
  for (const end = Date.now() + 25_000; Date.now() < end; await sleep(200)) {
    const { body } = await client.post({ query, variables: { id } });
    // A machine that is overloaded answers SERVICE_UNAVAILABLE now and then, without data.
    if (JSON.stringify(body.data ?? null).includes("ISSUED")) break;
  }
  return waitsFor(client, id, (order) => order.status === "ISSUED");
}

/** Asks for the revocation of the whole order unless told otherwise; answers whatever the server says. */
export async function requestsRevocation(
  client: Client,
  order: Pick<Order, "id" | "commonName">,
  input: Partial<RequestRevocationInput> = {},
) {
  const { requestRevocation } = await client.run(RequestRevocationDocument, {
    input: {
      idempotencyKey: unique("revoke"),
      ...("serialNumber" in input ? {} : { orderId: order.id }),
      commonName: order.commonName,
      reason: "SUPERSEDED",
      requester: { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" },
      ...input,
    },
  });
  return requestRevocation;
}

export async function approves(client: Client, requestId: string) {
  const { approveRevocation } = await client.run(ApproveRevocationDocument, { input: { requestId } });
  return approveRevocation;
}
