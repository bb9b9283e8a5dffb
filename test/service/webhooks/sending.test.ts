import { describe, expect, it } from "@jest/globals";
import { ServiceGraphs } from "../../../src/resolvers/ServiceGraphs.js";
import { webhookTasks } from "../../../src/webhookParts.js";
import type { Behaviour } from "../../support/WebhookReceiver.js";
import { order, useWebhookWorld, world } from "./webhookWorld.js";

useWebhookWorld();

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

describe("an event", () => {
  it("arrives once, signed, with the cursor from which the log goes on", async () => {
    const { id, path } = await world.endpoint();
    await world.happens(order);
    await world.work();
    const [request, ...others] = world.receiver.at(path);
    expect(others).toEqual([]);
    expect(request).toMatchObject({ method: "POST", verified: [true] });
    expect(request?.headers).toMatchObject({ "content-type": "application/json" });
    const [delivery] = await world.deliveriesOf(id);
    expect(request?.headers["webhook-id"]).toBe(delivery?.id);
    const payload = JSON.parse(request?.body ?? "");
    expect(payload).toMatchObject({
      type: "OrderStatusChanged",
      timestamp: world.clock.now().toISOString(),
      data: { __typename: "OrderStatusChanged", order: { id: order.id, number: order.number }, statusLabel: "保留中" },
    });
    expect(payload.data).not.toHaveProperty("cursor");
    await world.happens(order, 2);
    const ask = `{ orderEvents(after: "${payload.cursor}") { edges { node { id } } } }`;
    const { data } = await world.graph.run(world.people.admin, ask);
    expect((data as { orderEvents: { edges: unknown[] } }).orderEvents.edges).toHaveLength(2);
  });

  it("is of the kinds that were asked for, and of the account alone", async () => {
    const { id, path } = await world.endpoint({ eventTypes: ["OrderUpdated"] });
    const foreign = await world.order({ accountId: world.sora.id, placedById: world.people.stranger.id });
    await world.happens(order);
    await world.happens(order, 1, { kind: "OrderUpdated", status: null, aspect: "OTHER", messageKey: "event.note" });
    await world.happens(foreign, 3, { kind: "OrderUpdated", status: null, aspect: "OTHER" });
    await world.work();
    expect(world.receiver.at(path).map(({ body }) => JSON.parse(body).data.order.id)).toEqual([order.id]);
    expect(await world.deliveriesOf(id)).toHaveLength(1);
  });

  it("of another account is never sent, whatever stands in the tables", async () => {
    const { id, path } = await world.endpoint();
    const foreign = await world.order({ accountId: world.sora.id, placedById: world.people.stranger.id });
    await world.happens(foreign);
    const [{ log_id, position }] = await world.db.query(
      "select log_id, position from events order by position desc limit 1",
    );
    await world.db.query(
      `insert into webhook_deliveries (id, endpoint_id, account_id, event_log_id, log_position, event_type, test, status, created_at, next_try_at, tries)
       values ('whd_forged', $1, $2, $3, $4, 'OrderStatusChanged', false, 'PENDING', now(), '2000-01-01', 0)`,
      [id, world.kumo.id, log_id, position],
    );
    await world.work();
    expect(world.receiver.at(path)).toEqual([]);
    expect(await world.attemptsOf("whd_forged")).toMatchObject([{ error_key: "webhook.attempt.internal" }]);
    expect(world.errors.splice(0)).toEqual([
      expect.objectContaining({ message: expect.stringContaining("of its account") }),
    ]);
  });

  it("is told in the endpoint's words: its selection and its language", async () => {
    const selection = "{ __typename s: summary ...Of } fragment Of on OrderEvent { order { commonName } }";
    const { path } = await world.endpoint({ selection, locale: "EN" });
    await world.happens(order);
    await world.work();
    const data = { __typename: "OrderStatusChanged", s: "Order: Pending", order: { commonName: order.commonName } };
    expect(JSON.parse(world.receiver.at(path)[0]?.body ?? "").data).toEqual(data);
  });

  const broken = new Error("broken");
  it.each<[string, () => Promise<never>, Error]>([
    ["fails to read", () => Promise.reject(broken), broken],
    [
      "does not read in time",
      () => new Promise(() => undefined),
      new Error("reading an event took longer than 5000 ms"),
    ],
  ])("that the desk %s is an error of ours: no selection and no receiver is blamed", async (_, read, said) => {
    const { id } = await world.endpoint();
    await world.happens(order);
    const services = { ...world.graph.services, clock: world.clock, webhooks: world.webhooks };
    const batches = { ...services.batches, order: read };
    await world.work(webhookTasks(world.config, world.parts, new ServiceGraphs(() => ({ ...services, batches }))));
    const [delivery] = await world.deliveriesOf(id);
    expect(delivery).toMatchObject({ status: "PENDING", tries: 1 });
    expect(await world.attemptsOf(delivery?.id ?? "")).toMatchObject([{ error_key: "webhook.attempt.internal" }]);
    expect(await world.rowOf(id)).toMatchObject({ failingSince: null });
    expect(world.errors.splice(0)).toEqual([said]);
  });

  it("goes on when its maker is disabled or no administrator any more: the endpoint is the account's", async () => {
    const { path } = await world.endpoint();
    await world.db.query("update users set disabled_at = now(), role = 'LIMITED' where id = $1", [
      world.people.admin.id,
    ]);
    const other = await world.order({ placedById: null });
    await world.happens(other);
    await world.work();
    await world.db.query("update users set disabled_at = null, role = 'ADMIN' where id = $1", [world.people.admin.id]);
    expect(world.receiver.at(path)).toHaveLength(1);
  });
});

