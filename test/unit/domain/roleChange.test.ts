import { describe, expect, it } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.js";
import type { Refusal } from "../../../src/domain/errors.js";
import type { Result } from "../../../src/domain/result.js";
import { type AskedChange, mayConfirm, mayDecide, mayRequest, statusOf } from "../../../src/domain/roleChange.js";
import { administers, mayDisable, type Person, stateOf } from "../../../src/domain/user.js";

const now = new Date("2026-04-01T00:00:00Z");
const person = (id: string, given: Partial<Person> = {}): Person => ({
  id,
  accountId: "acc_1",
  role: "STANDARD",
  hasPassword: true,
  disabledAt: null,
  ...given,
});
const admin = (id: string, given: Partial<Person> = {}) => person(id, { role: "ADMIN", ...given });
const operator = person("op", { role: "OPERATOR", accountId: null });
const as = ({ id, role, accountId }: Person): Actor => ({ userId: id, role, accountId });
const said = (result: Result<unknown, Refusal>) => (result.ok ? "OK" : result.error.message.key);

const [first, second] = [admin("first"), admin("second")];
const both = [first, second];
const asked: AskedChange = {
  status: "PENDING",
  expiresAt: new Date("2026-04-08T00:00:00Z"),
  accountId: "acc_1",
  requestedById: "first",
  invitation: false,
  fromRole: "STANDARD",
  toRole: "ADMIN",
};

describe("who manages users", () => {
  it.each([
    [first, "acc_1", true],
    [first, "acc_2", false],
    [first, null, false],
    [operator, "acc_2", true],
    [operator, null, true],
    [person("p", { role: "MANAGER" }), "acc_1", false],
    [admin("nobody's", { accountId: null }), null, false],
  ] satisfies [Person, string | null, boolean][])("%j of %s: %s", (who, accountId, expected) => {
    expect(administers(as(who), accountId)).toBe(expected);
  });

  it("tells an invited user by the password that is not there yet", () => {
    expect(stateOf(person("p"))).toBe("ACTIVE");
    expect(stateOf(person("p", { disabledAt: now }))).toBe("DISABLED");
    expect(stateOf(person("p", { hasPassword: false, disabledAt: now }))).toBe("INVITED");
  });
});

describe("disabling", () => {
  it.each([
    [person("p"), [first], first, "OK"],
    [first, both, first, "error.user.self"],
    [first, both, second, "OK"],
    [first, [first], operator, "error.user.lastAdmin"],
    [person("p", { hasPassword: false }), [first], first, "error.user.invited"],
  ] satisfies [Person, Person[], Person, string][])("%#: %j", (user, leaders, actor, expected) => {
    expect(said(mayDisable(user, leaders, as(actor)))).toBe(expected);
  });
});

describe("asking for a role", () => {
  it.each([
    [person("p"), both, "ADMIN", first, "OK"],
    [second, both, "LIMITED", first, "OK"],
    [first, both, "LIMITED", first, "error.user.self"],
    [first, [first], "LIMITED", operator, "error.user.lastAdmin"],
    [person("p"), both, "STANDARD", first, "error.validation"],
    [person("p"), both, "OPERATOR", operator, "error.validation"],
    [operator, [operator], "ADMIN", person("op2", { role: "OPERATOR", accountId: null }), "error.validation"],
    [person("p", { disabledAt: now }), both, "ADMIN", first, "error.user.notActive"],
    [person("p", { hasPassword: false }), both, "ADMIN", first, "error.user.notActive"],
  ] satisfies [Person, Person[], Person["role"], Person, string][])("%#", (user, leaders, role, actor, expected) => {
    expect(said(mayRequest({ user, leaders }, role, as(actor)))).toBe(expected);
  });
});

describe("deciding", () => {
  const facts = { change: asked, user: person("p"), requester: first, leaders: both };

  it("is for neither who asked nor whom it concerns", () => {
    expect(said(mayConfirm(facts, as(second), now))).toBe("OK");
    expect(said(mayConfirm(facts, as(operator), now))).toBe("OK");
    expect(said(mayConfirm(facts, as(first), now))).toBe("error.roleChange.own");
    expect(said(mayDecide({ ...facts, user: second }, as(second), now))).toBe("error.roleChange.subject");
  });

  it("ends with the week, and with the first decision", () => {
    expect(statusOf(asked, new Date(asked.expiresAt.getTime() - 1))).toBe("PENDING");
    expect(statusOf(asked, asked.expiresAt)).toBe("EXPIRED");
    expect(said(mayDecide(facts, as(second), asked.expiresAt))).toBe("error.roleChange.closed");
    const rejected = { ...asked, status: "REJECTED" } as const;
    expect(statusOf(rejected, asked.expiresAt)).toBe("REJECTED");
    expect(said(mayConfirm({ ...facts, change: rejected }, as(second), now))).toBe("error.roleChange.closed");
  });

  it.each([
    ["who asked is gone", { requester: undefined }, "error.roleChange.requester"],
    ["who asked is disabled", { requester: admin("first", { disabledAt: now }) }, "error.roleChange.requester"],
    ["who asked lost the role", { requester: person("first") }, "error.roleChange.requester"],
    [
      "who asked is of another account",
      { requester: admin("first", { accountId: "a" }) },
      "error.roleChange.requester",
    ],
    ["the user has another role", { user: person("p", { role: "FINANCE" }) }, "error.roleChange.stale"],
    ["the user is disabled", { user: person("p", { disabledAt: now }) }, "error.roleChange.stale"],
    [
      "an invitation was accepted",
      { change: { ...asked, invitation: true, fromRole: null } },
      "error.roleChange.stale",
    ],
  ])("is void when %s, but can be rejected", (_, changed, expected) => {
    const changedFacts = { ...facts, ...changed };
    expect(said(mayConfirm(changedFacts, as(second), now))).toBe(expected);
    expect(said(mayDecide(changedFacts, as(second), now))).toBe("OK");
  });

  it("leaves an account its last administrator", () => {
    const change = { ...asked, fromRole: "ADMIN", toRole: "LIMITED", requestedById: "op" } as const;
    const lowered = { change, user: first, requester: operator, leaders: [first] };
    const other = person("op2", { role: "OPERATOR", accountId: null });
    expect(said(mayConfirm(lowered, as(other), now))).toBe("error.user.lastAdmin");
    expect(said(mayConfirm({ ...lowered, leaders: both }, as(other), now))).toBe("OK");
  });
});
