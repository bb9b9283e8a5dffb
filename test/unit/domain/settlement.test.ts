import { describe, expect, it } from "@jest/globals";
import { orderPrice, splitPrice, totalPrice } from "../../../src/domain/price.js";
import { paidLate, refundedValue, type SettlementFacts, settle, withOutcome } from "../../../src/domain/settlement.js";
import { describeLine } from "../../../src/domain/settlementLine.js";
import { at } from "./cases.js";

const price = { certificate: 12_000, additionalNames: 0, hardwareToken: 0 };
const policy = { cardClosingDay: null, cardRefundWaitsAfterClosing: true, timeZone: "Asia/Tokyo" };
const paidAt = at("2026-03-10T10:00:00+09:00");

function facts(differs: Partial<SettlementFacts>): SettlementFacts {
  const payment = { method: "CREDIT_CARD", status: "PAID", paidAt, recordedById: null } as const;
  return {
    policy,
    payment,
    capturedAt: null,
    price,
    refundable: true,
    completedAt: at("2026-03-12T10:00:00+09:00"),
    ...differs,
  };
}
const of = (method: SettlementFacts["payment"]["method"], status: SettlementFacts["payment"]["status"]) =>
  settle(facts({ payment: { method, status, paidAt, recordedById: null } })).outcome;
const completed = (capturedAt: string, completedAt: string, terms: Partial<SettlementFacts["policy"]> = {}) =>
  settle(
    facts({
      policy: { ...policy, ...terms },
      payment: { method: "CREDIT_CARD", status: "PAID", paidAt: at(capturedAt), recordedById: null },
      completedAt: at(completedAt),
    }),
  );

describe("the outcome of a settlement", () => {
  it("C19 TERMINATED_UNPAID, C20 REFUND_CONTACT_REQUIRED: by whether the transfer had come in", () => {
    expect(of("BANK_TRANSFER", "UNPAID")).toBe("TERMINATED_UNPAID");
    expect(of("BANK_TRANSFER", "PAID")).toBe("REFUND_CONTACT_REQUIRED");
  });

  it("C22 VOUCHER_RESTORED, C23 UNITS_RETURNED", () => {
    expect(of("VOUCHER", "PAID")).toBe("VOUCHER_RESTORED");
    expect(of("UNITS", "PAID")).toBe("UNITS_RETURNED");
  });

  it("C21, K8: a card that was not captured is voided, a captured one refunded", () => {
    expect(of("CREDIT_CARD", "AUTHORIZED")).toBe("VOIDED");
    expect(of("CREDIT_CARD", "PAID")).toBe("REFUNDED");
  });

  it("C21: a card that was refused after the issue was never charged: voided, not 解約 (C19)", () => {
    expect(of("CREDIT_CARD", "UNPAID")).toBe("VOIDED");
  });

  it("C20: what a card could not be charged and was paid otherwise is paid back by hand, not by the gateway", () => {
    const paid = { method: "CREDIT_CARD", status: "PAID", paidAt, recordedById: "usr_staff" } as const;
    const plan = settle(facts({ payment: paid }));
    expect(plan).toMatchObject({ outcome: "REFUND_CONTACT_REQUIRED", lines: [{ refundable: true }] });
    const [line] = withOutcome(plan.lines, "REFUNDED").lines;
    expect(line && describeLine(line, "EN")).not.toContain("card");
  });

  it("C19, C20, C24: a transfer that comes in after 解約 goes back, but for a token's part, as had it come in time", () => {
    const all = { certificate: 78_000, additionalNames: 10_000, hardwareToken: 15_000 };
    const transfer = (status: "UNPAID" | "PAID") =>
      settle(facts({ price: all, payment: { method: "BANK_TRANSFER", status, paidAt, recordedById: "usr_staff" } }));
    const { lines, outcome } = transfer("UNPAID");
    expect(outcome).toBe("TERMINATED_UNPAID");
    expect({ ...paidLate(lines), payableFrom: null }).toEqual(transfer("PAID"));
    expect(refundedValue(paidLate(lines).lines)).toBe(88_000);
  });

  it("K10, I5: nothing comes back outside of the rules, whatever was paid", () => {
    for (const method of ["CREDIT_CARD", "BANK_TRANSFER", "VOUCHER", "UNITS"] as const) {
      const payment = { method, status: "PAID", paidAt, recordedById: null } as const;
      const plan = settle(facts({ refundable: false, payment }));
      expect(plan).toMatchObject({ outcome: "NOT_ELIGIBLE", lines: [{ refundable: false, outcome: "NOT_ELIGIBLE" }] });
    }
  });
});

