import { BlockList } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import type { Order } from "../../../src/entities/Order.js";
import { HttpFileServer } from "../../support/httpFileServer.js";
import { createWebhookWorld, type WebhookWorld } from "./webhookWorld.js";

let world: WebhookWorld;
let order: Order;
let inner: HttpFileServer;
beforeAll(async () => {
  // Nothing is excepted but an address where nobody is: plain HTTP can be registered.
  world = await createWebhookWorld({ WEBHOOK_ALLOW_ADDRESSES: "127.0.0.99" });
  order = await world.order();
  inner = await HttpFileServer.start("127.0.0.1");
});
beforeEach(async () => {
  await world.db.query("delete from webhook_endpoints");
  inner.connections = 0;
});
afterAll(async () => {
  await inner?.stop();
  await world?.stop();
});

const everywhere = new BlockList();
everywhere.addSubnet("0.0.0.0", 0, "ipv4");
everywhere.addSubnet("::", 0, "ipv6");

/** An event to an endpoint whose address was changed behind the form's back; how its attempt ended. */
async function attempt(url: string, tasks = world.worker()): Promise<string | number> {
  const { id } = await world.endpoint({ url: "https://example.org/" });
  await world.db.query("update webhook_endpoints set url = $2 where id = $1", [id, url]);
  await world.happens(order);
  await world.work(tasks);
  const [delivery] = await world.deliveriesOf(id);
  const [row] = await world.attemptsOf(delivery?.id ?? "");
  await world.db.query("delete from webhook_endpoints");
  return row.error_key ?? row.http_status;
}

const naive = (url: string) => attempt(url, world.worker({ ...world.config, webhookAllowAddresses: everywhere }));

describe("the guard of webhooks", () => {
  it.each([
    ["an address", "127.0.0.1", null],
    ["another spelling of it", "2130706433", null],
    ["this host", "0.0.0.0", null],
    ["a mapped address", "[::ffff:127.0.0.1]", null],
    ["a name that leads there", "inner.example.org", "127.0.0.1"],
  ])(
    "does not connect to the inner network by %s; without it the server there is reached",
    async (_what, host, leadsTo) => {
      if (leadsTo !== null) world.dns.set(host, "A", leadsTo);
      inner.serve("/inner", "taken");
      const url = `http://${host}:${inner.port}/inner`;
      expect([await naive(url), inner.connections]).toEqual([200, 1]);
      inner.connections = 0;
      expect([await attempt(url), inner.connections]).toEqual(["webhook.attempt.addressRefused", 0]);
    },
  );

  it.each(["169.254.169.254", "10.0.0.1", "[fd00:ec2::254]", "100.100.100.200"])("refuses %s", async (address) => {
    expect(await attempt(`https://${address}/`)).toBe("webhook.attempt.addressRefused");
  });

  it("refuses a name when one of its addresses is not public, and connects only to what it has checked", async () => {
    world.dns.set("mixed.example.org", "A", "93.184.216.34", "127.0.0.1");
    expect(await attempt("https://mixed.example.org/")).toBe("webhook.attempt.addressRefused");
    world.dns.setTurns("rebind.example.org", "A", ["127.0.0.99"], ["127.0.0.1"]);
    expect(await attempt(`http://rebind.example.org:${inner.port}/inner`)).toBe("webhook.attempt.failed");
    expect([world.dns.asked("rebind.example.org", "A"), inner.connections]).toEqual([1, 0]);
  });

  it("wants https on a usual port wherever the configuration makes no exception", async () => {
    world.dns.set("public.example.org", "A", "93.184.216.34");
    expect(await attempt("http://public.example.org/")).toBe("webhook.attempt.plain");
    expect(await attempt("https://public.example.org:8443/")).toBe("webhook.attempt.plain");
  });

  it("refuses an inner address when the endpoint is made, and says so at the field", async () => {
    for (const url of ["https://127.0.0.1/", "https://[::1]/", "https://0x7f.1/", "https://192.168.1.1/"]) {
      const wish = { idempotencyKey: url, url, eventTypes: ["OrderUpdated"], selection: null } as const;
      const made = await world.webhooks.endpoints.create(world.admin, { ...wish, locale: "JA", description: null });
      expect(made).toMatchObject({
        error: { fields: [{ path: ["url"], message: { key: "error.webhook.url.private" } }] },
      });
    }
  });
});
