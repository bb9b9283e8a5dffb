import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  CancellationPreviewDocument,
  CancelOrderDocument,
  type CancelOrderInput,
  CompleteCancellationDocument,
  FinanceTasksDocument,
  MoneyNodeDocument,
  MoneyOfDocument,
  RecordPaymentDocument,
  RecordRefundDocument,
  RefuseCancellationDocument,
  WithdrawCancellationDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import {
  approves,
  issuedOrder,
  placesOrder,
  readsOrder,
  requestsRevocation,
  startWorld,
  unique,
  type World,
  waitsFor,
} from "../support/world.js";

let world: World;
let customer: Client;
let admin: Client;
let operator: Client;
let stock: Order[];
let kingsslStock: Order[];
beforeAll(async () => {
  world = await startWorld();
  [customer, admin, operator] = (await Promise.all(
    ["standard@kumo.test", "admin@kumo.test", "operator@desk.test"].map((email) => world.as(email)),
  )) as [Client, Client, Client];
  stock = await Promise.all(Array.from({ length: 8 }, () => issuedOrder(customer, name())));
  kingsslStock = await Promise.all(Array.from({ length: 10 }, () => issuedOrder(customer, name(), kingssl)));
}, 120_000);
afterAll(() => world?.stop());

type Order = { readonly id: string; readonly commonName: string };
const kingssl = { productCode: "KINGSSL_DV" } as const;
const name = () => `${unique("can")}.example.test`;

function fresh(from: Order[]): Order {
  const order = from.pop();
  if (order === undefined) throw new Error("make the stock of orders larger");
  return order;
}

/** Waits for a transfer, and so it is not issued. */
async function pending(payment: { method: "BANK_TRANSFER" } = { method: "BANK_TRANSFER" }): Promise<Order> {
  const commonName = name();
  return { id: await placesOrder(customer, commonName, { payment }), commonName };
}
/** Waits for a validation that never comes: `.example.com` names are no demo names. */
async function unvalidated(payment: object, productCode = "CC_DV", more: object = {}): Promise<Order> {
  const commonName = `${unique("can")}.example.com`;
  const input = { productCode, payment: payment as never, ...more };
  return { id: await placesOrder(customer, commonName, input), commonName };
}
const previews = async (client: Client, { id }: Order) =>
  (await client.run(CancellationPreviewDocument, { orderId: id, locale: "JA" })).cancellationPreview;
async function cancels(client: Client, order: Order, input: Partial<CancelOrderInput> = {}) {
  const confirmationToken = input.confirmationToken ?? (await previews(client, order))?.confirmationToken ?? "none";
  const common = { idempotencyKey: unique("cancel"), orderId: order.id, commonName: order.commonName };
  return (await client.run(CancelOrderDocument, { input: { ...common, ...input, confirmationToken } })).cancelOrder;
}
async function received(order: Order, client = customer) {
  const answer = await cancels(client, order);
  if (answer.__typename !== "CancelOrderPayload") throw new Error(JSON.stringify(answer));
  return answer.cancellation;
}
const completes = async (client: Client, cancellationId: string) =>
  (await client.run(CompleteCancellationDocument, { input: { cancellationId } })).completeCancellation;
const moneyOf = async ({ id }: Order) => (await customer.run(MoneyOfDocument, { id })).order;
const shiftFirstIssue = (order: Order, days: number) =>
  world.dataSource.query(
    "update orders set first_issued_at = first_issued_at - make_interval(days => $2) where id = $1",
    [order.id, days],
  );

