import { describe, expect, it } from "@jest/globals";
import {
  can,
  decides,
  maySkipApproval,
  type Owned,
  Permission,
  Role,
  sees,
  visibilityOf,
} from "../../../src/domain/actor.js";
import type { Decider } from "../../../src/domain/revocation.js";
import { actor } from "./cases.js";

/** Rules, section 7, column by column. */
const columns: Readonly<Record<Permission, readonly Role[]>> = {
  PLACE_ORDER: ["LIMITED", "STANDARD", "FINANCE", "MANAGER", "ADMIN"],
  DECIDE: ["MANAGER", "ADMIN", "OPERATOR"],
  SKIP_APPROVAL: ["ADMIN", "OPERATOR"],
  HANDLE_MONEY: ["FINANCE", "MANAGER", "ADMIN", "OPERATOR"],
  MANAGE_ACCOUNT: ["ADMIN"],
  STAFF: ["OPERATOR"],
};

const roles = Object.values(Role);
const cells = roles.flatMap((role) => Object.values(Permission).map((permission) => ({ role, permission })));

describe("who may what (rules, section 7)", () => {
  it.each(cells)("$role and $permission", ({ role, permission }) => {
    expect(can(actor(role), permission)).toBe(columns[permission].includes(role));
  });
});

describe("what a viewer sees (rules, section 7)", () => {
  const own: Owned = { accountId: "acc_kumo", placedById: "usr_me" };
  const colleagues: Owned = { accountId: "acc_kumo", placedById: "usr_colleague" };
  const desks: Owned = { accountId: "acc_kumo", placedById: null };
  const strangers: Owned = { accountId: "acc_hoshi", placedById: "usr_stranger" };
  /** A user who has moved from one account to another: what he placed there is not his any more. */
  const left: Owned = { accountId: "acc_hoshi", placedById: "usr_me" };
  const seen = (role: Role) =>
    [own, colleagues, desks, strangers, left].map((owned) => sees(visibilityOf(actor(role, "usr_me")), owned));

  it("LIMITED: one's own orders alone", () => {
    expect(seen("LIMITED")).toEqual([true, false, false, false, false]);
  });

  it.each(["STANDARD", "FINANCE", "MANAGER", "ADMIN"] as const)("%s: those of the account", (role) => {
    expect(seen(role)).toEqual([true, true, true, false, false]);
  });

  it("OPERATOR: all", () => {
    expect(seen("OPERATOR")).toEqual([true, true, true, true, true]);
  });

  it("nothing for a user of no account who is not staff (I9)", () => {
    const nobody = visibilityOf({ userId: "usr_me", role: "ADMIN", accountId: null });
    expect([own, colleagues, desks, strangers].map((owned) => sees(nobody, owned))).not.toContain(true);
  });
});

describe("who decides on a revocation", () => {
  const of = (decider: Decider, right: typeof decides) => roles.filter((role) => right(actor(role), decider));

  it("C13, C18: of the account's requests its managers and administrators, and not the desk", () => {
    expect(of("ACCOUNT", decides)).toEqual(["ADMIN", "MANAGER"]);
  });

  it("K18, C9, D8: of the desk's requests only staff", () => {
    expect(of("STAFF", decides)).toEqual(["OPERATOR"]);
  });

  it("C13: skipping the approval of an account is a right of its own", () => {
    expect(of("ACCOUNT", maySkipApproval)).toEqual(["ADMIN", "OPERATOR"]);
  });

  it("K18: the desk's approval is skipped by staff only", () => {
    expect(of("STAFF", maySkipApproval)).toEqual(["OPERATOR"]);
  });
});
