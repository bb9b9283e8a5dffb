import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Mail } from "../../../src/entities/Mail.js";
import type { Order } from "../../../src/entities/Order.js";
import { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { Database } from "../../../src/services/database.js";
import { MailSender } from "../../../src/services/mail/MailSender.js";
import { Notices } from "../../../src/services/mail/Notices.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";
import { insertAccount, insertCertificate, insertOrder, insertPolicy, insertProduct } from "../../support/rows.js";
import { TestClock } from "../../support/TestClock.js";
import { freePort } from "../../support/world.js";

const DAY = 86_400_000;
const coverageEndsAt = new Date("2027-03-01T01:00:00Z");
const clock = new TestClock();
const ids = new RandomIds(clock);

let db: TestDatabase;
let database: Database;
let order: Order;
beforeAll(async () => {
  db = await createTestDatabase();
  database = new Database(db.dataSource, () => undefined, { status: "QUEUED", publicUrl: "http://desk.test", ids });
});
afterAll(() => db?.destroy());

beforeEach(async () => {
  await db.asOwner("truncate orders cascade");
  const { dataSource } = db;
  const account = await insertAccount(dataSource);
  const policy = await insertPolicy(dataSource);
  const product = await insertProduct(dataSource, { policyId: policy.id });
  const keys = { accountId: account.id, placedById: null, productId: product.id, policyId: policy.id };
  order = await insertOrder(dataSource, { ...keys, status: "ISSUED", coverageEndsAt, contactEmail: "taro@kumo.test" });
});

/** One round of the job, in a process of its own. */
async function round(at: Date): Promise<void> {
  clock.set(at);
  const notices = new Notices(database, clock);
  for (const id of await notices.claim(8)) await notices.announce(id);
}

const daysBefore = (end: Date, days: number) => new Date(end.getTime() - days * DAY);
const mails = () =>
  db.dataSource.manager.find(Mail, { where: { orderId: order.id }, order: { createdAt: "ASC", id: "ASC" } });

describe("notices", () => {
  it("K3: on the six days, each once, to the registered address, with an event each", async () => {
    for (let days = 100; days >= -2; days--) for (const _ of "twice") await round(daysBefore(coverageEndsAt, days));
    const written = await mails();
    expect(
      written.map(({ kind, recipient, createdAt }) => [
        kind,
        recipient,
        (coverageEndsAt.getTime() - createdAt.getTime()) / DAY,
      ]),
    ).toEqual([90, 60, 30, 14, 7, 1].map((days) => ["RENEWAL_NOTICE", "taro@kumo.test", days]));
    const events = await db.dataSource.manager.findBy(OrderEvent, { orderId: order.id, kind: "OrderUpdated" });
    expect(events.map(({ messageKey }) => messageKey)).toEqual(Array(6).fill("event.notice.renewal"));
  });

  it("D7: 30, 14, 7 and 1 days before a certificate ends that its order outlives", async () => {
    const notAfter = new Date("2026-09-01T01:00:00Z");
    const certificate = await insertCertificate(db.dataSource, order, { notAfter, status: "ISSUED" });
    await db.dataSource.manager.update(
      "orders",
      { id: order.id },
      { currentCertificateId: certificate.id, expiresAt: notAfter },
    );
    for (let days = 40; days >= 0; days--) await round(daysBefore(notAfter, days));
    const written = await mails();
    expect(written.map(({ kind }) => kind)).toEqual(Array(4).fill("CERTIFICATE_ENDING"));
    expect(written[0]?.textBody).toContain("2026年9月1日");
    expect(written[0]?.textBody).toContain("残り 30 日");
  });

  it.each([
    ["a renewal that stands", { status: "ISSUED" }, 0],
    ["K1: one that was revoked later", { status: "REVOKED", closure: "REVOCATION" }, 6],
    ["C2: one that was cancelled by revoking it", { status: "REVOKED", closure: "CANCELLATION" }, 6],
    ["one that is not issued yet", { status: "PENDING", firstIssuedAt: null }, 6],
    ["one that was cancelled before its issue", { status: "CANCELED", closure: "CANCELLATION" }, 6],
  ] as const)("K3: %s: %j leaves %d", async (_, renewal, count) => {
    const { accountId, placedById, productId, policyId } = order;
    const keys = { accountId, placedById, productId, policyId, renewalOfId: order.id };
    await insertOrder(db.dataSource, { ...keys, ...renewal, coverageEndsAt: daysBefore(coverageEndsAt, -365) });
    for (let days = 100; days >= 0; days--) await round(daysBefore(coverageEndsAt, days));
    expect(await mails()).toHaveLength(count);
  });

  it("D17: nobody is told to renew or reissue what waits to be cancelled; taken back, the next step is told", async () => {
    const is = (cancellationStatus: "RECEIVED" | "WITHDRAWN") =>
      db.dataSource.manager.update("orders", { id: order.id }, { cancellationStatus });
    await is("RECEIVED");
    for (let days = 100; days >= 20; days--) await round(daysBefore(coverageEndsAt, days));
    expect(await mails()).toEqual([]);
    await is("WITHDRAWN");
    await round(daysBefore(coverageEndsAt, 19));
    expect(await mails()).toHaveLength(1);
  });

  it("K3: names the renewal that is under way, and what to do", async () => {
    const { accountId, placedById, productId, policyId } = order;
    const keys = { accountId, placedById, productId, policyId, renewalOfId: order.id };
    const { number } = await insertOrder(db.dataSource, { ...keys, status: "PENDING", firstIssuedAt: null });
    await round(daysBefore(coverageEndsAt, 14));
    const [mail] = await mails();
    expect(mail).toMatchObject({
      kind: "RENEWAL_NOTICE",
      subject: expect.stringContaining("更新がまだ発行されていません"),
    });
    for (const words of [`更新のオーダー ${number}`, `order ${number}, is under way`])
      expect(mail?.textBody).toContain(words);
  });

  it("two processes at once announce it once", async () => {
    clock.set(daysBefore(coverageEndsAt, 30));
    const processes = [new Notices(database, clock), new Notices(database, clock)];
    const found = await Promise.all(processes.map((each) => each.claim(8)));
    expect(found).toEqual([[order.id], [order.id]]);
    await Promise.all(processes.map((each) => each.announce(order.id)));
    expect(await mails()).toHaveLength(1);
  });

  it("looks again when the clock moves, forwards or back, and not before its turn", async () => {
    const notices = new Notices(database, clock);
    clock.set(daysBefore(coverageEndsAt, 95));
    expect(await notices.claim(8)).toEqual([]);
    clock.set(daysBefore(coverageEndsAt, 30));
    expect(await notices.claim(8)).toEqual([order.id]);
    clock.advance(1000);
    expect(await notices.claim(8)).toEqual([]);
    clock.advance(-3_600_000);
    expect(await notices.claim(8)).toEqual([order.id]);
  });
});

describe("a mail server that stays away", () => {
  it("is tried ever more slowly and given up after five days, with an event", async () => {
    await round(daysBefore(coverageEndsAt, 30));
    const sender = new MailSender(database, clock, {
      url: `smtp://127.0.0.1:${await freePort()}`,
      from: "desk@desk.test",
    });
    const [mail] = await mails();
    const delays: number[] = [];
    for (;;) {
      await sender.send(mail?.id ?? "");
      const [now] = await mails();
      if (now?.status !== "QUEUED" || now.nextTryAt === null) break;
      delays.push(now.nextTryAt.getTime() - clock.now().getTime());
      clock.set(now.nextTryAt);
    }
    sender.close();
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(5 * DAY);
    expect(await mails()).toMatchObject([
      { status: "FAILED", nextTryAt: null, lastError: expect.stringContaining("ECONNREFUSED") },
    ]);
    const events = await db.dataSource.manager.findBy(OrderEvent, { orderId: order.id, aspect: "EMAIL" });
    expect(events.map(({ messageKey }) => messageKey)).toEqual(["event.mail.failed"]);
  });
});