describe("before issue: cancelled and settled at once (K5, K7, C1)", () => {
  it("C19: an unpaid transfer ends in 解約", async () => {
    const order = await pending();
    expect(await previews(customer, order)).toMatchObject({
      allowed: true,
      action: "CANCEL",
      outcome: "TERMINATED_UNPAID",
      windowClosesAt: null,
    });
    const answer = await cancels(customer, order);
    expect(answer).toMatchObject({
      cancellation: { status: "COMPLETED", dueAt: null, refundable: true },
      order: { status: "CANCELED", closure: "CANCELLATION", settlement: { outcome: "TERMINATED_UNPAID" } },
    });
  });

  it("C19, C20: a transfer that comes in after 解約 is recorded, and goes back", async () => {
    const order = await pending();
    await cancels(customer, order);
    const paid = { idempotencyKey: unique("late"), orderId: order.id };
    expect((await operator.run(RecordPaymentDocument, { input: paid })).recordPayment).toMatchObject({
      order: {
        payment: { status: "PAID" },
        settlement: { outcome: "REFUND_CONTACT_REQUIRED", settledAt: null, lines: [{ refundable: true }] },
      },
    });
    const { financeTasks } = await operator.run(FinanceTasksDocument, {});
    const tasks = financeTasks.filter((each) => each.order.id === order.id);
    expect(tasks).toMatchObject([{ action: "RECORD_REFUND", amount: { value: 64_000 } }]);
    const again = { ...paid, idempotencyKey: unique("late") };
    expect((await operator.run(RecordPaymentDocument, { input: again })).recordPayment).toMatchObject({
      code: "INVALID_STATE",
    });
    const refund = { idempotencyKey: unique("refund"), settlementId: tasks[0]?.settlement?.id ?? "" };
    expect((await operator.run(RecordRefundDocument, { input: refund })).recordRefund).toMatchObject({
      settlement: { outcome: "REFUNDED", settledAt: expect.any(String) },
      order: { payment: { status: "REFUNDED" } },
    });
  });

  it("C20: a paid transfer is a task of the desk's finance until the refund is recorded", async () => {
    const order = await unvalidated({ method: "BANK_TRANSFER" });
    const paid = { idempotencyKey: unique("paid"), orderId: order.id };
    expect((await admin.run(RecordPaymentDocument, { input: paid })).recordPayment).toMatchObject({
      code: "APPROVAL_RIGHT_REQUIRED",
    });
    const tasks = async () =>
      (await operator.run(FinanceTasksDocument, {})).financeTasks.filter((each) => each.order.id === order.id);
    expect(await tasks()).toMatchObject([{ action: "RECORD_PAYMENT", amount: { value: 32_000, currency: "JPY" } }]);
    for (let time = 0; time < 2; time++)
      expect((await operator.run(RecordPaymentDocument, { input: paid })).recordPayment).toMatchObject({
        order: { payment: { status: "PAID" } },
      });
    const again = { ...paid, idempotencyKey: unique("paid") };
    expect((await operator.run(RecordPaymentDocument, { input: again })).recordPayment).toMatchObject({
      code: "INVALID_STATE",
    });
    await cancels(customer, order);
    const money = await moneyOf(order);
    expect(money?.settlement).toMatchObject({ outcome: "REFUND_CONTACT_REQUIRED", settledAt: null });
    expect(await tasks()).toMatchObject([{ action: "RECORD_REFUND", settlement: { id: money?.settlement?.id } }]);
    const refund = { idempotencyKey: unique("refund"), settlementId: money?.settlement?.id ?? "" };
    expect((await admin.run(RecordRefundDocument, { input: refund })).recordRefund).toMatchObject({
      code: "APPROVAL_RIGHT_REQUIRED",
    });
    for (let time = 0; time < 2; time++)
      expect((await operator.run(RecordRefundDocument, { input: refund })).recordRefund).toMatchObject({
        settlement: { outcome: "REFUNDED", settledAt: expect.any(String) },
        order: { payment: { status: "REFUNDED" } },
      });
    expect(await tasks()).toEqual([]);
  });

  it("C21, K8: a card that was not charged is voided", async () => {
    const order = await unvalidated({ method: "CREDIT_CARD" });
    const answer = await cancels(customer, order);
    expect(answer).toMatchObject({
      order: {
        payment: { status: "RELEASED" },
        settlement: { outcome: "VOIDED", settledAt: expect.any(String), lines: [{ refundable: true }] },
      },
    });
    const [card] = await world.dataSource.query("select status from card_authorizations where order_id = $1", [
      order.id,
    ]);
    expect(card).toEqual({ status: "VOIDED" });
  });

  it("C22, D11, I3: a voucher order cancelled twice at once: 未使用 once, one settlement", async () => {
    const [voucher] = await world.dataSource.query(
      "select code, expires_at from vouchers where used_by_order_id is null limit 1",
    );
    const order = await unvalidated({ method: "VOUCHER", voucherCode: voucher.code });
    expect((await moneyOf(order))?.payment.voucherCode).toBe(voucher.code);
    const token = (await previews(customer, order))?.confirmationToken ?? "";
    const answers = await Promise.all([1, 2].map(() => cancels(customer, order, { confirmationToken: token })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["CancelOrderPayload", "RefusedError"]);
    expect(answers.find(({ __typename }) => __typename === "RefusedError")).toMatchObject({ code: "INVALID_STATE" });
    const rows = await world.dataSource.query("select outcome from settlements where order_id = $1", [order.id]);
    expect(rows).toEqual([{ outcome: "VOUCHER_RESTORED" }]);
    const after = await world.dataSource.query("select used_by_order_id, expires_at from vouchers where code = $1", [
      voucher.code,
    ]);
    expect(after).toEqual([{ used_by_order_id: null, expires_at: voucher.expires_at }]);
    // C22: the same code works again.
    await unvalidated({ method: "VOUCHER", voucherCode: voucher.code });
  });

  it("C23, D11: its units go back, one for each licence, never above what was bought", async () => {
    const remaining = async () =>
      (
        await world.dataSource.query(
          "select u.id, u.remaining, u.purchased, p.code from unit_balances u join products p on p.id = u.product_id join accounts a on a.id = u.account_id where a.code = 'kumo' order by u.id",
        )
      )[0];
    const before = await remaining();
    const order = await unvalidated({ method: "UNITS" }, before.code, { licenseCount: 2 });
    expect(await remaining()).toMatchObject({ remaining: before.remaining - 2 });
    expect(await cancels(customer, order)).toMatchObject({ order: { settlement: { outcome: "UNITS_RETURNED" } } });
    expect(await remaining()).toEqual(before);
    const another = await unvalidated({ method: "UNITS" }, before.code);
    await world.dataSource.query("update unit_balances set remaining = purchased where id = $1", [before.id]);
    expect(await cancels(customer, another)).toMatchObject({ order: { settlement: { outcome: "UNITS_RETURNED" } } });
    expect(await remaining()).toMatchObject({ remaining: before.purchased });
  });
});

describe("the confirmation (C6) and the order of refusals (D19, K6)", () => {
  it("nothing happens without it, nor with another's, another order's, or one of something else", async () => {
    const [order, other] = [await pending(), await pending()];
    const theirs = (await previews(admin, order))?.confirmationToken ?? "";
    const ofOther = (await previews(customer, other))?.confirmationToken ?? "";
    for (const confirmationToken of ["", "x", "zzzzzzzz.AAAA", theirs, ofOther])
      expect(await cancels(customer, order, { confirmationToken })).toMatchObject({ code: "CONFIRMATION_INVALID" });
    const mine = (await previews(customer, order))?.confirmationToken ?? "";
    expect(await cancels(customer, order, { confirmationToken: mine, commonName: "other.example.test" })).toMatchObject(
      {
        code: "COMMON_NAME_MISMATCH",
      },
    );
    await operator.run(RecordPaymentDocument, { input: { idempotencyKey: unique("paid"), orderId: order.id } });
    expect(await cancels(customer, order, { confirmationToken: mine })).toMatchObject({ code: "CONFIRMATION_INVALID" });
    expect(await cancels(customer, { ...order, id: "ord_none" })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("the same key answers the same cancellation (D5)", async () => {
    const order = await pending();
    const input = {
      idempotencyKey: unique("twice"),
      confirmationToken: (await previews(customer, order))?.confirmationToken ?? "",
    };
    const first = await cancels(customer, order, input);
    expect(await cancels(customer, order, input)).toEqual(first);
  });

  it("staff acts on behalf with a note", async () => {
    const order = await pending();
    expect(await cancels(operator, order)).toMatchObject({ code: "VALIDATION" });
    expect(await cancels(operator, order, { note: "お電話" })).toMatchObject({
      cancellation: { staffNote: "お電話" },
      order: { status: "CANCELED" },
    });
  });

  it("D13: an order that is over is not cancelled; node() finds its cancellation and settlement", async () => {
    const order = await pending();
    await received(order);
    expect(await cancels(customer, order, { confirmationToken: "x" })).toMatchObject({ code: "INVALID_STATE" });
    const money = await moneyOf(order);
    for (const id of [money?.cancellation?.id, money?.settlement?.id])
      expect((await customer.run(MoneyNodeDocument, { id: id ?? "" })).node).toMatchObject({
        id,
        order: { id: order.id },
      });
    const stranger = await world.as("standard@hoshi.test");
    expect((await stranger.run(MoneyNodeDocument, { id: money?.settlement?.id ?? "" })).node).toBeNull();
    expect(await previews(stranger, order)).toBeNull();
  });
});

describe("an issued order whose policy has cancelling (K4, K7, K8, K10)", () => {
  it("K7: received, completed by staff: certificates revoked for real, order CANCELED, card refunded", async () => {
    const order = fresh(kingsslStock);
    expect(await previews(customer, order)).toMatchObject({
      action: "CANCEL",
      refundable: true,
      outcome: "REFUNDED",
      certificatesRevoked: [{}],
    });
    const cancellation = await received(order);
    expect(cancellation).toMatchObject({
      status: "RECEIVED",
      dueAt: expect.stringMatching(/T14:59:59\.999Z$/),
      refundable: true,
    });
    expect(await completes(admin, cancellation.id)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
    expect(await completes(operator, cancellation.id)).toMatchObject({
      cancellation: { status: "COMPLETED" },
      order: {
        status: "CANCELED",
        closure: "CANCELLATION",
        certificates: [{ status: "REVOKED" }],
        payment: { status: "REFUNDED" },
        settlement: { outcome: "REFUNDED", settledAt: expect.any(String) },
      },
    });
    expect(await completes(operator, cancellation.id)).toMatchObject({ order: { status: "CANCELED" } });
    const serial = (await moneyOf(order))?.certificates[0]?.serialNumber;
    const [row] = await world.dataSource.query("select reason from ca_certificates where serial_number = $1", [serial]);
    expect(row).toEqual({ reason: "CESSATION_OF_OPERATION" });
  });

  it("D17: a second one is refused; whoever asked withdraws, and may ask again", async () => {
    const order = fresh(kingsslStock);
    const { id } = await received(order);
    expect(await cancels(customer, order, { confirmationToken: "x" })).toMatchObject({ code: "INVALID_STATE" });
    const withdraw = async (client: Client, note?: string) =>
      (await client.run(WithdrawCancellationDocument, { input: { cancellationId: id, note } })).withdrawCancellation;
    expect(await withdraw(admin)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
    expect(await withdraw(customer)).toMatchObject({
      cancellation: { status: "WITHDRAWN" },
      order: { status: "ISSUED" },
    });
    expect(await withdraw(customer)).toMatchObject({ cancellation: { status: "WITHDRAWN" } });
    expect(await completes(operator, id)).toMatchObject({ code: "INVALID_STATE" });
    expect(await received(order)).toMatchObject({ status: "RECEIVED" });
  });

  it("staff refuses it with a note, which the requester reads; the order goes on", async () => {
    const { id } = await received(fresh(kingsslStock));
    const refuses = async (client: Client, note: string) =>
      (await client.run(RefuseCancellationDocument, { input: { cancellationId: id, note } })).refuseCancellation;
    expect(await refuses(operator, " ")).toMatchObject({ code: "VALIDATION" });
    expect(await refuses(admin, "いいえ")).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
    expect(await refuses(operator, "重複")).toMatchObject({
      cancellation: { status: "REFUSED" },
      order: { status: "ISSUED", settlement: null },
    });
    expect((await customer.run(MoneyNodeDocument, { id })).node).toMatchObject({ closingNote: "重複" });
  });

  it("K4, K10: after the window it is refused, with the instant; D19: before the confirmation is looked at", async () => {
    const order = fresh(kingsslStock);
    await shiftFirstIssue(order, 7);
    expect(await previews(customer, order)).toMatchObject({
      allowed: false,
      action: null,
      reasonCode: "CANCELLATION_WINDOW_CLOSED",
      outcome: "NOT_ELIGIBLE",
      confirmationToken: null,
    });
    expect(await cancels(customer, order, { confirmationToken: "x" })).toMatchObject({
      __typename: "CancellationWindowClosedError",
    });
  });

  it("D2: received in the window and completed after it is still refundable", async () => {
    const order = fresh(kingsslStock);
    const { id } = await received(order);
    await shiftFirstIssue(order, 20);
    expect(await completes(operator, id)).toMatchObject({ order: { settlement: { outcome: "REFUNDED" } } });
  });

  it("D17: a revocation that comes first completes the cancellation, still refundable", async () => {
    const order = fresh(kingsslStock);
    const { id } = await received(order);
    const revoked = await requestsRevocation(operator, order, { immediately: true, note: "お電話" });
    expect(revoked).toMatchObject({ request: { status: "COMPLETED" } });
    expect(await moneyOf(order)).toMatchObject({
      status: "REVOKED",
      closure: "CANCELLATION",
      cancellation: { id, status: "COMPLETED" },
      settlement: { outcome: "REFUNDED" },
    });
  });

  it("K10: a revocation without cancellation refunds nothing; C6: nor was that shown by what confirms a cancellation", async () => {
    const order = fresh(kingsslStock);
    const confirmationToken = (await previews(operator, order))?.confirmationToken ?? "";
    expect(
      await requestsRevocation(operator, order, { confirmationToken, immediately: true, note: "お電話" }),
    ).toMatchObject({ code: "CONFIRMATION_INVALID" });
    await requestsRevocation(operator, order, { immediately: true, note: "お電話" });
    expect(await moneyOf(order)).toMatchObject({ closure: "REVOCATION", settlement: { outcome: "NOT_ELIGIBLE" } });
  });

  it("D18: without a valid certificate too, in the window; D1, K4: the window is told to the millisecond", async () => {
    const order = fresh(kingsslStock);
    const serialNumber = (await moneyOf(order))?.certificates[0]?.serialNumber ?? "";
    await requestsRevocation(operator, order, { serialNumber, immediately: true, note: "お電話" });
    expect(await moneyOf(order)).toMatchObject({ status: "ISSUED", certificates: [{ status: "REVOKED" }] });
    const { firstIssuedAt } = await readsOrder(customer, order.id);
    expect((await previews(customer, order))?.windowClosesAt).toBe(endOfDayInJapan(6, firstIssuedAt));
    const { id } = await received(order);
    expect(await completes(operator, id)).toMatchObject({
      order: { status: "CANCELED", settlement: { outcome: "REFUNDED" } },
    });
  });

  it("twice at once and beside a withdrawal: one outcome", async () => {
    const order = fresh(kingsslStock);
    const { id } = await received(order);
    await Promise.all([
      completes(operator, id),
      completes(operator, id),
      customer.run(WithdrawCancellationDocument, { input: { cancellationId: id } }),
    ]);
    const after = await moneyOf(order);
    expect([after?.status, after?.cancellation?.status, after?.settlement === null]).toEqual(
      after?.status === "CANCELED" ? ["CANCELED", "COMPLETED", false] : ["ISSUED", "WITHDRAWN", true],
    );
  });
});

describe("an issued order whose policy revokes instead (C2, C3, C37, C38)", () => {
  it("C38: cancelOrder says to revoke the whole order; C2, C6: that counts inside the window, confirmed by a token", async () => {
    const order = fresh(stock);
    const preview = await previews(admin, order);
    expect(preview).toMatchObject({
      allowed: true,
      action: "REQUEST_REVOCATION",
      refundable: true,
      outcome: "REFUNDED",
    });
    const confirmationToken = preview?.confirmationToken ?? "";
    expect(await cancels(admin, order, { confirmationToken })).toMatchObject({ code: "INVALID_STATE" });
    const revokes = (token: string) =>
      requestsRevocation(admin, order, { confirmationToken: token, immediately: true });
    expect(await revokes("x")).toMatchObject({ code: "CONFIRMATION_INVALID" });
    // C6: nor is it good for one certificate.
    const serialNumber = (await moneyOf(order))?.certificates[0]?.serialNumber ?? "";
    expect(
      await requestsRevocation(admin, order, { serialNumber, confirmationToken, immediately: true }),
    ).toMatchObject({ code: "CONFIRMATION_INVALID" });
    expect(await revokes(confirmationToken)).toMatchObject({ request: { status: "COMPLETED" } });
    const after = await waitsForSettled(order);
    expect(after).toMatchObject({ status: "REVOKED", closure: "CANCELLATION", settlement: { outcome: "REFUNDED" } });
    expect(after?.settlement?.lines[0]?.description).toContain("クレジットカード会社へご確認ください");
  });

  it("C6: what was shown inside the window is not confirmed after it", async () => {
    const order = fresh(stock);
    const confirmationToken = (await previews(admin, order))?.confirmationToken ?? "";
    await shiftFirstIssue(order, 31);
    expect(await requestsRevocation(admin, order, { confirmationToken, immediately: true })).toMatchObject({
      code: "CONFIRMATION_INVALID",
    });
  });

  it("C3: later it is a revocation and nothing else", async () => {
    const order = fresh(stock);
    await shiftFirstIssue(order, 31);
    expect(await previews(admin, order)).toMatchObject({
      action: "REQUEST_REVOCATION",
      refundable: false,
      outcome: "NOT_ELIGIBLE",
    });
    await requestsRevocation(admin, order, { immediately: true });
    expect(await moneyOf(order)).toMatchObject({
      status: "REVOKED",
      closure: "REVOCATION",
      settlement: { outcome: "NOT_ELIGIBLE" },
    });
  });

  it("D2: asked for in the window and approved after it, it still settles", async () => {
    const order = fresh(stock);
    const asked = await requestsRevocation(customer, order);
    if (asked.__typename !== "RequestRevocationPayload") throw new Error(JSON.stringify(asked));
    await shiftFirstIssue(order, 40);
    await approves(admin, asked.request.id);
    expect(await moneyOf(order)).toMatchObject({ closure: "CANCELLATION", settlement: { outcome: "REFUNDED" } });
  });

  it("C37, D18: one certificate revoked refunds nothing, and the order stays 発行済み, also when it was the last one", async () => {
    const order = fresh(stock);
    const serialNumber = (await moneyOf(order))?.certificates[0]?.serialNumber ?? "";
    await requestsRevocation(admin, order, { serialNumber, immediately: true });
    expect(await moneyOf(order)).toMatchObject({ status: "ISSUED", settlement: null });
    // D18: the whole order can be revoked all the same, and its closure is judged by the window.
    expect(await requestsRevocation(admin, order, { immediately: true })).toMatchObject({
      request: { status: "COMPLETED" },
    });
    expect(await waitsForSettled(order)).toMatchObject({
      status: "REVOKED",
      closure: "CANCELLATION",
      settlement: { outcome: "REFUNDED" },
    });
  });
});

describe("D16: 90 days of 保留中", () => {
  const wait = async ({ id }: Order, days: number) => {
    for (const change of ["orders set created_at = created_at", "events set occurred_at = occurred_at"])
      await world.dataSource.query(
        `update ${change} - make_interval(days => $2) where ${change.startsWith("orders") ? "id" : "order_id"} = $1`,
        [id, days],
      );
  };

  it("the system cancels and settles, no day earlier", async () => {
    const [order, younger] = [await pending(), await pending()];
    await wait(younger, 89);
    await wait(order, 90);
    await waitsFor(customer, order.id, ({ status }) => status === "CANCELED");
    expect(await moneyOf(order)).toMatchObject({
      cancellation: { status: "COMPLETED" },
      settlement: { outcome: "TERMINATED_UNPAID" },
    });
    expect(await moneyOf(younger)).toMatchObject({ status: "PENDING", cancellation: null });
  });
});

/** The last millisecond of a day in Japan, counted from that of an instant, reckoned by hand. */
function endOfDayInJapan(days: number, from: string | null): string {
  const japan = new Date(Date.parse(from ?? "") + 9 * 3_600_000);
  const midnight = Date.UTC(japan.getUTCFullYear(), japan.getUTCMonth(), japan.getUTCDate() + days + 1);
  return new Date(midnight - 9 * 3_600_000 - 1).toISOString();
}

/** The gateway is asked after the revocation was stored. */
async function waitsForSettled(order: Order) {
  for (let tries = 0; tries < 200; tries++) {
    if ((await moneyOf(order))?.settlement?.settledAt != null) break; // read anew below: its edges may have been read before
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return moneyOf(order);
}
