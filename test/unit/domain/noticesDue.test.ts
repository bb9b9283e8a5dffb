import { describe, expect, it } from "@jest/globals";
import { type NoticeFacts, noticesDue } from "../../../src/domain/noticesDue.js";
import { mayRenew } from "../../../src/domain/renewal.js";

const DAY = 86_400_000;
/** 2027-03-01 10:00 JST. */
const end = new Date("2027-03-01T01:00:00Z");
const facts: NoticeFacts = {
  status: "ISSUED",
  coverageEndsAt: end,
  certificateEndsAt: end,
  renewed: false,
  pendingRenewal: null,
  renewalWindowDays: 90,
  timeZone: "Asia/Tokyo",
};
const due = (at: string, given: Partial<NoticeFacts> = {}) =>
  noticesDue({ ...facts, ...given }, new Date(at)).map(({ kind, daysLeft, step }) => [
    kind,
    daysLeft,
    Number(step.split(":").at(-1)),
  ]);

describe("renewal notices (K3)", () => {
  it.each([60, 30, 14, 7, 1])("K3: %s days before the end, from midnight in the policy's zone", (days) => {
    const midnight = Date.UTC(2027, 1, 28, 15) - days * DAY;
    expect(due(new Date(midnight).toISOString())).toEqual([["RENEWAL_NOTICE", days, days]]);
    const before = due(new Date(midnight - 1).toISOString()).map(([, , step]) => step);
    expect(before).not.toContain(days);
  });

  it("K1, K3: the first when the renewal opens, not from the midnight before, when it would be refused", () => {
    for (const at of ["2026-11-30T15:00:00Z", "2026-12-01T00:59:59.999Z", "2026-12-01T01:00:00Z"]) {
      const renewal = { ...facts, cancellationStatus: null, alreadyRenewed: false };
      const allowed = mayRenew(renewal, new Date(at)).ok;
      expect([at, due(at)]).toEqual([at, allowed ? [["RENEWAL_NOTICE", 90, 90]] : []]);
    }
    expect(due("2026-12-01T01:00:00Z")).toHaveLength(1);
  });

  it("K3: nothing after the end", () => {
    expect(due("2027-03-01T00:59:59.999Z")).toEqual([["RENEWAL_NOTICE", 0, 1]]);
    expect(due("2027-03-01T01:00:00Z")).toEqual([]);
  });

  it("K3: after a long rest only the last step is made up for", () => {
    expect(due("2027-02-20T00:00:00Z")).toEqual([["RENEWAL_NOTICE", 9, 14]]);
  });

  it("K3: goes on while the renewal is under way, and says so", () => {
    const notices = noticesDue({ ...facts, pendingRenewal: "1000000002" }, new Date("2027-02-20T00:00:00Z"));
    expect(notices).toMatchObject([{ kind: "RENEWAL_NOTICE", daysLeft: 9, pendingRenewal: "1000000002" }]);
  });

  it("K3: none for what is renewed, or not issued", () => {
    expect(due("2027-02-20T00:00:00Z", { renewed: true })).toEqual([]);
    for (const status of ["PENDING", "REVOKED", "CANCELED", "EXPIRED"] as const)
      expect(due("2027-02-20T00:00:00Z", { status })).toEqual([]);
  });

  it("K3: a policy whose renewal opens later tells later", () => {
    expect(due("2026-12-31T00:00:00Z", { renewalWindowDays: 45 })).toEqual([]);
    expect(due("2027-01-20T00:00:00Z", { renewalWindowDays: 45 })).toEqual([["RENEWAL_NOTICE", 40, 45]]);
  });
});

describe("a certificate that ends before its order's coverage (D7)", () => {
  const certificateEndsAt = new Date("2026-09-01T01:00:00Z");

  it.each([30, 14, 7, 1])("D7: %s days before", (days) => {
    const at = new Date(certificateEndsAt.getTime() - days * DAY).toISOString();
    expect(due(at, { certificateEndsAt })).toEqual([["CERTIFICATE_ENDING", days, days]]);
  });

  it("D7: not before 30 days, not when the coverage ends with it, not when none is valid", () => {
    expect(due("2026-08-01T00:00:00Z", { certificateEndsAt })).toEqual([]);
    expect(due("2026-08-20T00:00:00Z", { certificateEndsAt: null })).toEqual([]);
    expect(due("2027-02-20T00:00:00Z", { certificateEndsAt: new Date(end.getTime() - 1000) })).toEqual([
      ["RENEWAL_NOTICE", 9, 14],
    ]);
  });
});
