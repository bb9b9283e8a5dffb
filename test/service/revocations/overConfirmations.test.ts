import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.js";
import { DomainValidation } from "../../../src/entities/DomainValidation.js";
import { Mail } from "../../../src/entities/Mail.js";
import type { Order } from "../../../src/entities/Order.js";
import { ModelWorld } from "../model/ModelWorld.js";
import {
  issuedOrder,
  neverProven,
  orderOf,
  placedOrder,
  reissued,
  twoSecondsPass,
  value,
} from "../model/orderStories.js";

let world: ModelWorld;
let standard: Actor;
let staff: Actor;
beforeAll(async () => {
  world = await ModelWorld.start({
    smtpUrl: "smtp://127.0.0.1:1",
    validator: neverProven,
  });
  [standard, staff] = [await world.actor("standard@kumo.test"), await world.actor("operator@desk.test")];
});
afterAll(() => world?.stop());

let placed = 0;
/** An order of KingSSL whose domain is validated by mail, issued. */
async function issuedByMail(): Promise<Order> {
  const commonName = `over${placed++}.example.test`;
  const { id } = await placedOrder(world, commonName, {
    productCode: "KINGSSL_DV",
    validationMethod: "EMAIL",
    approverEmail: `admin@${commonName}`,
  });
  const [row] = await rowsOf({ orderId: id });
  await world.work.approvals.confirm(row?.emailSecret ?? "");
  await twoSecondsPass(world);
  return orderOf(world, id);
}

const rowsOf = (where: { orderId?: string; requestId?: string }) =>
  world.db.dataSource.manager.find(DomainValidation, { where, order: { id: "ASC" } });
const mailsOf = (orderId: string) => world.db.dataSource.manager.countBy(Mail, { orderId, kind: "APPROVAL" });

/** A request that waits for its confirmation by mail. */
async function asked({ id: orderId, commonName }: Order) {
  const { request } = value(
    await world.work.revocations.requestRevocation(standard, {
      idempotencyKey: `revoke ${orderId}`,
      orderId,
      commonName,
      reason: "SUPERSEDED",
      requester: { company: "クラウド商事", contactName: "山田 太郎", phone: "03-1234-5678" },
    }),
  );
  const [row] = await rowsOf({ requestId: request.id });
  if (row === undefined || row.emailSecret === null) throw new Error("nothing is to be confirmed");
  return { requestId: request.id, row, secret: row.emailSecret };
}

const ways = {
  "is withdrawn": async (requestId: string) => value(await world.work.decisions.withdraw(standard, { requestId })),
  "is overtaken by a cancellation": async (_: string, order: Order) => {
    const shown = await world.work.previews.show(standard, order);
    const wish = { idempotencyKey: `cancel ${order.id}`, orderId: order.id, commonName: order.commonName };
    const confirmationToken = shown.confirmation?.token ?? "";
    const { cancellation } = value(
      await world.work.cancellations.cancelOrder(standard, { ...wish, confirmationToken }),
    );
    value(await world.work.cancellationDecisions.complete(staff, { cancellationId: cancellation.id }));
  },
};

describe("a confirmation of intent (K17) whose request", () => {
  it.each(Object.entries(ways))("%s is asked for no more", async (_, ends) => {
    const order = await issuedByMail();
    const { requestId, row, secret } = await asked(order);
    expect(await world.work.approvals.look(secret)).toMatchObject({ purpose: "REVOKE", state: "OPEN" });
    expect(row.nextCheckAt).not.toBeNull();
    await ends(requestId, order);
    expect(await rowsOf({ requestId })).toMatchObject([{ status: "PENDING", nextCheckAt: null }]);
    for (const approval of [await world.work.approvals.look(secret), await world.work.approvals.confirm(secret)])
      expect(approval).toMatchObject({ state: "CLOSED" });
    expect(await rowsOf({ requestId })).toMatchObject([{ status: "PENDING" }]);
    const mails = await mailsOf(order.id);
    const change = { id: row.id, method: "EMAIL", approverEmail: `admin@${order.commonName}` } as const;
    for (const answer of [
      await world.work.validations.changeValidationMethod(standard, change),
      await world.work.validations.checkDomainValidation(standard, row.id),
    ])
      expect(answer).toMatchObject({ error: { code: "INVALID_STATE" } });
    expect(await mailsOf(order.id)).toBe(mails);
  });
});

describe("a validation of a reissue that was given up", () => {
  it("is not renewed, nor looked at, by whoever has its id", async () => {
    const order = await issuedOrder(world);
    await reissued(world, order.id, [`never.${order.commonName}`]);
    await twoSecondsPass(world);
    const row = (await rowsOf({ orderId: order.id })).find(({ domain }) => domain.startsWith("never."));
    value(await world.work.reissues.cancelReissue(standard, { orderId: order.id }));
    for (const answer of [
      await world.work.validations.changeValidationMethod(standard, { id: row?.id ?? "", method: "DNS_CNAME" }),
      await world.work.validations.checkDomainValidation(standard, row?.id ?? ""),
    ])
      expect(answer).toMatchObject({
        error: { code: "INVALID_STATE", message: { key: "error.validationRow.reissueOver" } },
      });
  });
});
