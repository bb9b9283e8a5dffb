import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { say } from "../../src/domain/messages/catalogue.js";
import {
  AddNoteDocument,
  ApproveOrderDocument,
  ChangeAdviceDocument,
  DecidedOrderDocument,
  IssueVouchersDocument,
  NotesDocument,
  OrderActionsDocument,
  OrderDocument,
  type PlaceOrderInput,
  RegisterVoucherDocument,
  RejectOrderDocument,
  UnitBalancesDocument,
  VouchersDocument,
} from "../gql/documents.js";
import type { Client } from "../support/client.js";
import { placesOrder, startWorld, unique, type World, waitsFor } from "../support/world.js";

let world: World;
let customer: Client;
let manager: Client;
let admin: Client;
let operator: Client;
let stranger: Client;
beforeAll(async () => {
  world = await startWorld();
  const emails = [
    "standard@kumo.test",
    "manager@kumo.test",
    "admin@kumo.test",
    "operator@desk.test",
    "admin@hoshi.test",
  ];
  [customer, manager, admin, operator, stranger] = (await Promise.all(emails.map((email) => world.as(email)))) as [
    Client,
    Client,
    Client,
    Client,
    Client,
  ];
  await world.dataSource.query("update accounts set approves_new_orders = true where code = 'kumo'");
});
afterAll(() => world?.stop());

const places = (client: Client, input: Partial<PlaceOrderInput> = {}) =>
  placesOrder(client, `${unique("new")}.example.test`, input);
const approves = async (client: Client, orderId: string, expectedVersion?: number) =>
  (await client.run(ApproveOrderDocument, { input: { orderId, expectedVersion } })).approveOrder;
const rejects = async (client: Client, orderId: string, note: string) =>
  (await client.run(RejectOrderDocument, { input: { orderId, note } })).rejectOrder;
const reads = async (id: string, client = customer) => (await client.run(DecidedOrderDocument, { id })).order;
const unusedVoucher = async () => {
  const { vouchers } = await customer.run(VouchersDocument, { first: 1, filter: { status: "UNUSED" } });
  return vouchers.edges[0]?.node.code ?? "";
};

