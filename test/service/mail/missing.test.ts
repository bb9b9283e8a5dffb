import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.js";
import { Mail } from "../../../src/entities/Mail.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { issuedOrder, orderOf, twoSecondsPass, value } from "../model/orderStories.js";

const HOUR = 3_600_000;
const question = "どの証明書を失効しますか";

let world: ModelWorld;
let standard: Actor;
let staff: Actor;
/** Whether domains are proven when they are looked at. */
let proven = true;
beforeAll(async () => {
  world = await ModelWorld.start({
    smtpUrl: "smtp://127.0.0.1:1",
    validator: (real) => ({
      check: async (challenge) => (proven ? real.check(challenge) : { found: false, message: { key: "dcv.txt.none" } }),
    }),
  });
  [standard, staff] = [await world.actor("standard@kumo.test"), await world.actor("operator@desk.test")];
});
afterAll(() => world?.stop());

async function issued() {
  proven = true;
  return issuedOrder(world, { productCode: "KINGSSL_DV" });
}
async function asked(orderId: string, commonName: string): Promise<string> {
  const { request } = value(
    await world.work.revocations.requestRevocation(standard, {
      idempotencyKey: `revoke ${orderId}`,
      orderId,
      commonName,
      reason: "SUPERSEDED",
      requester: { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" },
    }),
  );
  return request.id;
}
const mailsOf = async (orderId: string, kind: Mail["kind"]) => {
  const mails = await world.db.dataSource.manager.find(Mail, { where: { orderId, kind }, order: { recipient: "ASC" } });
  return mails.map(({ recipient, textBody }) => ({ recipient, textBody }));
};
const saying = (...words: string[]) => expect.stringMatching(new RegExp(words.join("[^]*")));
/** Six hours before the end of the five days. */
async function deadlineComes(): Promise<void> {
  world.clock.advance(114 * HOUR);
  await world.runJobs();
}

describe("the warning of a deadline (D8) says what is missing", () => {
  it("K17: the confirmation of intent: staff is not told to approve, the requester is told to confirm", async () => {
    const { id, commonName } = await issued();
    proven = false;
    await asked(id, commonName);
    await deadlineComes();
    const mails = await mailsOf(id, "DEADLINE_WARNING");
    expect(mails).toEqual([
      { recipient: "operator@desk.test", textBody: saying("意思確認を待っています", "cannot be approved before that") },
      { recipient: "standard@kumo.test", textBody: saying("意思確認が完了するまで", "not confirmed yet") },
    ]);
    expect(mails[0]?.textBody).not.toContain("期限までに承認または却下してください");
  });

  it("K19: the answer: both read the question", async () => {
    const { id, commonName } = await issued();
    const requestId = await asked(id, commonName);
    await twoSecondsPass(world);
    value(await world.work.revocationInfo.ask(staff, { requestId, question }));
    await deadlineComes();
    expect(await mailsOf(id, "DEADLINE_WARNING")).toEqual([
      { recipient: "operator@desk.test", textBody: saying("回答を待っています", question) },
      { recipient: "standard@kumo.test", textBody: saying("ご回答いただくまで", question, "waits for your answer") },
    ]);
  });

  it("K18: the decision: those who decide alone", async () => {
    const { id, commonName } = await issued();
    await asked(id, commonName);
    await twoSecondsPass(world);
    await deadlineComes();
    expect(await mailsOf(id, "DEADLINE_WARNING")).toEqual([
      { recipient: "operator@desk.test", textBody: saying("期限までに承認または却下してください") },
    ]);
  });
});

describe("a cancellation that staff refuses (K7)", () => {
  it("is told to whoever asked for it, with the reason", async () => {
    const { id: orderId, commonName } = await issued();
    const order = await orderOf(world, orderId);
    const shown = await world.work.previews.show(standard, order);
    const confirmationToken = shown.confirmation?.token ?? "";
    const wish = { idempotencyKey: `cancel ${orderId}`, orderId, commonName, confirmationToken };
    const { cancellation } = value(await world.work.cancellations.cancelOrder(standard, wish));
    const note = "ご利用中のサーバーをご確認ください。";
    value(await world.work.cancellationDecisions.refuse(staff, { cancellationId: cancellation.id, note }));
    expect(await mailsOf(orderId, "CANCELLATION_REFUSED")).toEqual([
      { recipient: "standard@kumo.test", textBody: saying(`理由: ${note}`, `Why: ${note}`) },
    ]);
  });
});
