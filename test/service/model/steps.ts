import { createHash, generateKeyPairSync, type KeyPairKeyObjectResult } from "node:crypto";
import fc from "fast-check";
import type { Result } from "../../../src/domain/result.js";
import { Account } from "../../../src/entities/Account.js";
import { Cancellation } from "../../../src/entities/Cancellation.js";
import { Order } from "../../../src/entities/Order.js";
import { RevocationRequest } from "../../../src/entities/RevocationRequest.js";
import { Settlement } from "../../../src/entities/Settlement.js";
import { csrPem } from "../../unit/pki/csrBuilder.js";
import { type ModelWorld, people } from "./ModelWorld.js";
import { revocationActs } from "./revocationActs.js";
import { certificateOf, type How, pick, type Run, reasons, requester, type Scene } from "./scene.js";

const hour = 3_600_000;

/** One thing that somebody does. */
export interface Step extends How {
  readonly act: keyof typeof acts;
  readonly who: (typeof people)[number];
}

const purchases = [
  ["KINGSSL_DV", "CREDIT_CARD", {}],
  ["CC_OV", "CREDIT_CARD", {}],
  ["CC_OV", "BANK_TRANSFER", {}],
  ["CC_OV", "UNITS", { licenseCount: 2 }],
  ["CC_DV", "VOUCHER", {}],
  ["CC_EV", "CREDIT_CARD", {}],
  ["CC_CODE_SIGNING", "CREDIT_CARD", { hardwareToken: "NEW" }],
  ["CC_DOCUMENT_SIGNING", "CREDIT_CARD", {}],
] as const;
const methods = ["DNS_TXT", "DNS_CNAME", "HTTP_FILE"] as const;
const waits = [
  ...Array(12).fill(2000),
  hour,
  12 * hour,
  24 * hour,
  73 * hour,
  6 * 24 * hour,
  24 * 24 * hour,
  120 * 24 * hour,
];