describe("an order that has to be approved (rules, section 6)", () => {
  it("is neither validated nor issued before, and goes on by itself after", async () => {
    const id = await places(customer);
    await sleep(2500);
    const waiting = (await customer.run(OrderDocument, { id })).order;
    expect(waiting).toMatchObject({ status: "NEEDS_APPROVAL", pendingReasons: [], domainValidations: [] });
    const [{ issuances }] = await world.dataSource.query(
      "select count(*)::int as issuances from issuances where order_id = $1",
      [id],
    );
    expect(issuances).toBe(0);
    expect(await approves(manager, id)).toMatchObject({
      order: { status: "PENDING", decidedBy: { email: "manager@kumo.test" } },
    });
    await waitsFor(customer, id, (order) => order.status === "ISSUED");
  });

  it("is not placed by those who may approve: theirs is PENDING at once", async () => {
    const id = await places(manager, { payment: { method: "BANK_TRANSFER" } });
    expect(await reads(id)).toMatchObject({ status: "PENDING", decidedBy: null, decidedAt: null });
  });

  it("is decided by ADMIN and MANAGER of its account alone (C18)", async () => {
    const id = await places(customer);
    for (const client of [customer, await world.as("finance@kumo.test"), operator])
      expect(await approves(client, id)).toMatchObject({ code: "APPROVAL_RIGHT_REQUIRED" });
    expect(await approves(stranger, id)).toMatchObject({ __typename: "NotFoundError" });
    expect(await reads(id)).toMatchObject({ status: "NEEDS_APPROVAL", version: 1 });
  });

  it("is rejected with a note, and settles as one cancelled before its issue (C22)", async () => {
    const voucherCode = await unusedVoucher();
    const id = await places(customer, { productCode: "CC_DV", payment: { method: "VOUCHER", voucherCode } });
    expect(await rejects(admin, id, " ")).toMatchObject({ code: "VALIDATION", fields: [{ path: ["note"] }] });
    expect(await rejects(admin, id, "予算外です")).toMatchObject({
      order: {
        status: "REJECTED",
        closure: "REJECTION",
        decisionNote: "予算外です",
        settlement: { outcome: "VOUCHER_RESTORED" },
      },
    });
    const again = await places(customer, { productCode: "CC_DV", payment: { method: "VOUCHER", voucherCode } });
    expect(await reads(again)).toMatchObject({ status: "NEEDS_APPROVAL" });
  });

  it("is decided once: repeating one's own is no error, another's is INVALID_STATE, an old look STALE_VERSION (D6)", async () => {
    const id = await places(customer);
    expect(await approves(admin, id, 7)).toMatchObject({ code: "STALE_VERSION" });
    expect(await approves(admin, id, 1)).toMatchObject({ order: { status: "PENDING" } });
    expect(await approves(admin, id, 1)).toMatchObject({ __typename: "DecideOrderPayload" });
    expect(await approves(manager, id)).toMatchObject({ code: "INVALID_STATE" });
    expect(await rejects(admin, id, "やめます")).toMatchObject({ code: "INVALID_STATE" });
  });

  it("is never decided by who placed it, by the database neither, unless the account allows it (D6)", async () => {
    const id = await places(customer);
    await world.dataSource.query(
      "update orders set placed_by_id = (select id from users where email = 'manager@kumo.test') where id = $1",
      [id],
    );
    expect(await approves(manager, id)).toMatchObject({ code: "SELF_APPROVAL" });
    const past = world.dataSource.query(
      "update orders set decision = 'APPROVED', decided_by_id = placed_by_id where id = $1",
      [id],
    );
    await expect(past).rejects.toThrow("order_self_approval");
    await world.dataSource.query("update orders set self_decision_allowed = true where id = $1", [id]);
    expect(await approves(manager, id)).toMatchObject({ order: { status: "PENDING" } });
  });

  it("A approves while B rejects: one outcome, one settlement at most, in ten races (I3, I7)", async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => places(customer)));
    for (const id of ids) {
      const answers = await Promise.all([approves(admin, id), rejects(manager, id, "いいえ")]);
      const codes = answers.map((each) => ("code" in each ? each.code : "WON")).sort();
      expect(codes).toEqual(["INVALID_STATE", "WON"]);
      const after = await reads(id);
      expect(after?.settlement === null).toBe(after?.status !== "REJECTED");
    }
  });
});

describe("the mail of an order that was rejected (ORDER_REJECTED)", () => {
  const mailsOf = async (id: string): Promise<{ text_body: string }[]> =>
    world.dataSource.query("select text_body from mails where order_id = $1 and kind = 'ORDER_REJECTED'", [id]);
  const rejectedBy = async (id: string) => {
    await waitsFor(customer, id, (order) => order.status === "REJECTED");
    const [mail, ...further] = await mailsOf(id);
    expect(further).toEqual([]);
    return mail?.text_body ?? "";
  };
  const approvesWith = (note: string, orderId: string) => admin.run(ApproveOrderDocument, { input: { orderId, note } });

  it("says what who rejected it wrote (D6)", async () => {
    const id = await places(customer);
    await rejects(admin, id, "予算外です");
    const text = await rejectedBy(id);
    expect(text).toContain("理由: 予算外です");
    expect(text).toContain("Why: 予算外です");
  });

  it("D12: says that the key is blocked, and nothing of what was noted for the approval", async () => {
    const id = await places(customer);
    await world.dataSource.query(
      "insert into blocked_keys (key_hash, serial_number, blocked_at) select key_hash, 'ff', now() from orders where id = $1",
      [id],
    );
    await approvesWith("社内用: 与信は確認済み", id);
    const text = await rejectedBy(id);
    expect(text).not.toContain("社内用");
    for (const locale of ["JA", "EN"] as const) expect(text).toContain(say("key.blocked", locale));
  });

  it("says in both languages why the CA refused, and nothing of what was noted for the approval", async () => {
    const [{ name }] = await world.dataSource.query(
      "select organization_name as name from accounts where code = 'kumo'",
    );
    const called = (words: string) =>
      world.dataSource.query("update accounts set organization_name = $1 where code = 'kumo'", [words]);
    const id = await places(customer, { productCode: "CC_OV" });
    await called("長い名称".repeat(30));
    try {
      await approvesWith("社内用: 与信は確認済み", id);
      const text = await rejectedBy(id);
      expect(text).not.toContain("社内用");
      for (const locale of ["JA", "EN"] as const) expect(text).toContain(say("ca.organization", locale));
    } finally {
      await called(name);
    }
  });
});

