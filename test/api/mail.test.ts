import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  ChangeValidationMethodDocument,
  DemoMailsDocument,
  type EmailKind,
  OrderMailsDocument,
  RejectRevocationDocument,
  ResendEmailDocument,
  WithdrawRevocationDocument,
} from "../gql/documents.js";
import { atServer } from "../support/atServer.js";
import type { Client } from "../support/client.js";
import { DnsServer } from "../support/dnsServer.js";
import { type Received, SmtpServer } from "../support/smtpServer.js";
import {
  approves,
  freePort,
  placesOrder,
  readsOrder,
  requestsRevocation,
  startWorld,
  unique,
  type World,
  waitsFor,
} from "../support/world.js";

let world: World;
let dns: DnsServer;
let smtp: SmtpServer;
let customer: Client;
let admin: Client;
beforeAll(async () => {
  dns = await DnsServer.start();
  smtp = await SmtpServer.start(await freePort());
  world = await startWorld({ DNS_SERVERS: dns.address, SMTP_URL: smtp.url, MAIL_FROM: "desk@desk.test" });
  [customer, admin] = await Promise.all([world.as("standard@kumo.test"), world.as("admin@kumo.test")]);
});
afterAll(async () => {
  await world?.stop();
  await Promise.all([dns?.stop(), smtp?.stop()]);
});

const newName = () => `${unique("mail")}.example.test`;
const newAddress = () => `${unique("taro")}@kumo.test`;

/** Waits for mails to an address. */
async function mailsTo(address: string, count = 1, patience = 15_000): Promise<Received[]> {
  for (const end = Date.now() + patience; ; await sleep(100)) {
    const mails = smtp.to(address);
    if (mails.length >= count) return mails;
    if (Date.now() > end)
      throw new Error(`${mails.length} of ${count} mails to ${address}: ${smtp.received.map(({ to }) => to).join()}`);
  }
}

/** The first one. */
async function mailTo(address: string): Promise<Received> {
  const [mail] = await mailsTo(address);
  if (mail === undefined) throw new Error("no mail");
  return mail;
}

/** Order validated by TXT record, issued; its registered address is its own. */
async function issues(productCode = "CC_OV", client = customer) {
  const [commonName, contactEmail] = [newName(), newAddress()];
  const id = await placesOrder(client, commonName, { productCode, contactEmail });
  const { domainValidations } = await readsOrder(client, id);
  for (const { location, value } of domainValidations) dns.set(location ?? "", "TXT", value ?? "");
  return { ...(await waitsFor(client, id, (order) => order.status === "ISSUED")), contactEmail };
}

/** An order that waits for its approver. */
async function placesByMail(input: { subjectAlternativeNames?: string[]; productCode?: string } = {}) {
  const [commonName, contactEmail] = [newName(), newAddress()];
  const approverEmail = `admin@${commonName}`;
  const id = await placesOrder(customer, commonName, {
    ...input,
    contactEmail,
    validationMethod: "EMAIL",
    approverEmail,
  });
  return { ...(await readsOrder(customer, id)), approverEmail, contactEmail };
}

const linkIn = ({ mail }: Received) => /^https?:\/\/\S+\/validate\/[0-9a-f]+$/m.exec(mail.text ?? "")?.[0] ?? "none";
const resends = async (order: { id: string; commonName: string }, kind: EmailKind, client = customer) =>
  (await client.run(ResendEmailDocument, { input: { orderId: order.id, commonName: order.commonName, kind } }))
    .resendEmail;
const mailsOf = async (id: string, client = customer) => {
  const { order } = await client.run(OrderMailsDocument, { id });
  if (order == null) throw new Error(`${id} cannot be seen`);
  return { mails: order.mails, events: order.events.edges.map(({ node }) => node) };
};
const bodyOf = ({ raw }: Received) => raw.slice(raw.indexOf("\r\n\r\n"));

