import { generateKeyPairSync, sign } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { Certificate } from "../../../src/entities/Certificate.js";
import { Mail } from "../../../src/entities/Mail.js";
import type { Order } from "../../../src/entities/Order.js";
import { OrderEvent } from "../../../src/entities/OrderEvent.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { insertUser } from "../../support/rows.js";
import { standInCa } from "../../support/standInCa.js";
import { csrPem } from "../../unit/pki/csrBuilder.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { issuedOrder, orderOf, reissued, revocationAsked, twoSecondsPass, value } from "../model/orderStories.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const nowhere = "smtp://127.0.0.1:1";
const away = { ok: false, error: { retry: true, message: { key: "event.other" } } } as const;
const lines = ["unanswered", "overdue", "carriedOut"].map((line) => `event.revocation.${line}`);

let world: ModelWorld;
/** How the CA takes what it shall revoke. */
let mood: "WILLING" | "AWAY" | "HANGS" = "WILLING";
let comesBack: () => void = () => undefined;
beforeAll(async () => {
  const hangs = () => new Promise<typeof away>((resolve) => (comesBack = () => resolve(away)));
  world = await ModelWorld.start({
    smtpUrl: nowhere,
    ca: (real) =>
      standInCa(real, {
        revoke: async (request) => (mood === "WILLING" ? real.revoke(request) : mood === "AWAY" ? away : hangs()),
      }),
  });
  const operator = { role: "OPERATOR", accountId: null } as const;
  await insertUser(world.db.dataSource, { ...operator, email: "second@desk.test" });
  await insertUser(world.db.dataSource, { ...operator, email: "gone@desk.test", disabledAt: new Date("2026-03-01") });
});
afterAll(() => world?.stop());
// Whatever a test has left is revoked, so that no other is told of it.
afterEach(async () => {
  mood = "WILLING";
  comesBack();
  world.clock.advance(HOUR);
  await world.runJobs();
});

/** Somebody asks to have the order revoked, five days being left (D8). */
const requested = (order: Order, who = "standard@kumo.test"): Promise<RevocationRequest> =>
  revocationAsked(world, order, {
    who,
    reason: "SUPERSEDED",
    ...(who.endsWith("@desk.test") && { note: "お電話での依頼" }),
  });
async function approvedBy(who: string, { id: requestId }: RevocationRequest): Promise<string> {
  return value(await world.work.decisions.approve(await world.actor(who), { requestId })).request.status;
}
/** Whatever is due is done, then once more after a crash that forgot when to look. */
async function timeIs(at: Date): Promise<void> {
  world.clock.set(at);
  await world.runJobs();
  await world.db.asOwner(
    "update revocation_requests set deadline_look_at = requested_at where deadline_look_at is not null",
  );
  await world.runJobs();
}
const earlier = ({ deadlineAt }: RevocationRequest, ms: number) => new Date(deadlineAt.getTime() - ms);

/** What staff was told of the order, mail by mail, each by its kind. */
async function told({ id: orderId }: Order): Promise<string[]> {
  const where = { where: { orderId }, order: { createdAt: "ASC", recipient: "ASC" } } as const;
  const mails = await world.db.dataSource.manager.find(Mail, where);
  return mails.filter(({ kind }) => kind.startsWith("DEADLINE")).map(({ kind, recipient }) => `${kind} ${recipient}`);
}
const toBoth = (kind: string) => [`${kind} operator@desk.test`, `${kind} second@desk.test`];
async function said({ id: orderId }: Order): Promise<string[]> {
  const events = await world.db.dataSource.manager.find(OrderEvent, { where: { orderId }, order: { sequence: "ASC" } });
  const own = events.filter(({ messageKey }) => lines.includes(messageKey ?? ""));
  return own.map(({ messageKey, messageValues }) =>
    `${messageKey?.split(".").at(-1)} ${messageValues?.hours ?? ""}`.trim(),
  );
}
const now = ({ id }: { readonly id: string }) => world.db.dataSource.manager.findOneByOrFail(RevocationRequest, { id });
const newest = ({ id: orderId }: Order) =>
  world.db.dataSource.manager.findOneOrFail(RevocationRequest, { where: { orderId }, order: { requestedAt: "DESC" } });

