import { describe, expect, it } from "@jest/globals";
import { previewCancellation, whatWasShown } from "../../../src/domain/cancellationPreview.js";
import { decideCancellation, mayCancel, planCancellation } from "../../../src/domain/cancelOrder.js";
import { say } from "../../../src/domain/messages/catalogue.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import { mayRecordPayment, mayRecordRefund } from "../../../src/domain/recordMoney.js";
import { describeLine } from "../../../src/domain/settlementLine.js";
import { actor, at, certificate, orderCase, outcome } from "./cases.js";

const firstIssuedAt = at("2026-03-01T10:00:00+09:00");
const k = (order = {}) => orderCase({ policy: kingsslTerms, order: { firstIssuedAt, ...order } });
const c = (order = {}) => orderCase({ policy: certcentralTerms, order: { firstIssuedAt, ...order } });
const inWindow = at("2026-03-05T10:00:00+09:00");
const wish = { commonName: "www.example.jp", confirmed: true };
const money = {
  policy: { ...kingsslTerms },
  payment: { method: "CREDIT_CARD", status: "PAID", paidAt: firstIssuedAt, recordedById: null },
  capturedAt: null,
  price: { certificate: 12_000, additionalNames: 0, hardwareToken: 0 },
  dueAt: at("2026-03-09T23:59:59.999+09:00"),
} as const;

describe("whether an order can be cancelled", () => {
  it("section 9, K4: received at 2026-03-07T14:59:59Z accepted, at 15:00:00Z CANCELLATION_WINDOW_CLOSED", () => {
    expect(mayCancel(k(), at("2026-03-07T14:59:59Z"))).toEqual({ ok: true, value: "BY_STAFF" });
    expect(mayCancel(k(), at("2026-03-07T14:59:59.999Z")).ok).toBe(true);
    expect(mayCancel(k(), at("2026-03-07T15:00:00Z"))).toMatchObject({
      error: { code: "CANCELLATION_WINDOW_CLOSED", closedAt: at("2026-03-07T14:59:59.999Z") },
    });
  });

  it("K5, C1, C9: before issue at once, under either policy and for every product", () => {
    for (const policy of [kingsslTerms, certcentralTerms])
      for (const status of ["NEEDS_APPROVAL", "PENDING"] as const) {
        const order = { status, firstIssuedAt: null, coverageEndsAt: null };
        const facts = orderCase({ policy, order, certificates: [], product: { selfServiceRevocation: false } });
        expect(mayCancel(facts, inWindow)).toEqual({ ok: true, value: "AT_ONCE" });
      }
  });

  it("C38: an issued order whose policy has no cancelling by staff is revoked instead, in the window too", () => {
    const refused = mayCancel(c(), inWindow);
    expect(refused).toMatchObject({
      error: { code: "INVALID_STATE", message: { key: "error.cancellation.revokeInstead" } },
    });
  });

  it("C38, C9: where staff alone revokes it, requestManualRevocation is named, in both languages", () => {
    const manual = orderCase({
      order: { firstIssuedAt },
      product: { kind: "EV_CODE_SIGNING", selfServiceRevocation: false },
    });
    const refused = mayCancel(manual, inWindow);
    if (refused.ok) throw new Error("it was not refused");
    expect(refused.error.code).toBe("INVALID_STATE");
    for (const locale of ["JA", "EN"] as const) {
      expect(say(refused.error.message.key, locale)).toContain("requestManualRevocation");
      expect(say(refused.error.message.key, locale)).not.toContain("requestRevocation");
    }
  });

  it("a made-up brand that mixes the columns: 3 days, the issue day not counted, by staff, in another zone", () => {
    const policy = {
      ...certcentralTerms,
      cancellationCompletedByStaff: true,
      cancellationWindowDays: 3,
      timeZone: "UTC",
    };
    const facts = orderCase({ policy, order: { firstIssuedAt } });
    expect(outcome(mayCancel(facts, at("2026-03-04T23:59:59.999Z")))).toBe("OK");
    expect(outcome(mayCancel(facts, at("2026-03-05T00:00:00Z")))).toBe("CANCELLATION_WINDOW_CLOSED");
  });

  it("D13, I1: not once it is over; D17: not twice; D18: without a valid certificate too", () => {
    for (const status of ["REVOKED", "CANCELED", "REJECTED", "EXPIRED"] as const)
      expect(outcome(mayCancel(k({ status }), inWindow))).toBe("INVALID_STATE");
    expect(outcome(mayCancel(k({ cancellationStatus: "RECEIVED" }), inWindow))).toBe("INVALID_STATE");
    expect(outcome(mayCancel(k({ cancellationStatus: "WITHDRAWN" }), inWindow))).toBe("OK");
    const revoked = orderCase({ policy: kingsslTerms, certificates: [certificate("crt_1", { status: "REVOKED" })] });
    expect(outcome(mayCancel(revoked, inWindow))).toBe("OK");
    expect(outcome(mayCancel(k({ status: "REISSUE_PENDING" }), inWindow))).toBe("OK");
  });

  it("D19: the common name, then the state, then the window, then the confirmation", () => {
    const bad = { commonName: "other.example.jp", confirmed: false };
    const late = at("2026-05-01T00:00:00Z");
    const over = k({ status: "CANCELED" });
    expect(outcome(planCancellation(over, bad, late))).toBe("COMMON_NAME_MISMATCH");
    expect(outcome(planCancellation(over, { ...wish, confirmed: false }, late))).toBe("INVALID_STATE");
    expect(outcome(planCancellation(k(), { ...wish, confirmed: false }, late))).toBe("CANCELLATION_WINDOW_CLOSED");
    expect(outcome(planCancellation(k(), { ...wish, confirmed: false }, inWindow))).toBe("CONFIRMATION_INVALID");
    expect(outcome(planCancellation(k(), wish, inWindow))).toBe("OK");
  });
});