describe("mail", () => {
  it("the demo's own orders send none", async () => {
    expect(smtp.received).toEqual([]);
    await atServer(world.databaseUrl, async (server) => {
      expect((await server.query("select count(*)::int as count from mails")).rows).toEqual([{ count: 0 }]);
    });
  });

  it("is shown to nobody in full where it is sent", async () => {
    expect((await customer.run(DemoMailsDocument, {})).demoMails).toBeNull();
    expect((await fetch(`${world.url}demo/mail`)).status).toBe(404);
  });

  it("the notice of an issue goes to the registered address, in text and HTML, both languages (K27, D21)", async () => {
    const order = await issues();
    const { to, mail } = await mailTo(order.contactEmail);
    expect(to).toEqual([order.contactEmail]);
    expect(mail.from).toMatchObject({ address: "desk@desk.test" });
    for (const body of [mail.text, mail.html])
      for (const words of [`オーダーID: ${order.number}`, `コモンネーム: ${order.commonName}`, "Order ID:", "発行"])
        expect(body).toContain(words);
    const seen = await waitForMails(order.id, ([mail]) => mail?.status === "SENT");
    expect(seen.mails).toMatchObject([
      { kind: "ISSUANCE_NOTICE", kindLabel: "証明書発行のお知らせ", recipient: "t***@kumo.test", status: "SENT" },
    ]);
    // Its event has its place in the log a moment later.
    const isOfMail = (event: Mails["events"][number]) =>
      event.__typename === "OrderUpdated" && event.aspect === "EMAIL";
    for (const end = Date.now() + 10_000; !(await mailsOf(order.id)).events.some(isOfMail); await sleep(100))
      if (Date.now() > end) throw new Error("no event tells of the mail");
  });

  it("C15: 却下 is told to the requester, with the reason; C16: 失効済み sends none", async () => {
    const order = await issues();
    const asked = await requestsRevocation(customer, order);
    if (asked.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(asked));
    await admin.run(RejectRevocationDocument, { input: { requestId: asked.request.id, note: "番号が違います。" } });
    const rejections = async () =>
      smtp.to("standard@kumo.test").filter(({ mail }) => mail.text?.includes(order.number) === true);
    for (const end = Date.now() + 10_000; (await rejections()).length === 0 && Date.now() < end; ) await sleep(100);
    expect((await rejections()).map(({ mail }) => mail.text)).toEqual([expect.stringContaining("番号が違います。")]);
    const again = await requestsRevocation(customer, order);
    if (again.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(again));
    await approves(admin, again.request.id);
    await waitsFor(customer, order.id, ({ status }) => status === "REVOKED");
    const { mails } = await mailsOf(order.id);
    expect(mails.map(({ kind }) => kind)).toEqual(["REVOCATION_REJECTED", "ISSUANCE_NOTICE"]);
  });

  it("is sent once when the mail server was away, and what no mailbox takes is FAILED with an event", async () => {
    await smtp.stop();
    const order = await issues();
    await waitForRow(order.id, "tries > 0");
    await smtp.open();
    await asOwner("update mails set next_try_at = now() where order_id = $1 and status = 'QUEUED'", order.id);
    await mailTo(order.contactEmail);
    await waitForMails(order.id, ([mail]) => mail?.status === "SENT");
    await sleep(500);
    expect(smtp.to(order.contactEmail)).toHaveLength(1);
    smtp.refused.add(order.contactEmail);
    expect(await resends(order, "ISSUANCE_NOTICE")).toMatchObject({ __typename: "ResendEmailPayload" });
    const seen = await waitForMails(
      order.id,
      ([mail], newest) => mail?.status === "FAILED" && newest?.summary.includes("送信できません") === true,
    );
    expect(seen.events.at(-1)).toMatchObject({ aspect: "EMAIL", summary: expect.stringContaining("送信できません") });
  });

  it("a mail whose sending was not stored goes again under the same Message-ID", async () => {
    const order = await issues();
    await mailTo(order.contactEmail);
    await waitForMails(order.id, ([mail]) => mail?.status === "SENT");
    await asOwner(
      "update mails set status = 'QUEUED', next_try_at = now(), sent_at = null where order_id = $1",
      order.id,
    );
    const [one, two] = await mailsTo(order.contactEmail, 2);
    expect(one?.mail.messageId).toMatch(/^<mai_\w+@desk\.test>$/);
    expect(two?.mail.messageId).toBe(one?.mail.messageId);
  });
});