describe("a revocation that is approved, and the CA stays silent", () => {
  it("D8, D20: staff is told 12, 6, 2 and 1 hours before the deadline and at it, each operator once, until the CA has revoked", async () => {
    const order = await issuedOrder(world);
    const request = await requested(order);
    mood = "AWAY";
    const since = world.clock.now();
    expect(await approvedBy("admin@kumo.test", request)).toBe("FAILED");
    expect(await now(request)).toMatchObject({ approvedAt: since, deadlineLookAt: earlier(request, 12 * HOUR) });
    await timeIs(earlier(request, 12 * HOUR + 1));
    expect([await told(order), await said(order)]).toEqual([[], []]);
    const mails: string[] = [];
    const events: string[] = [];
    for (const hours of [12, 6, 2, 1]) {
      await timeIs(earlier(request, hours * HOUR));
      mails.push(...toBoth("DEADLINE_WARNING"));
      events.push(`unanswered ${hours}`);
      expect([await told(order), await said(order)]).toEqual([mails, events]);
    }
    await timeIs(earlier(request, 0));
    mails.push(...toBoth("DEADLINE_ALARM"));
    events.push("overdue");
    await timeIs(earlier(request, -100 * HOUR));
    expect([await told(order), await said(order)]).toEqual([mails, events]);
    expect(await now(request)).toMatchObject({ status: "FAILED", deadlineLookAt: null });
    mood = "WILLING";
    await timeIs(earlier(request, -101 * HOUR));
    expect(await now(request)).toMatchObject({ status: "COMPLETED", deadlineLookAt: null });
    expect(await orderOf(world, order.id)).toMatchObject({ status: "REVOKED" });
    expect([await told(order), await said(order)]).toEqual([mails, events]);
  });

  it("D8, D20: the mails say what is not revoked, since when the CA is asked, and by when, in the policy's zone", async () => {
    world.clock.set(new Date("2026-06-01T15:30:00Z"));
    const order = await issuedOrder(world);
    const request = await requested(order);
    mood = "AWAY";
    world.clock.set(new Date("2026-06-03T00:10:20Z"));
    await approvedBy("admin@kumo.test", request);
    const { serialNumber } = await world.db.dataSource.manager.findOneByOrFail(Certificate, { orderId: order.id });
    for (const hours of [6, 0]) await timeIs(earlier(request, hours * HOUR));
    const mails = await world.db.dataSource.manager.find(Mail, {
      where: { orderId: order.id, recipient: "operator@desk.test" },
      order: { createdAt: "ASC" },
    });
    expect(mails.map(({ kind }) => kind)).toEqual(["DEADLINE_WARNING", "DEADLINE_ALARM"]);
    for (const { textBody } of mails)
      for (const line of [
        `シリアル番号: ${serialNumber}`,
        "認証局に依頼し始めた日時: 2026年6月3日 9:10:20 JST",
        "期限: 2026年6月7日 0:30:0",
        "Asked in vain since: 3 June 2026 at 09:10:20 GMT+9",
        `オーダーID: ${order.number}`,
      ])
        expect(textBody).toContain(line);
    expect(mails[0]?.textBody).toContain("残り時間: 約 6 時間");
    expect(mails[1]?.subject).toContain("【至急】失効が期限までに実行されませんでした");
  });

  it("D8: a clock that is set back has nothing told twice", async () => {
    const order = await issuedOrder(world);
    const request = await requested(order);
    mood = "AWAY";
    await approvedBy("admin@kumo.test", request);
    await timeIs(earlier(request, 2 * HOUR));
    const once = [toBoth("DEADLINE_WARNING"), ["unanswered 2"]];
    expect([await told(order), await said(order)]).toEqual(once);
    for (const hours of [13, 7, 6, 2]) await timeIs(earlier(request, hours * HOUR));
    expect([await told(order), await said(order)]).toEqual(once);
    await timeIs(earlier(request, HOUR));
    expect(await said(order)).toEqual(["unanswered 2", "unanswered 1"]);
  });

  it("D8, D10: staff hears nothing where only the reason is still to be raised", async () => {
    const order = await issuedOrder(world);
    const request = await requested(order);
    mood = "AWAY";
    await approvedBy("admin@kumo.test", request);
    await world.db.asOwner(
      `update revocation_requests set reason = 'KEY_COMPROMISE' where id = '${request.id}';
       update certificates set status = 'REVOKED', revocation_reason = 'SUPERSEDED', revoked_at = now() where order_id = '${order.id}'`,
    );
    for (const hours of [2, 0]) await timeIs(earlier(request, hours * HOUR));
    expect([await told(order), await said(order)]).toEqual([[], []]);
    expect(await now(request)).toMatchObject({ status: "FAILED", deadlineLookAt: null });
  });

  it("D8: staff hears nothing of what the CA has revoked in time", async () => {
    const order = await issuedOrder(world);
    const request = await requested(order);
    await timeIs(earlier(request, 90 * MINUTE));
    mood = "AWAY";
    expect(await approvedBy("admin@kumo.test", request)).toBe("FAILED");
    mood = "WILLING";
    await timeIs(earlier(request, 89 * MINUTE));
    for (const hours of [1, 0, -1]) await timeIs(earlier(request, hours * HOUR));
    expect(await now(request)).toMatchObject({ status: "COMPLETED" });
    expect((await told(order)).filter((mail) => mail.endsWith("@desk.test"))).toEqual([]);
    expect(await said(order)).toEqual([]);
  });
});