const acts = {
  async place({ world, run, actor, step, key }: Scene) {
    const [productCode, method, more] = pick(purchases, step.choice) ?? purchases[0];
    const commonName = `model${run.counter % 5}.example.test`;
    const payment =
      method === "VOUCHER" ? { method, voucherCode: `DEMO-VOUCHER-0${1 + (step.which % 9)}` } : { method };
    const common = {
      idempotencyKey: key,
      productCode,
      csr: csrOf(run, commonName, step),
      contactEmail: "taro@kumo.test",
    };
    const wish = { ...common, ...more, validationMethod: "DNS_TXT", payment } as const;
    const placed = await world.work.placing.placeOrder(actor, wish);
    if (placed.ok) run.orderIds.push(placed.value.id);
    return placed;
  },
  async renew({ world, run, actor, order, step, key }: Scene) {
    if (order === null) return null;
    const { productCode } = await productOf(world, order);
    const placed = await world.work.placing.placeOrder(actor, {
      idempotencyKey: key,
      productCode,
      csr: csrOf(run, order.commonName, step),
      contactEmail: "taro@kumo.test",
      validationMethod: "DNS_TXT",
      renewalOfOrderNumber: order.number,
      payment: { method: "CREDIT_CARD" },
    });
    if (placed.ok) run.orderIds.push(placed.value.id);
    return placed;
  },
  async checkValidation(scene: Scene) {
    const id = await validationOf(scene);
    return id && scene.world.work.validations.checkDomainValidation(scene.actor, id);
  },
  async changeMethod(scene: Scene) {
    const id = await validationOf(scene);
    const method = pick(methods, scene.step.choice) ?? "DNS_TXT";
    return id && scene.world.work.validations.changeValidationMethod(scene.actor, { id, method });
  },
  async resend({ world, actor, order, step, key }: Scene) {
    const kind = step.choice % 2 === 0 ? "ISSUANCE_NOTICE" : "APPROVAL";
    const wish = order && { idempotencyKey: key, orderId: order.id, commonName: order.commonName, kind };
    return wish && world.work.resending.resendEmail(actor, { ...wish, kind });
  },
  async register({ world, actor, step }: Scene) {
    return world.work.vouchers.register(actor, { code: `DEMO-VOUCHER-0${1 + (step.which % 9)}` });
  },
  async note({ world, actor, order, key }: Scene) {
    return order && world.work.notes.addNote(actor, { idempotencyKey: key, orderId: order.id, text: "メモ" });
  },
  async wait({ world, step }: Scene) {
    world.clock.advance(pick(waits, step.choice) ?? 0);
    await world.runJobs();
  },
  async approveOrder({ world, actor, order }: Scene) {
    return order && world.work.orderDecisions.approve(actor, { orderId: order.id });
  },
  async rejectOrder({ world, actor, order }: Scene) {
    return order && world.work.orderDecisions.reject(actor, { orderId: order.id, note: "いいえ" });
  },
  async recordPayment({ world, actor, order, key }: Scene) {
    return order && world.work.receipts.recordPayment(actor, { idempotencyKey: key, orderId: order.id });
  },
  async cancel({ world, actor, order, key }: Scene) {
    if (order === null) return null;
    const { confirmation } = await world.work.previews.show(actor, order);
    const confirmationToken = confirmation?.token ?? "none";
    const wish = {
      idempotencyKey: key,
      orderId: order.id,
      commonName: order.commonName,
      confirmationToken,
      note: "電話",
    };
    return world.work.cancellations.cancelOrder(actor, wish);
  },
  async completeCancellation(scene: Scene) {
    const wish = await cancellationOf(scene);
    return wish && scene.world.work.cancellationDecisions.complete(scene.actor, wish);
  },
  async refuseCancellation(scene: Scene) {
    const wish = await cancellationOf(scene);
    return wish && scene.world.work.cancellationDecisions.refuse(scene.actor, wish);
  },
  async withdrawCancellation(scene: Scene) {
    const wish = await cancellationOf(scene);
    return wish && scene.world.work.cancellationDecisions.withdraw(scene.actor, wish);
  },
  async recordRefund({ world, actor, order, key }: Scene) {
    const settlement = order && (await world.db.dataSource.manager.findOneBy(Settlement, { orderId: order.id }));
    return settlement && world.work.refunds.recordRefund(actor, { idempotencyKey: key, settlementId: settlement.id });
  },
  async requestRevocation(scene: Scene) {
    const { world, actor, order, step, key } = scene;
    if (order === null) return null;
    const certificate = step.choice % 2 === 0 ? null : await certificateOf(scene);
    const target = certificate === null ? { orderId: order.id } : { serialNumber: certificate.serialNumber };
    const reason = pick(reasons, step.choice) ?? "SUPERSEDED";
    const more = { requester, description: "モデル", immediately: step.choice % 5 === 0, note: "電話" };
    return world.work.revocations.requestRevocation(actor, {
      idempotencyKey: key,
      ...target,
      commonName: order.commonName,
      reason,
      ...more,
    });
  },
  async requestManually({ world, actor, order, key }: Scene) {
    const wish = order && {
      idempotencyKey: key,
      orderId: order.id,
      commonName: order.commonName,
      reason: "UNSPECIFIED" as const,
      note: "メモ",
    };
    return wish && world.work.manualRevocations.request(actor, wish);
  },
  async approve(scene: Scene) {
    const wish = await requestOf(scene);
    return wish && scene.world.work.decisions.approve(scene.actor, wish);
  },
  async reject(scene: Scene) {
    const wish = await requestOf(scene);
    return wish && scene.world.work.decisions.reject(scene.actor, wish);
  },
  async withdraw(scene: Scene) {
    const wish = await requestOf(scene);
    return wish && scene.world.work.decisions.withdraw(scene.actor, wish);
  },
  async confirm(scene: Scene) {
    const wish = await requestOf(scene);
    return wish && scene.world.work.revocationInfo.confirm(scene.actor, wish.requestId);
  },
  async ask(scene: Scene) {
    const wish = await requestOf(scene);
    return wish && scene.world.work.revocationInfo.ask(scene.actor, { ...wish, question: "どの鍵ですか" });
  },
  async answer(scene: Scene) {
    const wish = await requestOf(scene);
    return wish && scene.world.work.revocationInfo.provide(scene.actor, { ...wish, answer: "この鍵です" });
  },
  async reissue({ world, run, actor, order, step, key }: Scene) {
    if (order === null) return null;
    const newCommonName = step.choice % 3 === 0 ? `new${step.which % 3}.example.test` : null;
    const csr = csrOf(run, newCommonName ?? order.commonName, step);
    return world.work.reissues.reissue(actor, {
      idempotencyKey: key,
      orderId: order.id,
      commonName: order.commonName,
      csr,
      newCommonName,
      note: "電話",
    });
  },
  async cancelReissue({ world, actor, order }: Scene) {
    return order && world.work.reissues.cancelReissue(actor, { orderId: order.id, note: "電話" });
  },
  async duplicate({ world, run, actor, order, step, key }: Scene) {
    const csr = order && csrOf(run, order.commonName, step);
    return (
      order &&
      csr &&
      world.work.duplicates.duplicateCertificate(actor, { idempotencyKey: key, orderId: order.id, csr, note: "電話" })
    );
  },
  ...revocationActs,
} as const satisfies Record<string, (scene: Scene) => Promise<unknown>>;

const often: Partial<Record<keyof typeof acts, number>> = {
  wait: 4,
  requestRevocation: 6,
  requestWithProof: 4,
  requestConfirmed: 3,
  cancel: 5,
  approve: 4,
  reject: 3,
  withdraw: 3,
  completeCancellation: 3,
  reissue: 4,
};

export const steps = fc.array(
  fc.record<Step>({
    // What others need comes more often.
    act: fc.oneof(
      ...(Object.keys(acts) as (keyof typeof acts)[]).map((act) => ({
        weight: often[act] ?? 1,
        arbitrary: fc.constant(act),
      })),
    ),
    who: fc.constantFrom(...people),
    which: fc.nat(100),
    choice: fc.nat(100),
    twice: fc.boolean(),
  }),
  { minLength: 30, maxLength: 50 },
);

