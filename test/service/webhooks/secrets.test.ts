import { describe, expect, it } from "@jest/globals";
import { WebhookSecrets } from "../../../src/services/webhooks/WebhookSecrets.js";
import { order, useWebhookWorld, world } from "./webhookWorld.js";

useWebhookWorld();

const hour = 3_600_000;

describe("secrets", () => {
  it("are two while they are rotated, and one after a day", async () => {
    const { id, path, secret: old } = await world.endpoint();
    const rotated = await world.webhooks.rotation.rotate(world.admin, { idempotencyKey: `${path} rotate`, id });
    const fresh = (rotated.ok && rotated.value.secret) || "";
    expect(fresh).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(fresh).not.toBe(old);
    await world.receiver.set(path, { secrets: [old, fresh] });
    await world.happens(order);
    await world.work();
    world.clock.advance(24 * hour);
    await world.happens(order);
    await world.work();
    const seen = world.receiver.at(path).map(({ verified }) => verified);
    expect(seen).toEqual([
      [true, true],
      ["No matching signature found", true],
    ]);
  });

  it("that leaked end at once when that is asked for", async () => {
    const { id, path, secret: old } = await world.endpoint();
    const wish = { idempotencyKey: `${path} rotate`, id, previousValidForHours: 0 };
    const rotated = await world.webhooks.rotation.rotate(world.admin, wish);
    await world.receiver.set(path, { secrets: [old, (rotated.ok && rotated.value.secret) || ""] });
    await world.happens(order);
    await world.work();
    expect(world.receiver.at(path)[0]?.verified).toEqual(["No matching signature found", true]);
  });

  it("are shown again to whoever repeats the command within the hour, and never later", async () => {
    const { id, path } = await world.endpoint();
    const rotate = () => world.webhooks.rotation.rotate(world.admin, { idempotencyKey: `${path} r`, id });
    const [first, again] = [await rotate(), await rotate()];
    expect(again).toEqual(first);
    world.clock.advance(hour + 1);
    expect(await rotate()).toMatchObject({ ok: true, value: { secret: null } });
  });

  it("do not stand in the database, and open for their own endpoint alone", async () => {
    const [one, other] = [await world.endpoint(), await world.endpoint()];
    const { secret: sealed } = await world.rowOf(one.id);
    expect(sealed.includes(Buffer.from(one.secret.slice(6), "base64"))).toBe(false);
    expect(sealed.toString("latin1")).not.toContain(one.secret.slice(6));
    const secrets = new WebhookSecrets(world.dataDir, world.ids);
    expect(await secrets.open(sealed, one.id)).toBe(one.secret);
    expect(await secrets.open(sealed, other.id)).toBeNull();
    const touched = Buffer.from(sealed);
    touched[touched.length - 1] = (touched.at(-1) ?? 0) ^ 1;
    expect(await secrets.open(touched, one.id)).toBeNull();
    expect(await secrets.open(sealed.subarray(0, 20), one.id)).toBeNull();
  });

  it("are shown to the call that made them, and a newer one never to an older call", async () => {
    const wish = { url: "https://example.org/", eventTypes: ["OrderUpdated"], selection: null, locale: "JA" } as const;
    const create = () =>
      world.webhooks.endpoints.create(world.admin, { ...wish, idempotencyKey: "shown", description: null });
    const made = await create();
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const { id } = made.value.endpoint;
    const rotate = async (key: string) => {
      world.clock.advance(1);
      const rotated = await world.webhooks.rotation.rotate(world.admin, { idempotencyKey: `shown ${key}`, id });
      return rotated.ok ? rotated.value.secret : rotated.error;
    };
    expect(await create()).toMatchObject({ value: { secret: made.value.secret } });
    const first = await rotate("first");
    expect(first).toMatch(/^whsec_/);
    expect(await create()).toMatchObject({ ok: true, value: { endpoint: { id }, secret: null } });
    expect(await rotate("first")).toBe(first);
    const second = await rotate("second");
    expect(await rotate("first")).toBeNull();
    expect(await rotate("second")).toBe(second);
  });

  it("that cannot be opened are an attempt in vain that says so, and are mended by a rotation", async () => {
    const { id, path, secret: old } = await world.endpoint();
    // As if DATA_DIR had another key since.
    await world.db.query("update webhook_endpoints set secret = sha512(secret) where id = $1", [id]);
    await world.happens(order);
    await world.work();
    const [delivery] = await world.deliveriesOf(id);
    expect(delivery).toMatchObject({ status: "PENDING", tries: 1 });
    expect(await world.attemptsOf(delivery?.id ?? "")).toMatchObject([
      { http_status: null, error_key: "webhook.attempt.secret" },
    ]);
    expect(world.receiver.at(path)).toEqual([]);
    const rotated = await world.webhooks.rotation.rotate(world.admin, { idempotencyKey: `${path} mend`, id });
    await world.receiver.set(path, { secrets: [old, (rotated.ok && rotated.value.secret) || ""] });
    world.clock.advance(5000);
    await world.work();
    expect(world.receiver.at(path).map(({ verified }) => verified)).toEqual([["No matching signature found", true]]);
    expect(world.errors.splice(0)).toEqual([expect.objectContaining({ message: expect.stringContaining(id) })]);
  });

  it("whose key cannot be read are an error of ours: it is told, tried again, and not held against the endpoint", async () => {
    const { id } = await world.endpoint();
    await world.happens(order);
    await world.work(world.worker({ ...world.config, dataDir: "/dev/null" }));
    const [delivery] = await world.deliveriesOf(id);
    expect(delivery).toMatchObject({ status: "PENDING", tries: 1 });
    expect(await world.attemptsOf(delivery?.id ?? "")).toMatchObject([{ error_key: "webhook.attempt.internal" }]);
    expect(await world.rowOf(id)).toMatchObject({ failingSince: null });
    expect(world.errors.splice(0)).toHaveLength(1);
    world.clock.advance(5000);
    await world.work();
    expect((await world.deliveriesOf(id))[0]).toMatchObject({ status: "DELIVERED" });
  });
});