describe("resendEmail (K24, K25, K27, D21)", () => {
  it("K24: the common name must be the order's, K28 and K27: nobody else can be written to", async () => {
    const order = await placesByMail();
    expect(await resends({ id: order.id, commonName: " " }, "APPROVAL")).toMatchObject({ code: "VALIDATION" });
    expect(await resends({ id: order.id, commonName: "other.example.test" }, "APPROVAL")).toMatchObject({
      code: "COMMON_NAME_MISMATCH",
    });
    const stranger = await world.as("admin@hoshi.test");
    expect(await resends(order, "APPROVAL", stranger)).toMatchObject({ code: "NOT_FOUND" });
    expect(await resends({ ...order, commonName: order.commonName.toUpperCase() }, "APPROVAL")).toMatchObject({
      kind: "APPROVAL",
    });
    await mailsTo(order.approverEmail, 2);
  });

  it("K25: an approval mail goes again byte for byte to the same approver (BR 3.2.2.4.4)", async () => {
    const order = await placesByMail();
    await mailTo(order.approverEmail);
    expect(await resends(order, "ISSUANCE_NOTICE")).toMatchObject({ code: "INVALID_STATE" });
    await resends(order, "APPROVAL");
    const [one, two] = await mailsTo(order.approverEmail, 2);
    expect(bodyOf(two as Received)).toBe(bodyOf(one as Received));
    expect(two?.mail.subject).toBe(one?.mail.subject);
    expect(two?.mail.messageId).not.toBe(one?.mail.messageId);
  });

  it("D21: an order without an approver has none to send again", async () => {
    const id = await placesOrder(customer, newName());
    expect(await resends(await readsOrder(customer, id), "APPROVAL")).toMatchObject({ code: "INVALID_STATE" });
  });

  it("K25: of two approvals it is the one that is still waited for, and none once nothing waits", async () => {
    const order = await placesByMail({ productCode: "KINGSSL_DV" });
    await fetch(linkIn(await mailTo(order.approverEmail)), { method: "POST" });
    const issued = await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    expect(await resends(order, "APPROVAL")).toMatchObject({ code: "INVALID_STATE" });
    const asked = await requestsRevocation(customer, issued);
    if (asked.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(asked));
    await mailsTo(order.approverEmail, 2);
    expect(await resends(order, "APPROVAL")).toMatchObject({ kind: "APPROVAL" });
    const [, first, again] = await mailsTo(order.approverEmail, 3);
    expect(bodyOf(again as Received)).toBe(bodyOf(first as Received));
    await customer.run(WithdrawRevocationDocument, { input: { requestId: asked.request.id } });
    expect(await resends(order, "APPROVAL")).toMatchObject({ code: "INVALID_STATE" });
  });

  it("D21: of ten at once three go; automatic mails don't count; an hour later it goes again", async () => {
    const order = await issues();
    await mailTo(order.contactEmail);
    const answers = await Promise.all(Array.from({ length: 10 }, () => resends(order, "ISSUANCE_NOTICE")));
    const codes = answers.map((each) => ("code" in each ? each.code : "sent"));
    expect(codes.filter((code) => code === "sent")).toHaveLength(3);
    expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(7);
    const limited = answers.find((each) => each.__typename === "RateLimitedError");
    expect(limited).toMatchObject({ retryAfter: expect.any(Number) });
    expect(limited?.__typename === "RateLimitedError" && limited.retryAfter).toBeGreaterThan(3500);
    expect(await mailsTo(order.contactEmail, 4)).toHaveLength(4);
    await asOwner("update mails set created_at = created_at - interval '61 minutes' where order_id = $1", order.id);
    expect(await resends(order, "ISSUANCE_NOTICE")).toMatchObject({ kind: "ISSUANCE_NOTICE" });
  });
});