describe("the card's closing day (K9)", () => {
  it.each([
    ["same month", "2026-03-01T00:00:00+09:00", "2026-03-31T23:59:59.999+09:00", {}, "REFUNDED"],
    ["the month's end between", "2026-03-31T23:59:59.999+09:00", "2026-04-01T00:00:00+09:00", {}, "REFUND_NEXT_MONTH"],
    ["Japan's month, not UTC's", "2026-03-31T15:00:00Z", "2026-04-02T00:00:00Z", {}, "REFUNDED"],
    [
      "the 15th between",
      "2026-03-15T10:00:00+09:00",
      "2026-03-16T00:00:00+09:00",
      { cardClosingDay: 15 },
      "REFUND_NEXT_MONTH",
    ],
    [
      "on the 15th itself",
      "2026-03-10T10:00:00+09:00",
      "2026-03-15T23:59:00+09:00",
      { cardClosingDay: 15 },
      "REFUNDED",
    ],
    [
      "after the 15th, into the next month",
      "2026-03-16T10:00:00+09:00",
      "2026-04-10T10:00:00+09:00",
      { cardClosingDay: 15 },
      "REFUNDED",
    ],
    [
      "the 31st of a short month",
      "2026-02-27T10:00:00+09:00",
      "2026-03-01T00:00:00+09:00",
      { cardClosingDay: 31 },
      "REFUND_NEXT_MONTH",
    ],
    ["29 February", "2028-02-29T10:00:00+09:00", "2028-02-29T20:00:00+09:00", {}, "REFUNDED"],
    ["the year's end", "2026-12-31T10:00:00+09:00", "2027-01-04T10:00:00+09:00", {}, "REFUND_NEXT_MONTH"],
    ["another zone", "2026-03-31T15:00:00Z", "2026-04-01T00:00:00Z", { timeZone: "America/Los_Angeles" }, "REFUNDED"],
    [
      "a policy that does not wait (C21)",
      "2026-01-31T10:00:00+09:00",
      "2026-06-01T10:00:00+09:00",
      { cardRefundWaitsAfterClosing: false },
      "REFUNDED",
    ],
  ] as const)("%s", (_, captured, done, terms, expected) => {
    expect(completed(captured, done, terms).outcome).toBe(expected);
  });

  it.each([
    ["charged after it", "2026-04-01T00:10:00+09:00", "REFUNDED"],
    ["charged before it", "2026-03-31T23:59:30+09:00", "REFUND_NEXT_MONTH"],
    ["not charged yet", null, "REFUND_NEXT_MONTH"],
  ] as const)(
    "K9: issued a minute before a closing day and %s: the capture counts, not the issue",
    (_, charged, expected) => {
      const paid = { status: "PAID", paidAt: at("2026-03-31T23:59:00+09:00"), recordedById: null } as const;
      const issued = { method: "CREDIT_CARD", ...paid } as const;
      const done = { payment: issued, completedAt: at("2026-04-02T10:00:00+09:00") };
      expect(settle(facts({ ...done, capturedAt: charged && at(charged) })).outcome).toBe(expected);
    },
  );

  it("翌月 is from the 1st of the month after the completion", () => {
    const plan = completed("2026-03-31T10:00:00+09:00", "2026-04-02T10:00:00+09:00");
    expect(plan.payableFrom).toEqual(at("2026-05-01T00:00:00+09:00"));
    expect(completed("2026-12-01T10:00:00+09:00", "2027-01-02T10:00:00+09:00").payableFrom).toEqual(
      at("2027-02-01T00:00:00+09:00"),
    );
    expect(completed("2026-03-01T10:00:00+09:00", "2026-03-02T10:00:00+09:00").payableFrom).toBeNull();
  });
});

describe("the lines", () => {
  const list = { priceValue: 78_000, additionalNamePriceValue: 10_000, hardwareTokenPriceValue: 15_000 };

  it("C24: certificate and names are refundable, the token never; C25: it can serve a later order", () => {
    const two = orderPrice(list, { names: 3, termYears: 2, licenseCount: 2, hardwareToken: "NEW" });
    const all = orderPrice(list, { names: 3, termYears: 2, licenseCount: 1, hardwareToken: "NEW" });
    expect(all).toEqual({ certificate: 156_000, additionalNames: 40_000, hardwareToken: 15_000 });
    expect(two).toEqual({ certificate: 312_000, additionalNames: 80_000, hardwareToken: 15_000 });
    const { lines } = settle(facts({ price: all }));
    expect(lines.map(({ item, refundable, outcome }) => [item, refundable, outcome])).toEqual([
      ["CERTIFICATE", true, "REFUNDED"],
      ["ADDITIONAL_NAMES", true, "REFUNDED"],
      ["HARDWARE_TOKEN", false, "NOT_ELIGIBLE"],
    ]);
    const token = lines[2];
    expect(token && describeLine(token, "JA")).toContain("既存のトークン");
  });

  it("C24: an existing token costs nothing and has no line", () => {
    const all = orderPrice(list, { names: 1, termYears: 1, licenseCount: 1, hardwareToken: "EXISTING" });
    expect(settle(facts({ price: all })).lines.map(({ item }) => item)).toEqual(["CERTIFICATE"]);
  });

  it("C21: the line sends to the card company; another outcome keeps what does not come back", () => {
    const { lines } = settle(
      facts({ price: orderPrice(list, { names: 1, termYears: 1, licenseCount: 1, hardwareToken: "NEW" }) }),
    );
    expect(lines[0] && describeLine(lines[0], "JA")).toContain("クレジットカード会社へご確認ください");
    expect(withOutcome(lines, "FAILED").lines.map(({ outcome }) => outcome)).toEqual(["FAILED", "NOT_ELIGIBLE"]);
  });

  it("add up to what was paid, whatever the prices are by now", () => {
    for (const paid of [0, 10_000, 20_000, 78_000, 500_000]) {
      const split = splitPrice(
        paid,
        orderPrice(list, { names: 5, termYears: 3, licenseCount: 1, hardwareToken: "NEW" }),
      );
      expect(totalPrice(split)).toBe(paid);
      expect(Math.min(...Object.values(split))).toBeGreaterThanOrEqual(0);
    }
  });
});