describe("a receiver that fails", () => {
  it.each<[Behaviour, number | null, string]>([
    ["fails", 500, "webhook.attempt.status"],
    ["closes", null, "webhook.attempt.failed"],
    ["garbage", null, "webhook.attempt.failed"],
    ["hugeHead", null, "webhook.attempt.failed"],
    ["redirects", 307, "webhook.attempt.redirect"],
    ["hangs", null, "webhook.attempt.timeout"],
  ])(
    "%s: the attempt says so, and is followed by another after 5 s that is the same message",
    async (behaviour, httpStatus, key) => {
      const { id, path, secret } = await world.endpoint();
      const inner = "/inner-of-the-redirect";
      await world.receiver.set(path, { behaviour, secrets: [secret], location: world.receiver.url(inner) });
      await world.happens(order);
      await world.work();
      const [delivery] = await world.deliveriesOf(id);
      const [attempt, ...others] = await world.attemptsOf(delivery?.id ?? "");
      expect(others).toEqual([]);
      expect(attempt).toMatchObject({ http_status: httpStatus, error_key: key });
      expect(attempt.duration_ms).toBeLessThan(6000);
      if (behaviour === "hangs") expect(attempt.duration_ms).toBeGreaterThan(4500);
      expect(delivery).toMatchObject({ status: "PENDING", nextTryAt: new Date(world.clock.now().getTime() + 5000) });
      expect(world.receiver.at(inner)).toEqual([]);
      await world.receiver.set(path, { secrets: [secret] });
      world.clock.advance(4999);
      await world.work();
      expect(world.receiver.at(path)).toHaveLength(1);
      world.clock.advance(1);
      await world.work();
      const [first, second] = world.receiver.at(path);
      expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
      expect([first?.verified, second?.verified]).toEqual([[true], [true]]);
      expect((await world.deliveriesOf(id))[0]).toMatchObject({ status: "DELIVERED", nextTryAt: null });
      expect(await world.rowOf(id)).toMatchObject({ failingSince: null, leasedUntil: world.clock.now() });
    },
  );

  it("answers 2xx without end: its status counts, and the rest is not read", async () => {
    const { id, path } = await world.endpoint();
    await world.receiver.set(path, { behaviour: "huge" });
    await world.happens(order);
    const before = process.memoryUsage().rss;
    await world.work();
    expect((await world.deliveriesOf(id))[0]?.status).toBe("DELIVERED");
    expect(process.memoryUsage().rss - before).toBeLessThan(32 << 20);
  });

  it("has a certificate that nobody trusts, or a name that nobody knows", async () => {
    const { HttpFileServer } = await import("../../support/httpFileServer.js");
    const untrusted = await HttpFileServer.start("127.0.0.1");
    world.dns.set("unknown.example.org", "A");
    const bad = await world.endpoint({ url: `https://127.0.0.1:${untrusted.port}/` });
    const unknown = await world.endpoint({ url: "https://unknown.example.org/" });
    await world.happens(order);
    await world.work();
    await untrusted.stop();
    const errorsOf = async (id: string) => {
      const [delivery] = await world.deliveriesOf(id);
      return (await world.attemptsOf(delivery?.id ?? "")).map((row: { error_key: string; error_values: object }) => ({
        ...row.error_values,
        key: row.error_key,
      }));
    };
    expect(untrusted.requests).toEqual([]);
    expect(await errorsOf(bad.id)).toMatchObject([
      { key: "webhook.attempt.failed", code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO|ERR_TLS/) },
    ]);
    expect(await errorsOf(unknown.id)).toMatchObject([
      { key: "webhook.attempt.noAddress", host: "unknown.example.org" },
    ]);
  });

  it("is tried ten times in three days; later events do not wait for it", async () => {
    const { id, path } = await world.endpoint();
    await world.receiver.set(path, { behaviour: "fails" });
    await world.happens(order);
    await world.work();
    const waits = [5000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
    for (const [made, wait] of waits.entries()) {
      expect(world.receiver.at(path)).toHaveLength(made + 1);
      world.clock.advance(wait - 1);
      await world.work();
      expect(world.receiver.at(path)).toHaveLength(made + 1);
      world.clock.advance(1);
      await world.work();
    }
    expect((await world.deliveriesOf(id))[0]).toMatchObject({ status: "FAILED", nextTryAt: null, tries: 10 });
    await world.receiver.set(path, {});
    await world.happens(order);
    await world.work();
    expect((await world.deliveriesOf(id)).map(({ status }) => status)).toEqual(["FAILED", "DELIVERED"]);
  });

  it("for five days is disabled, with a mail to each administrator; what happens then waits until it is enabled", async () => {
    await world.db.query("delete from mails");
    const { id, path } = await world.endpoint();
    await world.receiver.set(path, { behaviour: "fails" });
    for (let hours = 0; hours <= 121; hours += 11) {
      await world.happens(order);
      await world.work();
      world.clock.advance(11 * hour);
    }
    expect(await world.rowOf(id)).toMatchObject({ status: "DISABLED", disabledReason: "FAILING" });
    const mails = await world.db.query("select recipient, order_id, text_body, kind from mails");
    expect(mails).toMatchObject([{ recipient: world.people.admin.email, order_id: null, kind: "WEBHOOK_DISABLED" }]);
    expect(mails[0].text_body).toContain(world.receiver.url(path));
    expect(mails[0].text_body).toContain("HTTPステータス500");
    const seen = world.receiver.at(path).length;
    await world.happens(order, 3);
    world.clock.advance(day);
    await world.work();
    expect(world.receiver.at(path)).toHaveLength(seen);
    await world.receiver.set(path, {});
    await world.webhooks.endpoints.enable(world.admin, id, false);
    await world.work();
    const all = await world.deliveriesOf(id);
    expect(all.slice(-3).map(({ status }) => status)).toEqual(["DELIVERED", "DELIVERED", "DELIVERED"]);
    expect(all.filter(({ status }) => status === "PENDING")).toEqual([]);
  });

  it("for five days is disabled though nothing more happens, with the same mail; one delivery before ends the failing", async () => {
    await world.db.query("delete from mails");
    const [silent, mended] = [await world.endpoint(), await world.endpoint()];
    for (const { path } of [silent, mended]) await world.receiver.set(path, { behaviour: "fails" });
    await world.happens(order);
    for (let hours = 0; hours < 119; hours += 7, world.clock.advance(7 * hour)) {
      if (hours === 70) await world.receiver.set(mended.path, {});
      await world.work();
    }
    expect((await world.deliveriesOf(silent.id)).map(({ status }) => status)).toEqual(["FAILED"]);
    const { failingSince } = await world.rowOf(silent.id);
    const disabling = async () => {
      const task = world.worker().find(({ name }) => name === "disable webhooks that fail");
      const due = (await task?.claim(8)) ?? [];
      for (const id of [...due, mended.id, ...due]) await task?.run?.(id);
      return due;
    };
    world.clock.set(new Date((failingSince?.getTime() ?? 0) + 5 * day - 1));
    expect(await disabling()).toEqual([]);
    expect(await world.rowOf(silent.id)).toMatchObject({ status: "ENABLED" });
    world.clock.advance(1);
    expect(await disabling()).toEqual([silent.id]);
    const disabledAt = world.clock.now();
    expect(await world.rowOf(silent.id)).toMatchObject({ status: "DISABLED", disabledReason: "FAILING", disabledAt });
    expect(await world.rowOf(mended.id)).toMatchObject({ status: "ENABLED", failingSince: null });
    const mails = await world.db.query("select recipient, kind, text_body from mails");
    expect(mails).toMatchObject([{ recipient: world.people.admin.email, kind: "WEBHOOK_DISABLED" }]);
    expect(mails[0].text_body).toContain(world.receiver.url(silent.path));
    expect(mails[0].text_body).toContain("HTTPステータス500");
    expect(await disabling()).toEqual([]);
  });

  it("and gets another address or selection is judged anew: the five days are those of what it is now", async () => {
    const since = world.clock.now();
    const { id, path } = await world.endpoint();
    const failing = () => world.db.query("update webhook_endpoints set failing_since = $1", [since]);
    const changes = [
      { description: "new" },
      { url: world.receiver.url(path) },
      { url: world.receiver.url(`${path}b`) },
    ];
    const judged: (Date | null)[] = [];
    for (const change of [...changes, { selection: "{ cursor }" }, { selection: null }]) {
      await failing();
      expect(await world.webhooks.endpoints.update(world.admin, id, change)).toMatchObject({ ok: true });
      judged.push((await world.rowOf(id)).failingSince);
    }
    expect(judged).toEqual([since, since, null, null, null]);
  });

  it("and whose failures are forgotten is disabled all the same", async () => {
    await world.db.query("delete from mails");
    const { id } = await world.endpoint();
    await world.db.query("update webhook_endpoints set failing_since = $1", [
      new Date(world.clock.now().getTime() - 40 * day),
    ]);
    await world.worker()[3]?.run?.(id);
    expect(await world.rowOf(id)).toMatchObject({ status: "DISABLED", disabledReason: "FAILING" });
    const [mail] = await world.db.query("select text_body from mails");
    expect(mail.text_body).toContain("記録の保存期間を過ぎています。");
  });

  it("and says 410 is disabled at once, with a mail that says that the receiver said so", async () => {
    await world.db.query("delete from mails");
    const { id, path } = await world.endpoint();
    await world.receiver.set(path, { behaviour: "gone" });
    await world.happens(order, 2);
    await world.work();
    expect(await world.rowOf(id)).toMatchObject({ status: "DISABLED", disabledReason: "GONE" });
    expect(world.receiver.at(path)).toHaveLength(1);
    const [mail, ...others] = await world.db.query("select recipient, kind, text_body from mails");
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ recipient: world.people.admin.email, kind: "WEBHOOK_DISABLED" });
    expect(mail.text_body).toContain("410 Gone");
    expect(mail.text_body).toContain(world.receiver.url(path));
    expect(mail.text_body).not.toMatch(/送信に失敗し続けた|Failing since|nothing could be delivered/);
  });

  it("whose attempt is over when its delivery has moved on is judged by the other attempt alone", async () => {
    const { id, path } = await world.endpoint();
    await world.happens(order);
    await world.work();
    const [delivery] = await world.deliveriesOf(id);
    if (delivery === undefined) throw new Error("there is no delivery");
    await world.receiver.set(path, { behaviour: "gone" });
    // As it stood before: another process slept, and sends what was delivered meanwhile.
    await world.sender.send(await world.rowOf(id), Object.assign(delivery, { status: "PENDING", tries: 0 }));
    expect(await world.attemptsOf(delivery.id)).toMatchObject([{ http_status: 204 }, { http_status: 410 }]);
    expect(await world.rowOf(id)).toMatchObject({ status: "ENABLED", failingSince: null });
    expect((await world.deliveriesOf(id))[0]).toMatchObject({ status: "DELIVERED", tries: 1 });
  });

  it("and was enabled to pass over what it missed gets only what is new", async () => {
    const { id, path } = await world.endpoint();
    await world.receiver.set(path, { behaviour: "gone" });
    await world.happens(order, 2);
    await world.work();
    await world.happens(order, 2);
    await world.receiver.set(path, {});
    await world.webhooks.endpoints.enable(world.admin, id, true);
    await world.happens(order);
    await world.work();
    expect((await world.deliveriesOf(id)).map(({ status }) => status)).toEqual(["SKIPPED", "SKIPPED", "DELIVERED"]);
  });
});