/** Mostly somebody of the order's account whose role does such things; else whoever the step names. */
function whoDoes(step: Step, accountCode: string | undefined): string {
  if (accountCode === undefined || step.which % 5 === 0) return step.who;
  const role = pick(usualRoles[step.act] ?? ["standard", "admin", "limited", "finance"], step.choice) ?? "admin";
  return role === "operator" ? "operator@desk.test" : `${role}@${accountCode}.test`;
}

const usualRoles: Partial<Record<Step["act"], readonly string[]>> = {
  approve: ["admin", "manager", "operator"],
  reject: ["admin", "manager", "operator"],
  approveOrder: ["admin", "manager"],
  rejectOrder: ["admin", "manager"],
  recordPayment: ["operator"],
  recordRefund: ["operator"],
  completeCancellation: ["operator"],
  refuseCancellation: ["operator"],
  ask: ["operator", "admin"],
};

/** Does a step; a refusal is an answer like any other, a throw is a bug. @returns how often it went through */
export async function perform(world: ModelWorld, run: Run, step: Step): Promise<number> {
  const order = await orderFor(world, run, step);
  const account = order && (await world.db.dataSource.manager.findOneBy(Account, { id: order.accountId }));
  const actor = await world.actor(step.act === "place" ? step.who : whoDoes(step, account?.code));
  const key = () => `model ${world.clock.now().getTime()} ${run.counter++}`;
  const one = (): Promise<unknown> => acts[step.act]({ world, run, actor, order, step, key: key() });
  const twice = step.twice && step.act !== "wait";
  const answers = await Promise.all(twice ? [one(), one()] : [one()]);
  return answers.filter((answer) => (answer as Result<unknown, unknown> | null | undefined)?.ok === true).length;
}

/** Mostly an order that has what the step is about. */
async function orderFor(world: ModelWorld, run: Run, step: Step): Promise<Order | null> {
  const having = aboutRequests.has(step.act)
    ? "select order_id as id from revocation_requests where order_id = any($1) and status in ('NEEDS_APPROVAL', 'AWAITING_CONFIRMATION', 'INFO_REQUIRED')"
    : aboutCancellations.has(step.act)
      ? "select order_id as id from cancellations where order_id = any($1) and status = 'RECEIVED'"
      : "select id from orders where id = any($1) and status in ('ISSUED', 'PENDING')";
  const rows: { id: string }[] = await world.db.dataSource.query(`${having} order by 1`, [run.orderIds]);
  const ids = rows.length === 0 || step.which % 6 === 0 ? run.orderIds : rows.map(({ id }) => id);
  const id = pick(ids, step.which);
  return id === undefined ? null : world.db.dataSource.manager.findOneBy(Order, { id });
}

const aboutRequests: ReadonlySet<string> = new Set(["approve", "reject", "withdraw", "confirm", "ask", "answer"]);
const aboutCancellations: ReadonlySet<string> = new Set([
  "completeCancellation",
  "refuseCancellation",
  "withdrawCancellation",
]);

const step = (act: Step["act"], choice: number): Step => ({
  act,
  choice,
  which: 1,
  twice: false,
  who: "standard@kumo.test",
});

/** Every run begins with orders of both brands that are issued. */
export const opening: readonly Step[] = [
  ...[0, 0, 1, 2, 3, 4, 6].map((choice) => step("place", choice)),
  step("wait", 0),
  step("wait", 0),
];

/** Often a key that was there before. */
function csrOf(run: Run, commonName: string, { choice }: How): string {
  const known = pick([...run.keys.values()], choice);
  const keys = known !== undefined && choice % 4 === 0 ? known : generateKeyPairSync("ec", { namedCurve: "P-256" });
  run.keys.set(hashOf(keys), keys);
  return csrPem({ keys, commonNames: [commonName] });
}

async function validationOf({ world, order, step }: Scene): Promise<string | null> {
  if (order === null) return null;
  const query = "select id from domain_validations where order_id = $1 order by id";
  const rows: { id: string }[] = await world.db.dataSource.query(query, [order.id]);
  return pick(rows, step.choice)?.id ?? null;
}

async function productOf(world: ModelWorld, { productId }: Order): Promise<{ productCode: string }> {
  const [row] = await world.db.dataSource.query("select code from products where id = $1", [productId]);
  return { productCode: row.code };
}

async function requestOf({ world, order }: Scene) {
  const newest = { requestedAt: "DESC" } as const;
  const { manager } = world.db.dataSource;
  const request = order && (await manager.findOne(RevocationRequest, { where: { orderId: order.id }, order: newest }));
  return request === null ? null : { requestId: request.id, note: "はい" };
}

async function cancellationOf({ world, order }: Scene) {
  const newest = { receivedAt: "DESC" } as const;
  const { manager } = world.db.dataSource;
  const cancellation = order && (await manager.findOne(Cancellation, { where: { orderId: order.id }, order: newest }));
  return cancellation === null ? null : { cancellationId: cancellation.id, note: "はい" };
}

function hashOf({ publicKey }: KeyPairKeyObjectResult): string {
  return createHash("sha256")
    .update(publicKey.export({ format: "der", type: "spki" }))
    .digest("hex");
}
