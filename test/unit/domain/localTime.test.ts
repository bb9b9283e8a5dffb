import { describe, expect, it } from "@jest/globals";
import { mayCancel } from "../../../src/domain/cancelOrder.js";
import { localTime } from "../../../src/domain/localTime.js";
import { say } from "../../../src/domain/messages/catalogue.js";
import { kingsslTerms } from "../../../src/domain/policy.js";
import { mayRecordRefund } from "../../../src/domain/recordMoney.js";
import { mayRenew } from "../../../src/domain/renewal.js";
import { actor, at, orderCase } from "./cases.js";

describe("times in messages", () => {
  it("D1: are those of the zone, to the minute", () => {
    expect(localTime(at("2026-03-07T14:59:59.999Z"), "Asia/Tokyo")).toBe("2026-03-07 23:59 (Asia/Tokyo)");
    expect(localTime(at("2026-03-07T15:00:00Z"), "Asia/Tokyo")).toBe("2026-03-08 00:00 (Asia/Tokyo)");
    expect(localTime(at("2026-07-01T00:00:00Z"), "Europe/Berlin")).toBe("2026-07-01 02:00 (Europe/Berlin)");
  });

  const said = (
    answer: ReturnType<typeof mayCancel> | ReturnType<typeof mayRenew> | ReturnType<typeof mayRecordRefund>,
  ) =>
    answer.ok
      ? []
      : (["JA", "EN"] as const).map((locale) => say(answer.error.message.key, locale, answer.error.message.values));

  it("D1, K4: the window's last day is that of the policy's zone, in both languages", () => {
    const issued = orderCase({ policy: kingsslTerms, order: { firstIssuedAt: at("2026-03-01T10:00:00+09:00") } });
    const closed = said(mayCancel(issued, at("2026-03-09T00:00:00+09:00")));
    expect(closed).toEqual(Array(2).fill(expect.stringContaining("2026-03-07 23:59 (Asia/Tokyo)")));
  });

  it("D1, K1: so is the opening of the renewal", () => {
    const facts = {
      status: "ISSUED",
      coverageEndsAt: at("2027-03-01T01:30:00Z"),
      alreadyRenewed: false,
      cancellationStatus: null,
      renewalWindowDays: 90,
      timeZone: "Asia/Tokyo",
    } as const;
    const early = said(mayRenew(facts, at("2026-06-01T00:00:00Z")));
    expect(early).toEqual(Array(2).fill(expect.stringContaining("2026-12-01 10:30 (Asia/Tokyo)")));
  });

  it("K9: and the month of a refund, for staff", () => {
    const settlement = { outcome: "REFUND_NEXT_MONTH", payableFrom: at("2026-04-01T00:00:00+09:00") } as const;
    const early = said(mayRecordRefund(settlement, actor("OPERATOR"), at("2026-03-20T00:00:00Z")));
    expect(early).toEqual(Array(2).fill(expect.stringContaining("2026-04-01 00:00 (Asia/Tokyo)")));
  });
});