describe("what an order offers (availableActions)", () => {
  const offers = async (client: Client, id: string) => {
    const { order } = await client.run(OrderActionsDocument, { id });
    return new Map(order?.availableActions.map((each) => [each.action, each]));
  };

  it("differs by who looks, says why not, and is what the command then does", async () => {
    const id = await places(customer);
    const [mine, managers, desks] = [await offers(customer, id), await offers(manager, id), await offers(operator, id)];
    expect([mine.has("APPROVE"), managers.get("APPROVE")?.allowed, desks.has("APPROVE")]).toEqual([false, true, false]);
    expect(mine.get("CANCEL")).toMatchObject({ allowed: true, deadline: null });
    expect(mine.get("REISSUE")).toMatchObject({ allowed: false, reasonCode: "INVALID_STATE" });
    expect(mine.get("RENEW")?.reason).toContain("更新できません");
    expect(desks.get("COMPLETE_CANCELLATION")).toMatchObject({ allowed: false, reasonCode: "INVALID_STATE" });
    await approves(manager, id);
    await waitsFor(customer, id, (order) => order.status === "ISSUED");
    const after = await offers(manager, id);
    expect(after.get("APPROVE")).toMatchObject({ allowed: false, reasonCode: "INVALID_STATE" });
    expect(after.get("RENEW")).toMatchObject({ allowed: false, reasonCode: "RENEWAL_TOO_EARLY" });
    expect(Date.parse(after.get("RENEW")?.opensAt ?? "")).toBeGreaterThan(Date.now());
  });
});

describe("what is sold", () => {
  it("customers revoke server and code signing certificates themselves (C8), staff all others (C9)", async () => {
    const rows: { kind: string; self: boolean }[] = await world.dataSource.query(
      "select distinct kind, self_service_revocation as self from products order by kind",
    );
    expect(Object.fromEntries(rows.map(({ kind, self }) => [kind, self]))).toEqual({
      CODE_SIGNING: true,
      DOCUMENT_SIGNING: false,
      EV_CODE_SIGNING: false,
      PRIVATE: false,
      SERVER: true,
    });
  });
});

