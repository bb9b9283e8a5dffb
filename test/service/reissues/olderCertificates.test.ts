import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Certificate } from "../../../src/entities/Certificate.js";
import { Mail } from "../../../src/entities/Mail.js";
import type { Order } from "../../../src/entities/Order.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { orderOf, placedOrder, reissued, twoSecondsPass, value } from "../model/orderStories.js";

const HOUR = 3_600_000;

let world: ModelWorld;
beforeAll(async () => {
  // Mails are written; nobody takes them.
  world = await ModelWorld.start({ smtpUrl: "smtp://127.0.0.1:1" });
});
afterAll(() => world?.stop());

let made = 0;
/** An order for two names with a duplicate, reissued with a third: all three certificates stay. */
async function wider(): Promise<Order> {
  const name = `older${made++}.example.test`;
  const { id } = await placedOrder(world, name, { subjectAlternativeNames: [`b.${name}`] });
  await twoSecondsPass(world);
  const standard = await world.actor("standard@kumo.test");
  const duplicate = { idempotencyKey: `duplicate of ${id}`, orderId: id, csr: await sampleCsr(name) };
  value(await world.work.duplicates.duplicateCertificate(standard, duplicate));
  world.clock.advance(HOUR);
  await reissued(world, id, [`b.${name}`, `c.${name}`]);
  await twoSecondsPass(world);
  world.clock.advance(HOUR);
  return orderOf(world, id);
}

/** It takes the second name away. */
async function narrows({ id, commonName }: Order): Promise<Certificate[]> {
  await reissued(world, id, [`c.${commonName}`]);
  return certificates(id);
}

const manager = () => world.db.dataSource.manager;
const certificates = (orderId: string) =>
  manager().find(Certificate, { where: { orderId }, order: { createdAt: "ASC", kind: "DESC" } });
const statuses = async (orderId: string) => (await certificates(orderId)).map(({ kind, status }) => [kind, status]);
const requests = (orderId: string) => manager().find(RevocationRequest, { where: { orderId }, order: { id: "ASC" } });

const scheduled = [
  ["ORIGINAL", "REVOCATION_SCHEDULED"],
  ["DUPLICATE", "REVOCATION_SCHEDULED"],
  ["REISSUE", "REVOCATION_SCHEDULED"],
  ["REISSUE", "ISSUED"],
];

describe("a reissue that takes a name away from older certificates too", () => {
  it("C34: all that have the name are revoked after 72 hours, each by a request of its own; one mail names them all", async () => {
    const order = await wider();
    const all = await narrows(order);
    expect(await statuses(order.id)).toEqual(scheduled);
    expect(await requests(order.id)).toMatchObject(
      Array(3).fill({ status: "SCHEDULED", requestedById: null, reason: "SUPERSEDED" }),
    );
    const mails = await manager().findBy(Mail, { orderId: order.id, kind: "REVOCATION_SCHEDULED" });
    expect(mails).toHaveLength(1);
    for (const { serialNumber } of all.slice(0, 3)) expect(mails[0]?.textBody).toContain(serialNumber);
    expect(mails[0]?.textBody).not.toContain(all[3]?.serialNumber);
    world.clock.advance(72 * HOUR - 1);
    for (const task of world.tasks.filter(({ name }) => name.startsWith("revoke")))
      expect(await task.claim(9)).toEqual([]);
    world.clock.advance(1);
    await world.runJobs();
    expect(await statuses(order.id)).toEqual(scheduled.map(([kind], n) => [kind, n < 3 ? "REVOKED" : "ISSUED"]));
    expect(await orderOf(world, order.id)).toMatchObject({ status: "ISSUED" });
  });

  it("C34, D5: one of them is kept, and not asked about again by a reissue that takes nothing away; the others keep their time", async () => {
    const order = await wider();
    const [original, ...others] = await narrows(order);
    const standard = await world.actor("standard@kumo.test");
    const [{ request_id: requestId }] = await manager().query(
      "select request_id from revocation_request_certificates where certificate_id = $1",
      [original?.id],
    );
    value(await world.work.decisions.withdraw(standard, { requestId }));
    world.clock.advance(HOUR);
    await reissued(world, order.id, [`c.${order.commonName}`, `d.${order.commonName}`]);
    await twoSecondsPass(world);
    expect(await statuses(order.id)).toEqual([["ORIGINAL", "ISSUED"], ...scheduled.slice(1), ["REISSUE", "ISSUED"]]);
    // Another name goes away: those that have their time keep it.
    world.clock.advance(HOUR);
    await reissued(world, order.id, [`d.${order.commonName}`]);
    const times = (await certificates(order.id)).map((each) => each.scheduledRevocationAt?.getTime());
    const before = others.slice(0, 2).map((each) => each.scheduledRevocationAt?.getTime());
    const now = world.clock.now().getTime() + 72 * HOUR;
    expect(times).toEqual([now, ...before, now, now, undefined]);
    expect(await requests(order.id)).toHaveLength(6);
  });

  it("C34: another common name: all that have the old one go, also where it stays among the names", async () => {
    const order = await wider();
    const { id, commonName } = order;
    const newCommonName = `b.${commonName}`;
    const standard = await world.actor("standard@kumo.test");
    const wish = { idempotencyKey: `${id}: rename`, orderId: id, commonName, newCommonName };
    const names = { subjectAlternativeNames: [commonName, `c.${commonName}`], csr: await sampleCsr(newCommonName) };
    value(await world.work.reissues.reissue(standard, { ...wish, ...names }));
    expect(await statuses(id)).toEqual(scheduled);
  });
});
