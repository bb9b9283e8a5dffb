import type { Order } from "../../../src/entities/Order.js";
import { Order as OrderRow } from "../../../src/entities/Order.js";
import { day, hour, type Story, went } from "./Story.js";

/** Everything that can happen to an order, once. In scenes; after each `look` is called. */
export async function tellStory(story: Story, look: (scene: string) => Promise<void>): Promise<void> {
  for (const scene of [
    placing,
    validating,
    paying,
    deciding,
    cancelling,
    revoking,
    compromising,
    replacing,
    deadlines,
    ending,
    vetting,
    forgetting,
    silence,
  ]) {
    await scene(story);
    await look(scene.name);
  }
}

async function placing(story: Story): Promise<void> {
  const order = await story.place("KINGSSL_DV", "one.example.test");
  await story.work.validations.checkDomainValidation(await story.as("standard"), await story.validation(order));
  await story.wait(hour);
  await story.wait(2000);
  const standard = await story.as("standard");
  const { id: orderId, commonName } = order;
  went(await story.work.notes.addNote(standard, { orderId, text: "電話で確認しました。" }));
  went(await story.work.resending.resendEmail(standard, { orderId, commonName, kind: "ISSUANCE_NOTICE" }));
  const bounced = await story.place("KINGSSL_DV", "two.example.test", { contactEmail: "nobody@kumo.test" });
  await story.wait(2000);
  await story.wait(2000);
  story.mood.ca = "REFUSES";
  const refused = await story.place("CC_OV", "three.example.test");
  await story.wait(4000);
  story.mood.ca = "WILLING";
  await expectStatus(story, [bounced, "ISSUED"], [refused, "REJECTED"]);
}

async function validating(story: Story): Promise<void> {
  const standard = await story.as("standard");
  const order = await story.place("CC_DV", "never.example.test");
  await story.wait(2000);
  const id = await story.validation(order);
  went(await story.work.validations.changeValidationMethod(standard, { id, method: "HTTP_FILE" }));
  await story.wait(8 * day);
  await story.wait(8 * day);
  const approverEmail = "admin@mail.example.test";
  const byMail = await story.place("CC_DV", "mail.example.test", { validationMethod: "EMAIL", approverEmail });
  const { id: orderId, commonName } = byMail;
  went(await story.work.resending.resendEmail(standard, { orderId, commonName, kind: "APPROVAL" }));
  const [{ email_secret: secret }] = await story.world.db.dataSource.query(
    "select email_secret from domain_validations where order_id = $1",
    [orderId],
  );
  await story.work.approvals.confirm(secret);
  await story.wait(2000);
  // Nobody finishes the first one: the system cancels it.
  await story.wait(80 * day);
  await expectStatus(story, [byMail, "ISSUED"], [order, "CANCELED"]);
}

async function paying(story: Story): Promise<void> {
  const operator = await story.as("operator");
  const transfer = await story.place("CC_OV", "transfer.example.test", { payment: { method: "BANK_TRANSFER" } });
  await story.wait(2000);
  went(await story.work.receipts.recordPayment(operator, { idempotencyKey: story.key(), orderId: transfer.id }));
  await story.wait(2000);
  await story.revoke("admin", transfer, { immediately: true });
  await story.wait(2000);
  const settlementId = await story.settlement(transfer);
  went(await story.work.refunds.recordRefund(operator, { idempotencyKey: story.key(), settlementId }));
  story.mood.card = "REFUSED";
  const unpaid = await story.issued("CC_OV", "unpaid.example.test");
  story.mood.card = "GOOD";
  const charged = await story.issued("CC_OV", "charged.example.test");
  story.mood.card = "REFUSED";
  await story.revoke("admin", charged, { immediately: true });
  await story.wait(2000);
  story.mood.card = "GOOD";
  await expectStatus(story, [transfer, "REVOKED"], [unpaid, "ISSUED"], [charged, "REVOKED"]);
}

async function deciding(story: Story): Promise<void> {
  const admin = await story.as("admin", "hoshi");
  const places = (name: string) => story.place("CC_DV", name, {}, "hoshi");
  const [yes, no] = [await places("yes.example.test"), await places("no.example.test")];
  went(await story.work.orderDecisions.approve(admin, { orderId: yes.id }));
  went(await story.work.orderDecisions.reject(admin, { orderId: no.id, note: "不要です" }));
  await story.wait(2000);
  await story.wait(2000);
  await expectStatus(story, [yes, "ISSUED"], [no, "REJECTED"]);
}

async function vetting(story: Story): Promise<void> {
  const { world, work } = story;
  const [admin, operator] = [await story.as("admin", "hoshi"), await story.as("operator")];
  const accountId = admin.accountId ?? "";
  await world.db.asOwner(`update accounts set organization_vetted_until = null where id = '${accountId}'`);
  const order = await story.place("CC_CODE_SIGNING", "Hoshi Tools", {}, "hoshi");
  went(await work.orderDecisions.approve(admin, { orderId: order.id }));
  await story.wait(2000);
  const vettedUntil = new Date(world.clock.now().getTime() + 398 * day);
  went(await work.vettings.record(operator, { accountId, vettedUntil, note: "登記簿" }));
  await story.wait(2000);
  await expectStatus(story, [order, "ISSUED"]);
}

async function cancelling(story: Story): Promise<void> {
  const order = await story.issued("KINGSSL_DV", "cancel.example.test");
  for (const how of ["withdraw", "refuse", "complete"] as const) {
    await story.cancel("standard", order);
    // Completed by the job: the CA does not answer at once.
    story.mood.ca = how === "complete" ? "AWAY" : "WILLING";
    await story.decideCancellation(how, order);
    story.mood.ca = "WILLING";
    await story.wait(hour);
  }
  const pending = await story.place("CC_DV", "never-2.example.test");
  await story.cancel("standard", pending);
  await story.wait(2000);
  await expectStatus(story, [order, "CANCELED"], [pending, "CANCELED"]);
}