describe("notes (メモ)", () => {
  const adds = async (client: Client, orderId: string, text: string) =>
    (await client.run(AddNoteDocument, { input: { orderId, text } })).addNote;

  it("are added and read by the account and the desk, newest first, and stand in the history", async () => {
    const id = await places(customer);
    expect(await adds(customer, id, " 急ぎです \n至急 ")).toMatchObject({
      note: { text: "急ぎです \n至急" },
      order: { version: 2 },
    });
    expect(await adds(operator, id, "確認しました")).toMatchObject({ order: { version: 3 } });
    const { order } = await admin.run(NotesDocument, { id });
    expect(order?.notes.map(({ text, author }) => [text, author.email])).toEqual([
      ["確認しました", "operator@desk.test"],
      ["急ぎです \n至急", "standard@kumo.test"],
    ]);
    const [{ events }] = await world.dataSource.query(
      "select count(*)::int as events from events where order_id = $1 and message_key = 'event.note' and aspect = 'OTHER'",
      [id],
    );
    expect(events).toBe(2);
  });

  it("D5: are added once for a key, also when it comes twice at once; without one each time", async () => {
    const id = await places(customer);
    const add = async (text: string, idempotencyKey?: string) =>
      (await customer.run(AddNoteDocument, { input: { orderId: id, text, idempotencyKey } })).addNote;
    const key = unique("note");
    const [one, twin] = await Promise.all([add("一度だけ", key), add("一度だけ", key)]);
    expect(one).toMatchObject({ note: { text: "一度だけ" }, order: { version: 2 } });
    expect([twin, await add("一度だけ", key)]).toEqual([one, one]);
    expect(await add("別の内容", key)).toMatchObject({ code: "IDEMPOTENCY_CONFLICT" });
    expect(await add("x", "k".repeat(256))).toMatchObject({ fields: [{ path: ["idempotencyKey"] }] });
    await add("何度でも");
    await add("何度でも");
    const { order } = await admin.run(NotesDocument, { id });
    expect(order?.notes.map(({ text }) => text)).toEqual(["何度でも", "何度でも", "一度だけ"]);
  });

  it("I9: with a key that was used before show no more than their user may see today", async () => {
    const input = { orderId: await places(customer), text: "控え", idempotencyKey: unique("note") };
    expect((await manager.run(AddNoteDocument, { input })).addNote).toMatchObject({ order: { id: input.orderId } });
    const is = (role: string) =>
      world.dataSource.query("update users set role = $1 where email = 'manager@kumo.test'", [role]);
    await is("LIMITED");
    try {
      const narrowed = await world.as("manager@kumo.test");
      expect((await narrowed.run(AddNoteDocument, { input })).addNote).toMatchObject({ __typename: "NotFoundError" });
    } finally {
      await is("MANAGER");
    }
  });

  it("are refused empty, and where the order cannot be seen (I9)", async () => {
    const id = await places(customer);
    expect(await adds(customer, id, "  ")).toMatchObject({ code: "VALIDATION", fields: [{ path: ["text"] }] });
    expect(await adds(stranger, id, "こんにちは")).toMatchObject({ __typename: "NotFoundError" });
    expect((await stranger.run(NotesDocument, { id })).order).toBeNull();
  });
});

describe("advice about a change", () => {
  it("follows the order's policy and payment, in the language that is asked for (C30, K31, C32)", async () => {
    const cc = await places(customer, {
      productCode: "CC_DV",
      payment: { method: "VOUCHER", voucherCode: await unusedVoucher() },
    });
    const king = await places(customer, { productCode: "KINGSSL_DV" });
    const asks = async (orderId: string, change: "COMMON_NAME" | "LICENSE_COUNT", locale?: "EN") =>
      (await customer.run(ChangeAdviceDocument, { orderId, change, locale })).changeAdvice;
    expect(await asks(cc, "COMMON_NAME")).toMatchObject({ procedure: "REISSUE", cancelNeeded: false });
    expect(await asks(king, "COMMON_NAME")).toMatchObject({ procedure: "NEW_ORDER", cancelNeeded: false });
    expect(await asks(cc, "LICENSE_COUNT", "EN")).toMatchObject({
      procedure: "REGISTER_VOUCHER",
      explanation: expect.stringContaining("register further vouchers"),
    });
    expect(await asks(king, "LICENSE_COUNT")).toMatchObject({ procedure: "CANCEL_AND_REORDER", cancelNeeded: true });
    const hidden = await stranger.run(ChangeAdviceDocument, { orderId: cc, change: "PLATFORM" });
    expect(hidden.changeAdvice).toBeNull();
  });
});

