import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Cancellation } from "../../../src/entities/Cancellation.js";
import { Mail } from "../../../src/entities/Mail.js";
import type { Order } from "../../../src/entities/Order.js";
import { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { createBatches } from "../../../src/services/reads/createBatches.js";
import { insertUser } from "../../support/rows.js";
import { standInCa } from "../../support/standInCa.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { cancelled, issuedOrder, orderOf, value } from "../model/orderStories.js";

const HOUR = 3_600_000;
const nowhere = "smtp://127.0.0.1:1";
const lines = ["event.cancellation.dueToday", "event.cancellation.overdue"];

let world: ModelWorld;
let caIsAway = false;
let order: Order;
beforeAll(async () => {
  const away = async () => ({ ok: false, error: { retry: true, message: { key: "event.other" } } }) as const;
  world = await ModelWorld.start({
    smtpUrl: nowhere,
    ca: (real) => standInCa(real, { revoke: (request) => (caIsAway ? away() : real.revoke(request)) }),
  });
  const operator = { role: "OPERATOR", accountId: null } as const;
  await insertUser(world.db.dataSource, { ...operator, email: "second@desk.test" });
  await insertUser(world.db.dataSource, { ...operator, email: "gone@desk.test", disabledAt: new Date("2026-03-01") });
});
afterAll(() => world?.stop());

// Received on a Thursday, 10:00 in Japan: the second open day after it is the Monday.
beforeEach(async () => {
  caIsAway = false;
  world.clock.set(new Date("2026-04-09T00:00:00Z"));
  order = await issuedOrder(world, { productCode: "KINGSSL_DV" });
  world.clock.set(new Date("2026-04-09T01:00:00Z"));
  await cancelled(world, order);
});

/** Whatever is due is done, then once more after a crash that forgot when to look. */
async function timeIs(at: string): Promise<void> {
  world.clock.set(new Date(at));
  await world.runJobs();
  await world.db.asOwner("update cancellations set due_look_at = received_at where due_look_at is not null");
  await world.runJobs();
}

const written = async () => {
  const mails = await world.db.dataSource.manager.findBy(Mail, { orderId: order.id });
  return mails
    .filter(({ kind }) => kind.startsWith("CANCELLATION_"))
    .map(({ kind, recipient }) => `${kind} ${recipient}`)
    .sort();
};
const said = async () => {
  const where = { where: { orderId: order.id, kind: "OrderUpdated" }, order: { sequence: "ASC" } } as const;
  const events = await world.db.dataSource.manager.find(OrderEvent, where);
  return events.map(({ messageKey }) => messageKey ?? "").filter((key) => lines.includes(key));
};
const received = () => world.db.dataSource.manager.findOneByOrFail(Cancellation, { orderId: order.id });
const toBoth = (kind: string) => [`${kind} operator@desk.test`, `${kind} second@desk.test`];

describe("a cancellation that waits for staff (K7)", () => {
  it("K7: is told to every operator on its last business day and when that is over, each once", async () => {
    expect((await received()).dueAt).toEqual(new Date("2026-04-13T14:59:59.999Z"));
    await timeIs("2026-04-12T14:59:59.999Z");
    expect([await written(), await said()]).toEqual([[], []]);
    await timeIs("2026-04-12T15:00:00.000Z");
    expect([await written(), await said()]).toEqual([toBoth("CANCELLATION_DUE"), lines.slice(0, 1)]);
    await timeIs("2026-04-13T14:59:59.999Z");
    expect(await said()).toEqual(lines.slice(0, 1));
    await timeIs("2026-04-13T15:00:00.000Z");
    const both = [...toBoth("CANCELLATION_DUE"), ...toBoth("CANCELLATION_OVERDUE")];
    expect([await written(), await said()]).toEqual([both, lines]);
    await timeIs("2026-05-13T15:00:00.000Z");
    expect([await written(), await said()]).toEqual([both, lines]);
    expect((await received()).dueLookAt).toBeNull();
  });

  it("K7: a desk that slept through both says the last alone", async () => {
    await timeIs("2026-04-20T01:00:00.000Z");
    expect([await written(), await said()]).toEqual([toBoth("CANCELLATION_OVERDUE"), lines.slice(1)]);
    const [mail] = await world.db.dataSource.manager.findBy(Mail, { orderId: order.id, kind: "CANCELLATION_OVERDUE" });
    expect(mail?.textBody).toContain("期限: 2026年4月13日");
    expect(mail?.textBody).toContain("Due: 13 April 2026");
  });

  it("is the one that is shown and offered, though a withdrawn one bears a later time", async () => {
    const standard = await world.actor("standard@kumo.test");
    const { id: cancellationId } = await received();
    value(await world.work.cancellationDecisions.withdraw(standard, { cancellationId }));
    world.clock.advance(-HOUR / 2);
    await cancelled(world, await orderOf(world, order.id), "again");
    const batches = createBatches(world.db.dataSource);
    expect((await batches.cancellationOfOrder([order.id]))[0]).toMatchObject({ status: "RECEIVED" });
    const [facts] = await batches.actionFacts([await orderOf(world, order.id)]);
    expect(facts?.cancellation).toMatchObject({ status: "RECEIVED" });
  });

  it.each(["complete", "refuse"] as const)("K7: nothing is said of what staff did in time: %s", async (how) => {
    const wish = { cancellationId: (await received()).id, note: "はい" };
    value(await world.work.cancellationDecisions[how](await world.actor("operator@desk.test"), wish));
    expect((await received()).dueLookAt).toBeNull();
    await timeIs("2026-04-20T01:00:00.000Z");
    expect(await said()).toEqual([]);
    expect((await written()).filter((mail) => mail.endsWith("@desk.test"))).toEqual([]);
  });

  it("K7: what staff did and the CA did not is late all the same, and then goes its way", async () => {
    caIsAway = true;
    const wish = { cancellationId: (await received()).id };
    value(await world.work.cancellationDecisions.complete(await world.actor("operator@desk.test"), wish));
    world.clock.set(new Date("2026-04-13T01:00:00Z"));
    await world.runJobs();
    expect(await said()).toEqual([]);
    await timeIs("2026-04-13T15:00:00.000Z");
    expect([await written(), await said()]).toEqual([toBoth("CANCELLATION_OVERDUE"), lines.slice(1)]);
    caIsAway = false;
    world.clock.advance(24 * HOUR);
    await world.runJobs();
    expect(await orderOf(world, order.id)).toMatchObject({ status: "CANCELED" });
    expect(await written()).toContain("CANCELLATION_COMPLETED ssl@kumo.test");
  });
});