describe("a revocation that is approved at its deadline or after it, and the CA stays silent", () => {
  it("D8, D20: carried out at the deadline: staff has the alarm five minutes later", async () => {
    const order = await issuedOrder(world);
    const request = await requested(order);
    mood = "AWAY";
    await timeIs(earlier(request, 0));
    expect(await now(request)).toMatchObject({ status: "FAILED", approvedAt: request.deadlineAt });
    expect((await told(order)).filter((mail) => mail.startsWith("DEADLINE_ALARM"))).toEqual([]);
    await timeIs(earlier(request, 1 - 5 * MINUTE));
    expect(await said(order)).toEqual(["carriedOut"]);
    await timeIs(earlier(request, -5 * MINUTE));
    await timeIs(earlier(request, -50 * MINUTE));
    expect((await told(order)).filter((mail) => mail.startsWith("DEADLINE_ALARM"))).toEqual(toBoth("DEADLINE_ALARM"));
    expect(await said(order)).toEqual(["carriedOut", "overdue"]);
  });

  it("D8, D20: approved by staff after its deadline: staff is told once more, of the CA", async () => {
    const order = await issuedOrder(world);
    const request = await requested(order, "operator@desk.test");
    await timeIs(earlier(request, 0));
    const undecided = [...toBoth("DEADLINE_ALARM")];
    expect((await told(order)).filter((mail) => mail.endsWith("@desk.test"))).toEqual(undecided);
    mood = "AWAY";
    expect(await approvedBy("second@desk.test", request)).toBe("FAILED");
    await timeIs(earlier(request, -HOUR));
    await timeIs(earlier(request, -2 * HOUR));
    const both = [...undecided, ...toBoth("DEADLINE_ALARM")];
    expect((await told(order)).filter((mail) => mail.endsWith("@desk.test"))).toEqual(both);
    expect(await said(order)).toEqual(["overdue"]);
  });

  it.each([
    ["K34: at once", "KINGSSL_DV", 0],
    ["C34: after 72 hours", "CC_OV", 72],
  ] as const)("D20: what a reissue replaces, %s, is told of five minutes later", async (_, productCode, hours) => {
    const order = await issuedOrder(world, { productCode });
    await twoSecondsPass(world);
    if (hours > 0) {
      await reissued(world, order.id, [`further.${order.commonName}`]);
      await twoSecondsPass(world);
      await twoSecondsPass(world);
    }
    mood = "AWAY";
    await reissued(world, order.id, []);
    await twoSecondsPass(world);
    const { deadlineAt } = await newest(order);
    const due = deadlineAt.getTime();
    await timeIs(new Date(due + MINUTE));
    expect([await told(order), await said(order)]).toEqual([[], []]);
    await timeIs(new Date(due + 10 * MINUTE));
    expect([await told(order), await said(order)]).toEqual([toBoth("DEADLINE_ALARM"), ["overdue"]]);
  });

  it("P1: a proof brings the deadline nearer, and the looks with it", async () => {
    const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const order = await issuedOrder(world, { csrOf: (commonName) => csrPem({ keys, commonNames: [commonName] }) });
    const request = await requested(order);
    mood = "AWAY";
    await approvedBy("admin@kumo.test", request);
    const { approvedAt } = await now(request);
    world.clock.advance(HOUR);
    const { serialNumber } = await world.db.dataSource.manager.findOneByOrFail(Certificate, { orderId: order.id });
    const { challenge } = value(await world.work.compromisedKeys.createChallenge(serialNumber));
    const keyCompromiseProof = sign("sha256", Buffer.from(challenge), keys.privateKey).toString("base64");
    value(await world.work.compromisedKeys.report({ serialNumber, keyCompromiseProof }));
    const deadlineLookAt = new Date(world.clock.now().getTime() + 12 * HOUR);
    expect(await now(request)).toMatchObject({ status: "FAILED", approvedAt, deadlineLookAt });
    await timeIs(deadlineLookAt);
    expect([await told(order), await said(order)]).toEqual([toBoth("DEADLINE_WARNING"), ["unanswered 12"]]);
  });

  it("D8, D20: a CA that never answers keeps nobody from looking at deadlines", async () => {
    const order = await issuedOrder(world);
    const request = await requested(order);
    await timeIs(earlier(request, HOUR));
    mood = "HANGS";
    world.clock.set(request.deadlineAt);
    await world.work.deadlines.look(request.id);
    expect(await now(request)).toMatchObject({ status: "APPROVED" });
    world.clock.advance(5 * MINUTE);
    await world.work.deadlines.look(request.id);
    expect((await told(order)).filter((mail) => mail.startsWith("DEADLINE_ALARM"))).toEqual(toBoth("DEADLINE_ALARM"));
  }, 30_000);
});