async function revoking(story: Story): Promise<void> {
  const { revocationInfo, decisions } = story.work;
  const [standard, admin, operator] = [await story.as("standard"), await story.as("admin"), await story.as("operator")];
  const king = await story.issued("KINGSSL_DV", "king.example.test");
  await story.revoke("standard", king);
  await story.wait(2000);
  const requestId = await story.openRequest(king);
  went(await revocationInfo.ask(operator, { requestId, question: "どの鍵ですか" }));
  went(await revocationInfo.provide(standard, { requestId, answer: "この鍵です" }));
  went(await decisions.approve(operator, { requestId }));
  const other = await story.issued("CC_OV", "other.example.test");
  await story.revoke("standard", other);
  went(await decisions.reject(admin, { requestId: await story.openRequest(other), note: "まだ使います" }));
  await story.revoke("standard", other);
  went(await decisions.withdraw(standard, { requestId: await story.openRequest(other), note: null }));
  await story.revoke("standard", other);
  story.mood.ca = "AWAY";
  went(await decisions.approve(admin, { requestId: await story.openRequest(other) }));
  story.mood.ca = "WILLING";
  await story.wait(hour);
  const byHand = await story.issued("CC_DOCUMENT_SIGNING", "Kumo Documents");
  const wish = {
    idempotencyKey: story.key(),
    orderId: byHand.id,
    commonName: byHand.commonName,
    reason: "UNSPECIFIED",
    note: "メモ",
  } as const;
  went(await story.work.manualRevocations.request(standard, wish));
  went(await decisions.approve(operator, { requestId: await story.openRequest(byHand) }));
  await expectStatus(story, [king, "REVOKED"], [other, "REVOKED"], [byHand, "REVOKED"]);
}

async function compromising(story: Story): Promise<void> {
  const order = await story.issued("CC_OV", "leak.example.test");
  await story.revoke("standard", order);
  await story.prove(order);
  await story.wait(2000);
  const raised = await story.issued("CC_OV", "raise.example.test");
  const { serialNumber } = await story.certificate(raised);
  await story.revoke("admin", raised, { serialNumber, immediately: true });
  await story.prove(raised);
  await story.wait(2000);
}

async function replacing(story: Story): Promise<void> {
  const order = await story.issued("CC_OV", "old.example.test");
  await story.reissue(order, "new.example.test");
  const cancel = { orderId: order.id, note: null };
  went(await story.work.reissues.cancelReissue(await story.as("standard"), cancel));
  await story.reissue(order, "new.example.test");
  await story.wait(2000);
  await story.wait(2000);
  await story.wait(73 * hour);
  went((await story.duplicate(order)) as Parameters<typeof went>[0]);
  story.mood.ca = "REFUSES";
  await story.duplicate(order);
  story.mood.ca = "WILLING";
  const king = await story.issued("KINGSSL_DV", "again.example.test");
  await story.reissue(king);
  await story.wait(2000);
  const kept = await story.issued("CC_OV", "kept.example.test");
  await story.reissue(kept, "kept-new.example.test");
  await story.wait(2000);
  await story.wait(2000);
  const request = await story.openRequest(kept);
  went(await story.work.decisions.withdraw(await story.as("standard"), { requestId: request, note: null }));
  await expectStatus(story, [order, "ISSUED"], [king, "ISSUED"], [kept, "ISSUED"]);
}

async function deadlines(story: Story): Promise<void> {
  const carriedOut = await story.issued("CC_OV", "late.example.test");
  await story.revoke("standard", carriedOut);
  const unproven = await story.issued("KINGSSL_DV", "unproven.example.test");
  story.mood.dns = "EMPTY";
  await story.revoke("standard", unproven);
  for (const hours of [4 * 24 + 13, 5, 3, 1, 1, 1]) await story.wait(hours * hour);
  story.mood.dns = "ANSWERS";
  await expectStatus(story, [carriedOut, "REVOKED"]);
}

async function ending(story: Story): Promise<void> {
  const order = await story.issued("KINGSSL_DV", "ends.example.test");
  for (let i = 0; i < 10; i++) await story.wait(30 * day);
  const { number } = order;
  await story.place("KINGSSL_DV", "ends.example.test", { renewalOfOrderNumber: number });
  await story.wait(70 * day);
  await expectStatus(story, [order, "EXPIRED"]);
}

async function forgetting(story: Story): Promise<void> {
  const order = await story.issued("KINGSSL_DV", "forgotten.example.test");
  await story.cancel("standard", order);
  for (let days = 0; days < 12; days++) await story.wait(day);
  await story.decideCancellation("complete", order);
  await expectStatus(story, [order, "CANCELED"]);
}

async function silence(story: Story): Promise<void> {
  const order = await story.issued("CC_OV", "silent.example.test");
  story.mood.ca = "AWAY";
  await story.revoke("admin", order, { immediately: true });
  for (const hours of [4 * 24 + 12, 12]) await story.wait(hours * hour);
  story.mood.ca = "WILLING";
  await story.wait(hour);
  await expectStatus(story, [order, "REVOKED"]);
}

async function expectStatus(story: Story, ...wanted: readonly (readonly [Order, Order["status"]])[]): Promise<void> {
  for (const [{ id, commonName }, status] of wanted) {
    const found = await story.world.db.dataSource.manager.findOneByOrFail(OrderRow, { id });
    if (found.status !== status) throw new Error(`${commonName} is ${found.status}, not ${status}`);
  }
}
