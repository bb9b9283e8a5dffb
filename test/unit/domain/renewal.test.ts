import { describe, expect, it } from "@jest/globals";
import { OrderStatus } from "../../../src/domain/order.js";
import { mayRenew, type RenewalFacts, renewalOpensAt } from "../../../src/domain/renewal.js";
import { at, DAY, outcome } from "./cases.js";

const end = at("2027-03-01T10:00:00+09:00");
const issued: RenewalFacts = {
  status: "ISSUED",
  coverageEndsAt: end,
  alreadyRenewed: false,
  renewalWindowDays: 90,
  timeZone: "Asia/Tokyo",
  cancellationStatus: null,
};
/** Judged so many milliseconds after the end of the coverage. */
const renewed = (facts: Partial<RenewalFacts>, afterEnd: number) =>
  outcome(mayRenew({ ...issued, ...facts }, new Date(end.getTime() + afterEnd)));

describe("renewing", () => {
  it("K1: refused earlier than 90 days before the end of the coverage, allowed from then on", () => {
    expect(renewed({}, -90 * DAY - 1)).toBe("RENEWAL_TOO_EARLY");
    expect(renewed({}, -90 * DAY)).toBe("OK");
    expect(renewed({}, 0)).toBe("OK");
    expect(renewalOpensAt(issued)).toEqual(at("2026-12-01T10:00:00+09:00"));
  });

  it("K1: the refusal says from when", () => {
    const refused = mayRenew(issued, at("2026-06-01T00:00:00Z"));
    expect(refused).toMatchObject({
      error: { message: { values: { days: 90, opensAt: "2026-12-01 10:00 (Asia/Tokyo)" } } },
    });
  });

  it("the window is a column of the policy", () => {
    expect(renewed({ renewalWindowDays: 30 }, -30 * DAY - 1)).toBe("RENEWAL_TOO_EARLY");
    expect(renewed({ renewalWindowDays: 30 }, -30 * DAY)).toBe("OK");
  });

  it("D13: an EXPIRED order may be renewed for 30 days, to the millisecond", () => {
    expect(renewed({ status: "EXPIRED" }, 30 * DAY)).toBe("OK");
    expect(renewed({ status: "EXPIRED" }, 30 * DAY + 1)).toBe("RENEWAL_NOT_ALLOWED");
  });

  it("D13: the 30 days count from the end of the coverage, though no job has called the order EXPIRED yet", () => {
    expect(renewed({}, 30 * DAY)).toBe("OK");
    expect(renewed({}, 30 * DAY + 1)).toBe("RENEWAL_NOT_ALLOWED");
  });

  it("D13: not once revoked, canceled or rejected, nor before it is issued; a pending reissue is no hindrance", () => {
    const possible = Object.values(OrderStatus).filter((status) => renewed({ status }, -DAY) === "OK");
    expect(possible).toEqual(["ISSUED", "REISSUE_PENDING", "EXPIRED"]);
    expect(renewed({ status: "PENDING", coverageEndsAt: null }, -DAY)).toBe("RENEWAL_NOT_ALLOWED");
  });

  it("D17: not while its cancellation is RECEIVED; once that is over, whatever came of it, as before", () => {
    expect(renewed({ cancellationStatus: "RECEIVED" }, -DAY)).toBe("INVALID_STATE");
    expect(renewed({ cancellationStatus: "REFUSED" }, -DAY)).toBe("OK");
    expect(renewed({ cancellationStatus: "WITHDRAWN" }, -DAY)).toBe("OK");
  });

  it("once only; that wins over being too early", () => {
    expect(renewed({ alreadyRenewed: true }, -DAY)).toBe("RENEWAL_NOT_ALLOWED");
    expect(renewed({ alreadyRenewed: true }, -100 * DAY)).toBe("RENEWAL_NOT_ALLOWED");
  });
});
