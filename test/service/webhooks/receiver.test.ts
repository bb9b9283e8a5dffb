import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { type ClientRequest, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Webhook } from "standardwebhooks";
import type { Order } from "../../../src/entities/Order.js";
import { freePort } from "../../support/freePort.js";
import { createWebhookWorld, type WebhookWorld } from "./webhookWorld.js";

let world: WebhookWorld;
let order: Order;
let receiver: ChildProcess;
let endpoint: { id: string; secret: string };
let url: string;
let printed = "";
beforeAll(async () => {
  world = await createWebhookWorld();
  order = await world.order();
  endpoint = await world.endpoint();
  const port = await freePort();
  url = `http://127.0.0.1:${port}/`;
  const env = { ...process.env, WEBHOOK_SECRET: endpoint.secret, PORT: String(port) };
  receiver = spawn(process.execPath, ["examples/receiveWebhooks.js"], { env, stdio: ["ignore", "pipe", "inherit"] });
  receiver.stdout?.setEncoding("utf8").on("data", (text) => {
    printed += text;
  });
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50))
    if ((await fetch(url, { method: "POST", body: "{}" }).catch(() => null))?.status === 401) break;
  world.clock.set(new Date());
});
afterAll(async () => {
  receiver?.kill();
  await world?.stop();
});

/** A request that its test writes piece by piece. */
function post(id: string, body: string): ClientRequest {
  const signature = new Webhook(endpoint.secret).sign(id, new Date(), body);
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": Math.floor(Date.now() / 1000),
    "webhook-signature": signature,
  };
  return request(url, { method: "POST", headers: { ...headers, "content-length": Buffer.byteLength(body) } });
}

async function isPrinted(text: string): Promise<void> {
  for (const end = Date.now() + 20_000; !printed.includes(text); await sleep(20))
    if (Date.now() > end) throw new Error(`${text} is not in ${printed}`);
}

describe("the receiver of the documentation", () => {
  it("takes what is signed, and nothing else", async () => {
    await world.webhooks.endpoints.update(world.admin, endpoint.id, { url });
    await world.happens(order);
    await world.work();
    const [delivery] = await world.deliveriesOf(endpoint.id);
    expect(delivery?.status).toBe("DELIVERED");
    await isPrinted(delivery?.id ?? "none");
    expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(401);
  });

  it("takes a body whose letters come in halves", async () => {
    const body = Buffer.from(JSON.stringify({ type: "OrderStatusChanged", data: { statusLabel: "保留中" } }));
    const middle = body.indexOf("留") + 1;
    const sent = post("whd_halves", String(body));
    const answered = once(sent, "response");
    sent.write(body.subarray(0, middle));
    await sleep(200);
    sent.end(body.subarray(middle));
    const [response] = await answered;
    expect(response.statusCode).toBe(204);
    await isPrinted("保留中");
  });

  it("outlives a request that is cut off", async () => {
    const sent = post("whd_cut", JSON.stringify({ data: null }));
    sent.on("error", () => undefined);
    sent.write("{");
    await sleep(200);
    sent.destroy();
    await sleep(200);
    expect((await fetch(url, { method: "POST", body: "{}" })).status).toBe(401);
    expect(receiver.exitCode).toBeNull();
  });

  it("is the one that the documentation shows", async () => {
    const lines = async (path: string) => (await readFile(path, "utf8")).split("\n").map((line) => line.trim());
    const shown = await lines("docs/webhooks.md");
    const missing = (await lines("examples/receiveWebhooks.js")).filter(
      (line) => !line.startsWith("//") && !shown.includes(line),
    );
    expect(missing).toEqual([]);
  });
});