describe("the preview (C6, C38)", () => {
  it("section 9, C2, C3: 2026-03-31 JST would settle, 2026-04-01 JST would not", () => {
    expect(previewCancellation(c(), money, at("2026-03-31T23:59:59.999+09:00"))).toMatchObject({
      action: "REQUEST_REVOCATION",
      refundable: true,
      outcome: "REFUNDED",
      certificateIds: ["crt_1"],
    });
    expect(previewCancellation(c(), money, at("2026-04-01T00:00:00+09:00"))).toMatchObject({
      action: "REQUEST_REVOCATION",
      refundable: false,
      outcome: "NOT_ELIGIBLE",
      windowClosesAt: at("2026-03-31T23:59:59.999+09:00"),
    });
  });

  it("C36: while a reissue is pending the whole order is revoked for KEY_COMPROMISE alone, which the preview shows", () => {
    expect(previewCancellation(c({ status: "REISSUE_PENDING" }), money, inWindow)).toMatchObject({
      action: "REQUEST_REVOCATION",
      refusal: null,
      onlyForReason: "KEY_COMPROMISE",
      refundable: true,
    });
    expect(previewCancellation(c(), money, inWindow)).toMatchObject({ onlyForReason: null });
  });

  it("K10: after the window nothing does it", () => {
    expect(previewCancellation(k(), money, at("2026-04-01T00:00:00Z"))).toMatchObject({
      action: null,
      refusal: { code: "CANCELLATION_WINDOW_CLOSED" },
      outcome: "NOT_ELIGIBLE",
      certificateIds: [],
    });
  });

  it("C9, C38: products without self-service are revoked by staff, and the preview shows what becomes of the money then", () => {
    const product = { kind: "EV_CODE_SIGNING", selfServiceRevocation: false } as const;
    const manual = orderCase({ order: { firstIssuedAt }, product });
    const byStaff = { action: null, refusal: { code: "MANUAL_PROCEDURE_REQUIRED" }, certificateIds: ["crt_1"] };
    const token = { ...money, price: { ...money.price, hardwareToken: 15_000 } };
    expect(previewCancellation(manual, token, inWindow)).toMatchObject({
      ...byStaff,
      refundable: true,
      outcome: "REFUNDED",
      lines: [
        { item: "CERTIFICATE", refundable: true },
        { item: "HARDWARE_TOKEN", refundable: false },
      ],
    });
    const late = at("2026-04-01T00:00:00+09:00");
    expect(previewCancellation(manual, money, late)).toMatchObject({
      ...byStaff,
      refundable: false,
      outcome: "NOT_ELIGIBLE",
    });
    const asked = { id: "rev_1", wholeOrder: true, certificateIds: ["crt_1"] };
    expect(previewCancellation({ ...manual, openRequests: [asked] }, money, inWindow)).toMatchObject({
      refundable: false,
      certificateIds: [],
    });
  });

  it("K8, K9: where staff may complete it after the closing day, the line says that it may be the following month", () => {
    const issuedOn = at("2026-04-28T10:00:00+09:00");
    const captured = { ...money, payment: { ...money.payment, paidAt: issuedOn } };
    const shownOn = (day: string, due: string) => {
      const dueAt = at(`${due}T23:59:59.999+09:00`);
      return previewCancellation(k({ firstIssuedAt: issuedOn }), { ...captured, dueAt }, at(`${day}T10:00:00+09:00`));
    };
    const described = ({ lines: [line] }: ReturnType<typeof shownOn>, locale: "JA" | "EN") =>
      line && describeLine(line, locale);
    const near = shownOn("2026-04-30", "2026-05-07");
    expect(near).toMatchObject({ refundable: true, outcome: "REFUNDED", lines: [{ outcome: "REFUNDED" }] });
    expect(described(near, "JA")).toContain("締め日を過ぎた場合は、翌月以降の返金");
    expect(described(near, "EN")).toContain("following month");
    const far = shownOn("2026-04-28", "2026-04-30");
    expect(described(far, "JA")).not.toContain("翌月");
    const revoked = previewCancellation(c({ firstIssuedAt: issuedOn }), captured, at("2026-04-30T10:00:00+09:00"));
    expect(described(revoked, "JA")).not.toContain("翌月");
  });
});