describe("administrators", () => {
  it("send a test, once and marked, also to an endpoint that is disabled; it moves no cursor", async () => {
    const { id, path } = await world.endpoint({ eventTypes: ["OrderUpdated"] });
    await world.happens(order);
    await world.webhooks.endpoints.disable(world.admin, id);
    const wish = { idempotencyKey: path, endpointId: id, eventType: "OrderStatusChanged" } as const;
    const sent = await world.webhooks.deliveries.sendTest(world.admin, { ...wish, idempotencyKey: `${path} t` });
    expect(await world.webhooks.deliveries.sendTest(world.admin, { ...wish, idempotencyKey: `${path} t` })).toEqual(
      sent,
    );
    await world.work();
    const [{ verified, body } = { verified: [], body: "" }, ...others] = world.receiver.at(path);
    expect([others, verified]).toEqual([[], [true]]);
    expect(JSON.parse(body)).toMatchObject({ type: "OrderStatusChanged", test: true, cursor: null });
    expect(JSON.parse(body).data).not.toHaveProperty("cursor");
    world.clock.advance(1);
    await world.receiver.set(path, { behaviour: "fails" });
    await world.webhooks.deliveries.sendTest(world.admin, { ...wish, idempotencyKey: `${path} u` });
    await world.work();
    expect((await world.deliveriesOf(id)).map(({ status }) => status)).toEqual(["DELIVERED", "FAILED"]);
    expect(await world.rowOf(id)).toMatchObject({ failingSince: null });
  });

  it("hear that a test is not there any more when they repeat its command after it was forgotten", async () => {
    const { id, path } = await world.endpoint();
    const wish = { idempotencyKey: `${path} t`, endpointId: id, eventType: "OrderStatusChanged" } as const;
    expect(await world.webhooks.deliveries.sendTest(world.admin, wish)).toMatchObject({ ok: true });
    await world.db.query("delete from webhook_deliveries where endpoint_id = $1", [id]);
    const again = await world.webhooks.deliveries.sendTest(world.admin, wish);
    expect(again).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(await world.deliveriesOf(id)).toEqual([]);
  });

  it("send a delivery again, with the same id", async () => {
    const { id, path } = await world.endpoint();
    await world.happens(order);
    await world.work();
    const [delivery] = await world.deliveriesOf(id);
    const again = await world.webhooks.deliveries.redeliver(world.admin, delivery?.id ?? "");
    expect(again).toMatchObject({ ok: true, value: { status: "PENDING", tries: 0 } });
    await world.work();
    const requests = world.receiver.at(path);
    expect(requests.map(({ headers }) => headers["webhook-id"])).toEqual([delivery?.id, delivery?.id]);
    expect(await world.attemptsOf(delivery?.id ?? "")).toHaveLength(2);
    await world.webhooks.endpoints.disable(world.admin, id);
    expect(await world.webhooks.deliveries.redeliver(world.admin, delivery?.id ?? "")).toMatchObject({
      error: { code: "INVALID_STATE" },
    });
  });

  it("find what has ended for thirty days, and no more after them", async () => {
    const { id } = await world.endpoint();
    await world.happens(order);
    await world.work();
    const sweeping = async () => {
      const forget = world.worker()[2];
      for (const due of (await forget?.claim(8)) ?? []) await forget?.run?.(due);
    };
    world.clock.advance(30 * day);
    await sweeping();
    expect(await world.deliveriesOf(id)).toHaveLength(1);
    world.clock.advance(1);
    // More than one statement removes.
    await world.db.query(
      `insert into webhook_deliveries (id, endpoint_id, account_id, event_type, test, status, created_at, tries, finished_at)
       select 'whd_many' || n, $1, $2, 'OrderUpdated', true, 'FAILED', '2020-01-01', 1, '2020-01-01' from generate_series(1, 12000) n`,
      [id, world.kumo.id],
    );
    await sweeping();
    expect(await world.deliveriesOf(id)).toEqual([]);
  });
});
