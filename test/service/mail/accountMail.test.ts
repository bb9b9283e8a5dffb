import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ok } from "../../../src/domain/result.js";
import { Mail } from "../../../src/entities/Mail.js";
import { Database } from "../../../src/services/database.js";
import { KeptMails } from "../../../src/services/mail/KeptMails.js";
import { MailSender } from "../../../src/services/mail/MailSender.js";
import { queueAccountMail } from "../../../src/services/mail/queueMail.js";
import { RandomIds } from "../../../src/services/RandomIds.js";
import { freePort } from "../../support/freePort.js";
import { insertUser } from "../../support/rows.js";
import { SmtpServer } from "../../support/smtpServer.js";
import { TestClock } from "../../support/TestClock.js";
import { actorOf, createReadWorld, type ReadWorld } from "../reads/readWorld.js";

let world: ReadWorld;
let smtp: SmtpServer;
let database: Database;
let sender: MailSender;
const clock = new TestClock();
beforeAll(async () => {
  world = await createReadWorld();
  smtp = await SmtpServer.start(await freePort());
  const mailing = { status: "QUEUED", publicUrl: "http://desk.test", ids: new RandomIds(clock) } as const;
  database = new Database(world.db, () => undefined, mailing);
  sender = new MailSender(database, clock, { url: smtp.url, from: "desk@desk.test" });
});
afterAll(async () => {
  sender?.close();
  await Promise.all([smtp?.stop(), world?.destroy()]);
});

async function mailTo(to: string, by = database): Promise<Mail> {
  const values = { url: "https://example.org/hook", since: clock.now(), errorJa: "理由", errorEn: "why" };
  const draft = { kind: "WEBHOOK_DISABLED", to, values, timeZone: "Asia/Tokyo", now: clock.now() } as const;
  await by.inTransaction(async (tx) => ok(await queueAccountMail(tx, world.kumo.id, draft)));
  return world.db.manager.findOneByOrFail(Mail, { recipient: to });
}

describe("a mail about an account", () => {
  it("goes out in both languages, names no order, and leaves no event", async () => {
    const { id } = await mailTo("admin@kumo.test");
    await sender.send(id);
    const [{ mail } = { mail: null }, ...others] = smtp.to("admin@kumo.test");
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("Webhook無効化のお知らせ / A webhook was disabled");
    expect(mail?.text).toContain("失敗の開始: 2026年4月1日 9:00:00");
    expect(mail?.text).toContain("Last error: why");
    expect(mail?.text).not.toMatch(/オーダーID|Order ID|\{\w+\}|undefined/);
    expect(await world.db.manager.findOneBy(Mail, { id })).toMatchObject({ status: "SENT", orderId: null });
    expect(await world.db.query("select 1 from events")).toEqual([]);
  });

  it("keeps its text, but not one that lets its reader in", async () => {
    const { id } = await mailTo("reader@kumo.test");
    await sender.send(id);
    const token = "0123456789abcdef";
    const draft = { kind: "PASSWORD_RESET", to: "forgot@kumo.test", values: { token, expires: clock.now() } } as const;
    const mail = { ...draft, timeZone: "Asia/Tokyo", now: clock.now() };
    await database.inTransaction(async (tx) => ok(await queueAccountMail(tx, null, mail)));
    const reset = await world.db.manager.findOneByOrFail(Mail, { recipient: draft.to });
    expect(reset.textBody).toContain(token);
    await sender.send(reset.id);
    expect(smtp.to(draft.to)[0]?.mail.text).toContain(token);
    expect(await world.db.manager.findOneBy(Mail, { id: reset.id })).toMatchObject({
      status: "SENT",
      textBody: "",
      htmlBody: "",
    });
    expect(await world.db.manager.findOneBy(Mail, { id })).toMatchObject({ textBody: expect.stringContaining("why") });
  });

  it("that the server refuses for good is FAILED", async () => {
    smtp.refused.add("gone@kumo.test");
    const { id } = await mailTo("gone@kumo.test");
    await sender.send(id);
    expect(await world.db.manager.findOneBy(Mail, { id })).toMatchObject({ status: "FAILED" });
  });

  it("that a demo keeps is seen by who manages the account and by whom it went to, by nobody else", async () => {
    const mailing = { status: "KEPT", publicUrl: "http://desk.test", ids: new RandomIds(clock) } as const;
    const demo = new Database(world.db, () => undefined, mailing);
    const { admin, limited, stranger, operator } = world.people;
    const standard = await insertUser(world.db, { accountId: world.kumo.id, role: "STANDARD" });
    const manager = await insertUser(world.db, { accountId: world.kumo.id, role: "MANAGER" });
    const toStandard = await mailTo(standard.email, demo);
    const toAdmin = await mailTo(admin.email, demo);
    const kept = new KeptMails(world.db);
    const seenBy = async (user: typeof admin) => (await kept.newest(actorOf(user))).map(({ id }) => id).sort();
    expect(await seenBy(admin)).toEqual([toStandard.id, toAdmin.id].sort());
    expect(await seenBy(standard)).toEqual([toStandard.id]);
    for (const other of [manager, limited, stranger, operator]) expect(await seenBy(other)).toEqual([]);
    expect(await kept.newest(null)).toHaveLength(2);
  });
});
