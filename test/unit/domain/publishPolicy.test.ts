import { describe, expect, it } from "@jest/globals";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import { type NewTerms, publishPolicyFaults } from "../../../src/domain/publishPolicy.js";

const faults = (terms: Partial<NewTerms>, more: object = {}) =>
  publishPolicyFaults({ brand: "kingssl", terms: { ...kingsslTerms, ...terms }, productCodes: [], ...more }).map(
    ({ path }) => path.join("."),
  );

describe("the form of a policy", () => {
  it("is good as the first two are", () => {
    expect(faults({})).toEqual([]);
    expect(faults(certcentralTerms)).toEqual([]);
    expect(faults({ cardClosingDay: undefined, reissueRevokesPreviousAfterHours: null })).toEqual([]);
  });

  it.each([
    ["cancellationWindowDays", 1, 366],
    ["renewalWindowDays", 1, 366],
    ["reissueRevokesPreviousAfterHours", 0, 720],
    ["cardClosingDay", 1, 31],
  ] as const)("has %s from %d to %d", (column, least, most) => {
    for (const value of [least, most]) expect(faults({ [column]: value })).toEqual([]);
    for (const value of [least - 1, most + 1]) expect(faults({ [column]: value })).toEqual([`terms.${column}`]);
  });

  it.each(["UTC", "Europe/Paris", "Asia/Tokyo"])("knows the time zone %s", (timeZone) => {
    expect(faults({ timeZone })).toEqual([]);
  });

  it.each(["", "Tokyo", "+09:00", "Asia/Nowhere", "2026-01-01T00:00Z[Asia/Tokyo]"])(
    "knows no time zone %j",
    (timeZone) => {
      expect(faults({ timeZone })).toEqual(["terms.timeZone"]);
    },
  );

  it("is paid for somehow, and names nothing twice", () => {
    expect(faults({ paymentMethods: [] })).toEqual(["terms.paymentMethods"]);
    expect(faults({ paymentMethods: ["UNITS", "UNITS"] })).toEqual(["terms.paymentMethods"]);
    expect(faults({}, { productCodes: ["A", "A"] })).toEqual(["productCodes"]);
    expect(faults({}, { productCodes: Array.from({ length: 101 }, (_, n) => `P${n}`) })).toEqual(["productCodes"]);
  });

  it("is of a brand", () => {
    expect(faults({}, { brand: "King SSL" })).toEqual(["brand"]);
  });
});