describe("what a confirmation is good for (C6)", () => {
  const shown = (facts = c(), then = inWindow, price: object = {}) =>
    whatWasShown(facts, previewCancellation(facts, { ...money, price: { ...money.price, ...price } }, then));
  const having = (...ids: string[]) =>
    orderCase({ order: { firstIssuedAt }, certificates: ids.map((id) => certificate(id)) });

  it("C6: another status, certificate, line or end of the window is something else; time alone is not", () => {
    const unissued = { firstIssuedAt: null, coverageEndsAt: null };
    expect(shown(c({ ...unissued, status: "PENDING" }))).not.toEqual(
      shown(c({ ...unissued, status: "NEEDS_APPROVAL" })),
    );
    expect(shown(having("crt_2"))).not.toEqual(shown());
    expect(shown(having("crt_2", "crt_1"))).toEqual(shown(having("crt_1", "crt_2")));
    expect(shown(c(), inWindow, { additionalNames: 3000 })).not.toEqual(shown());
    expect(shown(c({ firstIssuedAt: at("2026-03-02T10:00:00+09:00") }))).not.toEqual(shown());
    expect(shown(c(), at("2026-03-31T10:00:00+09:00"))).toEqual(shown());
  });
});

describe("who decides on a cancellation (K7, D17)", () => {
  const received = { status: "RECEIVED", requestedById: "usr_standard", closedById: null } as const;
  const staff = actor("OPERATOR");

  it("staff completes and refuses; whoever asked withdraws, and staff on behalf", () => {
    for (const decision of ["COMPLETED", "REFUSED"] as const) {
      expect(outcome(decideCancellation(received, decision, staff))).toBe("OK");
      for (const role of ["ADMIN", "MANAGER", "FINANCE", "STANDARD", "LIMITED"] as const)
        expect(outcome(decideCancellation(received, decision, actor(role)))).toBe("APPROVAL_RIGHT_REQUIRED");
    }
    expect(outcome(decideCancellation(received, "WITHDRAWN", actor("STANDARD")))).toBe("OK");
    expect(outcome(decideCancellation(received, "WITHDRAWN", staff))).toBe("OK");
    expect(outcome(decideCancellation(received, "WITHDRAWN", actor("ADMIN")))).toBe("APPROVAL_RIGHT_REQUIRED");
  });

  it("nothing else once it is completed or on its way; one's own decision again is no error (D6)", () => {
    const underWay = { ...received, closedById: staff.userId };
    expect(decideCancellation(underWay, "COMPLETED", staff)).toEqual({ ok: true, value: "REPEATED" });
    expect(outcome(decideCancellation(underWay, "WITHDRAWN", actor("STANDARD")))).toBe("INVALID_STATE");
    expect(outcome(decideCancellation(underWay, "REFUSED", staff))).toBe("INVALID_STATE");
    const completed = { ...underWay, status: "COMPLETED" } as const;
    expect(decideCancellation(completed, "COMPLETED", staff)).toEqual({ ok: true, value: "REPEATED" });
    expect(outcome(decideCancellation(completed, "COMPLETED", actor("OPERATOR", "usr_other")))).toBe("INVALID_STATE");
    expect(outcome(decideCancellation(completed, "WITHDRAWN", actor("STANDARD")))).toBe("INVALID_STATE");
  });
});

