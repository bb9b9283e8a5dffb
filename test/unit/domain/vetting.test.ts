import { describe, expect, it } from "@jest/globals";
import { knownOrganization, type VettingWish, vettingFaults } from "../../../src/domain/vetting.js";

const now = new Date("2026-04-01T00:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const faults = (more: Partial<VettingWish>) =>
  vettingFaults({ accountId: "acc_1", vettedUntil: inDays(1), note: "登記簿", ...more }, now).map(({ path }) =>
    path.join("."),
  );

describe("the form of a vetting (D14)", () => {
  it("serves 398 days at most, and ends in the future", () => {
    expect(faults({ vettedUntil: inDays(398) })).toEqual([]);
    for (const days of [0, -1, 398.0001]) expect(faults({ vettedUntil: inDays(days) })).toEqual(["vettedUntil"]);
  });

  it("says what was looked at", () => {
    expect(faults({ note: " \n" })).toEqual(["note"]);
    expect(faults({ note: "a\u0007" })).toEqual(["note"]);
  });

  it("names an organization that fits into a certificate", () => {
    const organization = { name: "x".repeat(64), locality: "x".repeat(128), country: "JP" };
    expect(faults({ organization })).toEqual([]);
    expect(faults({ organization: { name: "x".repeat(65), locality: "", country: "Japan" } })).toEqual(
      ["name", "locality", "country"].map((part) => `organization.${part}`),
    );
  });

  it("takes the one that the account has when all of it is there", () => {
    const account = { organizationName: "a", organizationLocality: "b", organizationCountry: "JP" };
    expect(knownOrganization(account)).toEqual({ name: "a", locality: "b", country: "JP" });
    expect(knownOrganization({ ...account, organizationLocality: null })).toBeNull();
  });
});
