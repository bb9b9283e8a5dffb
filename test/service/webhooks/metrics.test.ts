import { describe, expect, it } from "@jest/globals";
import { Registry } from "prom-client";
import { ServiceGraphs } from "../../../src/resolvers/ServiceGraphs.js";
import { measureWebhooks } from "../../../src/webhookMetrics.js";
import { webhookTasks } from "../../../src/webhookParts.js";
import { order, useWebhookWorld, world } from "./webhookWorld.js";

useWebhookWorld();

/** A process that counts, and what it says when it is asked. */
function measured() {
  const registry = new Registry();
  const onJudged = measureWebhooks(world.db, world.clock, registry);
  const services = { ...world.graph.services, clock: world.clock, webhooks: world.webhooks };
  const said = async (name: string) =>
    Object.fromEntries(
      [
        ...(await registry.metrics()).matchAll(
          new RegExp(`^certdesk_webhook_${name}(?:\\{\\w+="(\\w+)"\\})? (\\S+)$`, "gm"),
        ),
      ].map(([, label = "", value]) => [label, Number(value)]),
    );
  return { tasks: webhookTasks(world.config, { ...world.parts, onJudged }, new ServiceGraphs(() => services)), said };
}

describe("the metrics of webhooks", () => {
  it("count attempts by what became of the delivery, and endpoints by their state", async () => {
    const { tasks, said } = measured();
    expect(await said("attempts_total")).toEqual({ DELIVERED: 0, PENDING: 0, FAILED: 0 });
    const [, failing, disabled] = [await world.endpoint(), await world.endpoint(), await world.endpoint()];
    await world.receiver.set(failing.path, { behaviour: "fails" });
    await world.webhooks.endpoints.disable(world.admin, disabled.id);
    await world.happens(order);
    await world.work(tasks);
    expect(await said("attempts_total")).toEqual({ DELIVERED: 1, PENDING: 1, FAILED: 0 });
    expect(await said("endpoints")).toEqual({ ENABLED: 1, FAILING: 1, DISABLED: 1 });
    const wish = { idempotencyKey: "metrics", endpointId: failing.id, eventType: "OrderStatusChanged" } as const;
    await world.webhooks.deliveries.sendTest(world.admin, wish);
    await world.work(tasks);
    expect(await said("attempts_total")).toEqual({ DELIVERED: 1, PENDING: 1, FAILED: 1 });
    await world.webhooks.endpoints.remove(world.admin, failing.id);
    expect(await said("endpoints")).toEqual({ ENABLED: 1, FAILING: 0, DISABLED: 1 });
  });

  it("say for how long the oldest waits that is due, but for endpoints that are disabled", async () => {
    const { tasks, said } = measured();
    const { id, path } = await world.endpoint();
    expect(await said("due_seconds")).toEqual({ "": 0 });
    await world.receiver.set(path, { behaviour: "fails" });
    await world.happens(order, 2);
    await world.work(tasks);
    expect(await said("due_seconds")).toEqual({ "": 0 });
    world.clock.advance(65_000);
    expect(await said("due_seconds")).toEqual({ "": 60 });
    await world.webhooks.endpoints.disable(world.admin, id);
    expect(await said("due_seconds")).toEqual({ "": 0 });
  });

  it("stay as they were while the database does not answer", async () => {
    const { said } = measured();
    await world.endpoint();
    expect(await said("endpoints")).toMatchObject({ ENABLED: 1 });
    await world.asOwner("alter table webhook_endpoints rename to away");
    expect(await said("endpoints")).toMatchObject({ ENABLED: 1 });
    await world.asOwner("alter table away rename to webhook_endpoints");
  });
});