describe("EMAIL validation (D15, D16)", () => {
  it("the link shows, only the button approves, and the order goes on", async () => {
    const base = newName();
    const commonName = `www.${base}`;
    const approverEmail = `hostmaster@${base}`;
    const id = await placesOrder(customer, commonName, {
      subjectAlternativeNames: [commonName, base],
      validationMethod: "EMAIL",
      approverEmail,
    });
    const order = await readsOrder(customer, id);
    expect(order.domainValidations).toMatchObject([
      { method: "EMAIL", status: "PENDING", location: null, value: null },
      { method: "EMAIL", status: "PENDING", location: null, value: null },
    ]);
    const link = linkIn(await mailTo(approverEmail));
    const page = await fetch(link);
    const html = await page.text();
    expect([page.status, page.headers.get("content-security-policy")]).toEqual([
      200,
      expect.stringContaining("form-action 'self'"),
    ]);
    for (const words of [order.number, commonName, base, 'method="post"', 'lang="ja"', 'lang="en"'])
      expect(html).toContain(words);
    await fetch(link, { method: "HEAD" });
    await sleep(1000);
    expect(await readsOrder(customer, id)).toMatchObject({ status: "PENDING" });
    const pressed = await fetch(link, {
      method: "POST",
      body: "",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect([pressed.status, await pressed.text()]).toEqual([200, expect.stringContaining("Approved")]);
    await waitsFor(customer, id, ({ status }) => status === "ISSUED");
    expect((await fetch(link, { method: "POST" })).status).toBe(200);
  });

  it("the button is not lost when a job looks at the same moment", async () => {
    const order = await placesByMail();
    const link = linkIn(await mailTo(order.approverEmail));
    const runner = world.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query("select 1 from orders where id = $1 for update", [order.id]);
    await runner.query("update domain_validations set tries = tries + 1, version = version + 1 where order_id = $1", [
      order.id,
    ]);
    const pressed = fetch(link, { method: "POST" });
    const waiting =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and $1 <> ''";
    while ((await asOwner(waiting, order.id)).rows.length === 0) await sleep(10);
    await runner.commitTransaction();
    await runner.release();
    expect(await (await pressed).text()).toContain("Approved");
  });

  it("an unknown link, and one that is over, approve nothing", async () => {
    for (const secret of ["0".repeat(40), "x", "%00", "..%2f"])
      expect((await fetch(`${world.url}validate/${secret}`, { method: "POST" })).status).toBe(404);
    const order = await placesByMail();
    const link = linkIn(await mailTo(order.approverEmail));
    await asOwner(
      "update domain_validations set expires_at = now() - interval '1 second' where order_id = $1",
      order.id,
    );
    expect((await fetch(link, { method: "POST" })).status).toBe(410);
    expect(await readsOrder(customer, order.id)).toMatchObject({ status: "PENDING" });
  });

  it("D15: who is no administrator of the domain cannot approve", async () => {
    const commonName = newName();
    await expect(
      placesOrder(customer, commonName, { validationMethod: "EMAIL", approverEmail: `info@${commonName}` }),
    ).rejects.toThrow(/approverEmail/);
    await expect(
      placesOrder(customer, commonName, { validationMethod: "EMAIL", approverEmail: "admin@other.test" }),
    ).rejects.toThrow(/approverEmail/);
  });

  it("D16: a change to EMAIL writes to its approver, K28: a registered approver stays", async () => {
    const change = async (id: string, method: "EMAIL" | "DNS_TXT", approverEmail?: string) =>
      (await customer.run(ChangeValidationMethodDocument, { input: { id, method, approverEmail } }))
        .changeValidationMethod;
    const commonName = newName();
    const order = await readsOrder(customer, await placesOrder(customer, commonName));
    const [row] = order.domainValidations;
    const approverEmail = `postmaster@${commonName}`;
    expect(await change(row?.id ?? "", "EMAIL", approverEmail)).toMatchObject({
      domainValidation: { method: "EMAIL", status: "PENDING" },
    });
    const first = linkIn(await mailTo(approverEmail));
    await change(row?.id ?? "", "EMAIL", approverEmail);
    const [, again] = await mailsTo(approverEmail, 2);
    expect((await fetch(first, { method: "POST" })).status).toBe(404);
    expect((await fetch(linkIn(again as Received), { method: "POST" })).status).toBe(200);
    await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    const registered = await placesByMail();
    const its = registered.domainValidations[0]?.id ?? "";
    const refused = { code: "VALIDATION", fields: [{ path: ["approverEmail"] }] };
    expect(await change(its, "EMAIL", `webmaster@${registered.commonName}`)).toMatchObject(refused);
    // Nor by way of another method; it is the same one in capitals.
    expect(await change(its, "DNS_TXT")).toMatchObject({ domainValidation: { method: "DNS_TXT" } });
    expect(await change(its, "EMAIL", `webmaster@${registered.commonName}`)).toMatchObject(refused);
    expect(await change(its, "EMAIL", registered.approverEmail.toUpperCase())).toMatchObject({
      domainValidation: { method: "EMAIL" },
    });
  });

  it("K17: the approver confirms the intent to revoke, and K7's brand tells of 失効済み", async () => {
    const order = await placesByMail({ productCode: "KINGSSL_DV" });
    await fetch(linkIn(await mailTo(order.approverEmail)), { method: "POST" });
    const issued = await waitsFor(customer, order.id, ({ status }) => status === "ISSUED");
    const asked = await requestsRevocation(customer, issued);
    if (asked.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(asked));
    const [, confirmation] = await mailsTo(order.approverEmail, 2);
    expect(confirmation?.mail.text).toContain("失効");
    await fetch(linkIn(confirmation as Received), { method: "POST" });
    const operator = await world.as("operator@desk.test");
    await approves(operator, asked.request.id);
    await waitsFor(customer, order.id, ({ status }) => status === "REVOKED");
    const mails = await mailsTo(order.contactEmail, 2);
    expect(mails.map(({ mail }) => mail.subject)).toEqual([
      expect.stringContaining("発行"),
      expect.stringContaining("失効"),
    ]);
  });
});

/** Statements of the owner, with the order's id. */
function asOwner(sql: string, orderId: string) {
  return atServer(world.databaseUrl, (server) => server.query(sql, [orderId]));
}

type Mails = Awaited<ReturnType<typeof mailsOf>>;

/** Events are seen once they are numbered, a moment after their change. */
async function waitForMails(
  id: string,
  wish: (mails: Mails["mails"], newest: Mails["events"][number] | undefined) => boolean,
): Promise<Mails> {
  for (const end = Date.now() + 15_000; ; await sleep(150)) {
    const seen = await mailsOf(id);
    if (wish(seen.mails, seen.events.at(-1))) return seen;
    if (Date.now() > end) throw new Error(`the mails did not become as wished: ${JSON.stringify(seen.mails)}`);
  }
}

async function waitForRow(orderId: string, condition: string): Promise<void> {
  for (const end = Date.now() + 15_000; ; await sleep(150)) {
    const { rows } = await asOwner(`select 1 from mails where order_id = $1 and ${condition}`, orderId);
    if (rows.length > 0) return;
    if (Date.now() > end) throw new Error(`no mail with ${condition}`);
  }
}