describe("what is paid beforehand", () => {
  it("vouchers are 未使用 until an order holds them, and belong to the account (C22)", async () => {
    const code = await unusedVoucher();
    const id = await places(customer, { productCode: "CC_DV", payment: { method: "VOUCHER", voucherCode: code } });
    const { vouchers } = await admin.run(VouchersDocument, { first: 100, filter: { status: "USED" } });
    const used = vouchers.edges.map((edge) => edge.node).find((voucher) => voucher.code === code);
    expect(used).toMatchObject({ statusLabel: "使用済み", usedByOrder: { id }, product: { code: "CC_DV" } });
    expect((await stranger.run(VouchersDocument, {})).vouchers.totalCount).toBe(0);
    expect((await (await world.as("limited@kumo.test")).run(VouchersDocument, {})).vouchers.totalCount).toBe(0);
  });

  it("units are counted (C23)", async () => {
    const before = (await customer.run(UnitBalancesDocument, {})).unitBalances[0];
    await places(customer, { payment: { method: "UNITS" } });
    const after = (await customer.run(UnitBalancesDocument, {})).unitBalances;
    expect(after).toEqual([{ ...before, remaining: (before?.remaining ?? 0) - 1 }]);
    expect(after[0]).toMatchObject({ product: { code: "CC_OV" }, purchased: 10 });
    const units = { method: "UNITS" } as const;
    await expect(places(customer, { payment: units, licenseCount: 10 })).rejects.toThrow("UNITS_EXHAUSTED");
    const id = await places(customer, { payment: units, licenseCount: 3 });
    const left = (await customer.run(UnitBalancesDocument, {})).unitBalances;
    expect(left).toEqual([{ ...before, remaining: (before?.remaining ?? 0) - 4 }]);
    const { body } = await customer.post({
      query:
        "query($id: ID!) { order(id: $id) { licenseCount payment { amount { value } } product { price { value } } } }",
      variables: { id },
    });
    const { order } = body.data as { order: { product: { price: { value: number } } } };
    expect(order).toMatchObject({ licenseCount: 3, payment: { amount: { value: 3 * order.product.price.value } } });
    expect((await stranger.run(UnitBalancesDocument, {})).unitBalances).toEqual([]);
  });

  it("codes that the desk hands out are registered once, by whoever is first (C32)", async () => {
    const input = {
      idempotencyKey: unique("vouchers"),
      productCode: "CC_DV",
      count: 2,
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    };
    const issues = async (client: Client) => (await client.run(IssueVouchersDocument, { input })).issueVouchers;
    expect(await issues(admin)).toMatchObject({ code: "INVALID_STATE" });
    const issued = await issues(operator);
    if (issued.__typename !== "IssueVouchersPayload") throw new Error(JSON.stringify(issued));
    expect(await issues(operator)).toEqual(issued);
    expect(issued.vouchers).toHaveLength(2);
    const code = issued.vouchers[0]?.code ?? "";
    const place = { productCode: "CC_DV", payment: { method: "VOUCHER", voucherCode: code } } as const;
    await expect(places(customer, place)).rejects.toThrow("VOUCHER_INVALID");
    const registers = async (client: Client, given = code) =>
      (await client.run(RegisterVoucherDocument, { input: { code: given } })).registerVoucher;
    const answers = await Promise.all([registers(customer), registers(stranger)]);
    expect(answers.map((each) => ("code" in each ? each.code : "WON")).sort()).toEqual(["VOUCHER_INVALID", "WON"]);
    expect(await registers(customer, "NO-SUCH-CODE")).toMatchObject({ code: "VOUCHER_INVALID" });
    expect(await registers(operator)).toMatchObject({ code: "INVALID_STATE" });
    const [winner, codeOfWinner] = [answers[0] && "voucher" in answers[0] ? customer : stranger, code];
    expect(await registers(winner, ` ${codeOfWinner} `)).toMatchObject({ voucher: { status: "UNUSED" } });
  });
});
