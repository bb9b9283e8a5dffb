import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { emailValidationEndsAt } from "../../../src/domain/emailValidation.js";
import type { PlaceOrderWish } from "../../../src/domain/placeOrder.js";
import { fail } from "../../../src/domain/result.js";
import { DomainValidation } from "../../../src/entities/DomainValidation.js";
import type { Order } from "../../../src/entities/Order.js";
import { sampleCsr } from "../../../src/services/demo/sampleCsr.js";
import { loadDuplicating } from "../../../src/services/orders/duplicating.js";
import { standInCa } from "../../support/standInCa.js";
import { ModelWorld } from "../model/ModelWorld.js";
import { orderOf, placedOrder, reissued, twoSecondsPass, value } from "../model/orderStories.js";

const SECOND = 1000;
const DAY = 86_400_000;
const away = { retry: true, message: { key: "error.duplicate.pending" } } as const;
/** @param ms milliseconds after the end of validation by mail; negative: before it */
const fromEnd = (ms: number) => new Date(emailValidationEndsAt.getTime() + ms);

let world: ModelWorld;
let isAway = false;
beforeAll(async () => {
  world = await ModelWorld.start({
    ca: (real) => standInCa(real, { issue: async (request) => (isAway ? fail(away) : real.issue(request)) }),
  });
});
afterAll(() => world?.stop());
beforeEach(() => {
  isAway = false;
});

const validations = (orderId: string) => world.db.dataSource.manager.findBy(DomainValidation, { orderId });
let made = 0;
/** Ordered with a validation by mail, whose button the approver has pressed. */
async function approved(differs: Partial<PlaceOrderWish> = {}): Promise<Order> {
  const name = `mail${made++}.example.test`;
  const byMail = { productCode: "CC_DV", validationMethod: "EMAIL", approverEmail: `admin@${name}` } as const;
  const { id } = await placedOrder(world, name, { ...byMail, ...differs });
  for (const { emailSecret } of await validations(id)) await world.work.approvals.confirm(emailSecret ?? "");
  return orderOf(world, id);
}
const proveByDns = async ({ id }: DomainValidation) => {
  const standard = await world.actor("standard@kumo.test");
  value(await world.work.validations.changeValidationMethod(standard, { id, method: "DNS_TXT" }));
  await twoSecondsPass(world);
};
/** How many certificates the CA has made for an order. */
async function signedFor(orderId: string): Promise<number> {
  const [{ signed }] = await world.db.dataSource.query(
    "select count(*)::int as signed from ca_certificates where request_id in (select id from issuances where order_id = $1)",
    [orderId],
  );
  return signed;
}
/** It waits again for its domain; once that is proven otherwise, it is issued. */
async function waitsForAnotherProof(orderId: string): Promise<void> {
  expect(await signedFor(orderId)).toBe(0);
  expect(await orderOf(world, orderId)).toMatchObject({ status: "PENDING" });
  const [row] = await validations(orderId);
  expect(row).toMatchObject({ method: "EMAIL", status: "EXPIRED" });
  if (row !== undefined) await proveByDns(row);
  expect(await orderOf(world, orderId)).toMatchObject({ status: "ISSUED" });
}

describe("once mail proves nothing any more (D15, D16, BR 3.2.2.4.4)", () => {
  it.each([
    ["in the same minute", 20 * SECOND],
    ["days later", 2 * DAY],
  ])("D15, BR 3.2.2.4.4: a CA that was away signs nothing on what was approved before, %s", async (_, later) => {
    world.clock.set(fromEnd(-20 * SECOND));
    isAway = true;
    const { id } = await approved();
    await world.runJobs();
    isAway = false;
    world.clock.set(fromEnd(later));
    await world.runJobs();
    await waitsForAnotherProof(id);
  });

  it("D15, D16: nor is an order that waited for its payment meanwhile", async () => {
    world.clock.set(fromEnd(-DAY));
    const { id } = await approved({ payment: { method: "BANK_TRANSFER" } });
    expect(await validations(id)).toMatchObject([{ status: "VALID", expiresAt: emailValidationEndsAt }]);
    world.clock.set(fromEnd(0));
    const operator = await world.actor("operator@desk.test");
    value(await world.work.receipts.recordPayment(operator, { idempotencyKey: `paid ${id}`, orderId: id }));
    await world.runJobs();
    await waitsForAnotherProof(id);
  });

  it("D15, D16: serves a new order, a reissue and a duplicate until then, and none from then on", async () => {
    world.clock.set(fromEnd(-DAY));
    const { id, commonName, approverEmail } = await approved();
    await world.runJobs();
    const order = await orderOf(world, id);
    expect(order).toMatchObject({ status: "ISSUED" });
    const again = async () => {
      const wish = { productCode: "CC_DV", validationMethod: "EMAIL", approverEmail: approverEmail ?? "" } as const;
      return (await validations((await placedOrder(world, commonName, wish)).id))[0];
    };
    const duplicated = async (key: string) =>
      world.work.duplicates.duplicateCertificate(await world.actor("standard@kumo.test"), {
        idempotencyKey: `${key} ${id}`,
        orderId: id,
        csr: await sampleCsr(commonName),
      });
    world.clock.set(fromEnd(-1));
    expect(await again()).toMatchObject({ method: "EMAIL", status: "VALID", expiresAt: emailValidationEndsAt });
    expect(await duplicated("before")).toMatchObject({ ok: true });
    world.clock.set(fromEnd(0));
    expect(await duplicated("after")).toMatchObject({ ok: false, error: { code: "INVALID_STATE" } });
    await reissued(world, id, []);
    expect(await orderOf(world, id)).toMatchObject({ status: "REISSUE_PENDING" });
    const rows = await validations(id);
    expect(rows.filter(({ reissueId }) => reissueId !== null)).toMatchObject([
      { method: "DNS_TXT", status: "PENDING" },
    ]);
  });

  it("D16: hides no older proof that still serves", async () => {
    world.clock.set(fromEnd(-10 * DAY));
    const { id, commonName } = await placedOrder(world, undefined, { productCode: "CC_DV" });
    await twoSecondsPass(world);
    const [first] = await validations(id);
    const { manager } = world.db.dataSource;
    const newer = { id: `dcv_of_mail_${id}`, method: "EMAIL", validatedAt: fromEnd(-DAY) } as const;
    await manager.insert(DomainValidation, { ...first, ...newer, expiresAt: emailValidationEndsAt });
    world.clock.set(fromEnd(0));
    const [duplicating] = await loadDuplicating(manager, [await orderOf(world, id)]);
    expect(duplicating).toMatchObject({ provenUntil: [first?.expiresAt] });
    const next = await placedOrder(world, commonName, { productCode: "CC_DV" });
    expect(await validations(next.id)).toMatchObject([{ method: "DNS_TXT", status: "VALID" }]);
  });
});