describe("what staff records (section 7)", () => {
  const staff = actor("OPERATOR");
  const unpaid = { method: "BANK_TRANSFER", status: "UNPAID" } as const;
  const transfer = { order: { status: "PENDING" }, payment: unpaid, settlement: null } as const;

  it("C20: a transfer that is awaited, and nothing else", () => {
    expect(outcome(mayRecordPayment(transfer, staff))).toBe("OK");
    expect(outcome(mayRecordPayment(transfer, actor("ADMIN")))).toBe("APPROVAL_RIGHT_REQUIRED");
    expect(outcome(mayRecordPayment({ ...transfer, order: { status: "CANCELED" } }, staff))).toBe("INVALID_STATE");
    expect(outcome(mayRecordPayment({ ...transfer, payment: { method: "UNITS", status: "PAID" } }, staff))).toBe(
      "INVALID_STATE",
    );
  });

  it("C19: a transfer that comes in after 解約 all the same, once", () => {
    const ended = { ...transfer, order: { status: "CANCELED" }, settlement: { outcome: "TERMINATED_UNPAID" } } as const;
    expect(outcome(mayRecordPayment(ended, staff))).toBe("OK");
    expect(outcome(mayRecordPayment({ ...ended, payment: { ...unpaid, status: "PAID" } }, staff))).toBe(
      "INVALID_STATE",
    );
  });

  it("C21, C24: what a card could not be charged, whatever became of its order", () => {
    for (const status of ["ISSUED", "CANCELED", "REVOKED", "EXPIRED"] as const) {
      const card = (status: "UNPAID" | "AUTHORIZED" | "PAID") => ({ method: "CREDIT_CARD", status }) as const;
      const owed = { order: { status }, payment: card("UNPAID"), settlement: null };
      expect(outcome(mayRecordPayment(owed, staff))).toBe("OK");
      expect(outcome(mayRecordPayment(owed, actor("ADMIN")))).toBe("APPROVAL_RIGHT_REQUIRED");
      for (const charged of ["AUTHORIZED", "PAID"] as const)
        expect(outcome(mayRecordPayment({ ...owed, payment: card(charged) }, staff))).toBe("INVALID_STATE");
    }
  });

  it("C20, K9: a refund that is awaited, next month's not before the 1st", () => {
    const payableFrom = at("2026-05-01T00:00:00+09:00");
    const next = { outcome: "REFUND_NEXT_MONTH", payableFrom } as const;
    expect(outcome(mayRecordRefund(next, staff, at("2026-04-30T23:59:59.999+09:00")))).toBe("INVALID_STATE");
    expect(outcome(mayRecordRefund(next, staff, payableFrom))).toBe("OK");
    for (const awaited of ["REFUND_CONTACT_REQUIRED", "FAILED"] as const)
      expect(outcome(mayRecordRefund({ outcome: awaited, payableFrom: null }, staff, payableFrom))).toBe("OK");
    for (const over of ["REFUNDED", "VOIDED", "NOT_ELIGIBLE", "TERMINATED_UNPAID", "VOUCHER_RESTORED"] as const)
      expect(outcome(mayRecordRefund({ outcome: over, payableFrom: null }, staff, payableFrom))).toBe("INVALID_STATE");
    expect(outcome(mayRecordRefund(next, actor("FINANCE"), payableFrom))).toBe("APPROVAL_RIGHT_REQUIRED");
  });
});
