import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { decides, Role } from "../../../src/domain/actor.js";
import { decideRevocation } from "../../../src/domain/decideRevocation.js";
import { mayMoveRevocation, type RevocationStatus } from "../../../src/domain/revocation.js";
import { actor, at, outcome, request } from "./cases.js";
import { anyActor, anyDecision, anyRequest, runs } from "./randomCases.js";

const admin = actor("ADMIN");
const manager = actor("MANAGER");
const standard = actor("STANDARD");
const operator = actor("OPERATOR");

describe("approving and rejecting", () => {
  it.each(["APPROVED", "REJECTED"] as const)("C13, C18: %s by who has the right", (decision) => {
    const roles = Object.values(Role).filter((role) => decideRevocation(request(), decision, actor(role)).ok);
    expect(roles).toEqual(["ADMIN", "MANAGER"]);
  });

  it("K18: an account's ADMIN gets APPROVAL_RIGHT_REQUIRED where staff reviews", () => {
    const desks = request({ decider: "STAFF" });
    expect(outcome(decideRevocation(desks, "APPROVED", admin))).toBe("APPROVAL_RIGHT_REQUIRED");
    expect(outcome(decideRevocation(desks, "APPROVED", operator))).toBe("OK");
  });

  it.each(["APPROVED", "REJECTED"] as const)("D6: nobody answers %s to their own request", (decision) => {
    const own = request({ requestedById: admin.userId });
    expect(outcome(decideRevocation(own, decision, admin))).toBe("SELF_APPROVAL");
    expect(outcome(decideRevocation(own, decision, manager))).toBe("OK");
    expect(outcome(decideRevocation({ ...own, selfDecisionAllowed: true }, decision, admin))).toBe("OK");
  });

  it("D6: staff who asked on behalf do not approve it either", () => {
    const onBehalf = request({ decider: "STAFF", requestedById: operator.userId });
    expect(outcome(decideRevocation(onBehalf, "APPROVED", operator))).toBe("SELF_APPROVAL");
    expect(outcome(decideRevocation(onBehalf, "APPROVED", actor("OPERATOR", "usr_other")))).toBe("OK");
  });

  it.each([
    ["AWAITING_CONFIRMATION", "INVALID_STATE"],
    ["INFO_REQUIRED", "INVALID_STATE"],
    ["NEEDS_APPROVAL", "OK"],
    ["APPROVED", "ALREADY_DECIDED"],
    ["SCHEDULED", "ALREADY_DECIDED"],
    ["COMPLETED", "ALREADY_DECIDED"],
    ["REJECTED", "ALREADY_DECIDED"],
    ["WITHDRAWN", "ALREADY_DECIDED"],
    ["FAILED", "ALREADY_DECIDED"],
  ] as const)("K17, K19: approving what is %s: %s", (status, code) => {
    expect(outcome(decideRevocation(request({ status }), "APPROVED", admin))).toBe(code);
  });

  it.each(["AWAITING_CONFIRMATION", "INFO_REQUIRED", "NEEDS_APPROVAL"] as const)(
    "rejecting is possible from %s: any state before APPROVED (rules, section 6)",
    (status) => {
      expect(outcome(decideRevocation(request({ status }), "REJECTED", admin))).toBe("OK");
    },
  );
});

describe("what a pending reissue holds (C36)", () => {
  const held = request({ heldByReissue: true });

  it("is not approved, but rejected or withdrawn", () => {
    expect(outcome(decideRevocation(held, "APPROVED", admin))).toBe("REISSUE_PENDING");
    expect(outcome(decideRevocation(held, "REJECTED", admin))).toBe("OK");
    expect(outcome(decideRevocation(held, "WITHDRAWN", standard))).toBe("OK");
  });

  it("the right, one's own request and who was first come before", () => {
    expect(outcome(decideRevocation(held, "APPROVED", standard))).toBe("APPROVAL_RIGHT_REQUIRED");
    const own = { ...held, requestedById: admin.userId };
    expect(outcome(decideRevocation(own, "APPROVED", admin))).toBe("SELF_APPROVAL");
    expect(outcome(decideRevocation({ ...held, status: "COMPLETED" }, "APPROVED", admin))).toBe("ALREADY_DECIDED");
    expect(outcome(decideRevocation({ ...held, status: "INFO_REQUIRED" }, "APPROVED", admin))).toBe("INVALID_STATE");
  });
});

describe("of two who decide", () => {
  const decidedAt = at("2026-06-01T11:00:00+09:00");
  const approved = request({ status: "COMPLETED", decision: "APPROVED", decidedById: manager.userId, decidedAt });

  it("the second learns what was decided, when, and on which request (A approves while B rejects)", () => {
    const verdict = decideRevocation(approved, "REJECTED", admin);
    expect(verdict).toMatchObject({
      ok: false,
      error: { code: "ALREADY_DECIDED", decision: "APPROVED", decidedAt, requestId: "rev_1" },
    });
  });

  it("the second who would have decided the same is second too", () => {
    expect(outcome(decideRevocation(approved, "APPROVED", admin))).toBe("ALREADY_DECIDED");
  });

  it("D6: the first may repeat it and changes nothing; another decision of theirs comes too late", () => {
    expect(decideRevocation(approved, "APPROVED", manager)).toEqual({ ok: true, value: "REPEATED" });
    expect(outcome(decideRevocation(approved, "REJECTED", manager))).toBe("ALREADY_DECIDED");
  });

  it("the system may have been first: a skipped approval, a certificate that was revoked otherwise", () => {
    const completedAt = at("2026-06-01T09:00:05+09:00");
    const skipped = request({ status: "COMPLETED", completedAt });
    expect(decideRevocation(skipped, "APPROVED", admin)).toMatchObject({
      error: { decision: "COMPLETED", decidedAt: completedAt },
    });
  });

  it("who has no right hears that, before and after the decision", () => {
    expect(outcome(decideRevocation(request(), "APPROVED", standard))).toBe("APPROVAL_RIGHT_REQUIRED");
    expect(outcome(decideRevocation(approved, "APPROVED", standard))).toBe("APPROVAL_RIGHT_REQUIRED");
  });
});

describe("withdrawing", () => {
  it("D6: whoever asked, until the decision; staff on behalf; nobody else, whatever their role", () => {
    const roles = Object.values(Role).filter((role) => decideRevocation(request(), "WITHDRAWN", actor(role)).ok);
    expect(roles).toEqual(["STANDARD", "OPERATOR"]);
    expect(outcome(decideRevocation(request(), "WITHDRAWN", admin))).toBe("APPROVAL_RIGHT_REQUIRED");
  });

  it.each([
    ["AWAITING_CONFIRMATION", "OK"],
    ["INFO_REQUIRED", "OK"],
    ["NEEDS_APPROVAL", "OK"],
    ["SCHEDULED", "OK"],
    ["APPROVED", "ALREADY_DECIDED"],
    ["FAILED", "ALREADY_DECIDED"],
    ["COMPLETED", "ALREADY_DECIDED"],
    ["REJECTED", "ALREADY_DECIDED"],
    ["WITHDRAWN", "ALREADY_DECIDED"],
  ] as const)("D6, section 6: one's own request that is %s: %s", (status, code) => {
    expect(outcome(decideRevocation(request({ status }), "WITHDRAWN", standard))).toBe(code);
  });

  it("D5: what a reissue scheduled may be withdrawn by those who may request", () => {
    const byReissue = request({ status: "SCHEDULED", requestedById: null });
    expect(outcome(decideRevocation(byReissue, "WITHDRAWN", actor("LIMITED")))).toBe("OK");
  });

  it("section 6: never with a proven compromise", () => {
    const proven = request({ status: "SCHEDULED", reason: "KEY_COMPROMISE", keyCompromiseProven: true });
    expect(outcome(decideRevocation(proven, "WITHDRAWN", standard))).toBe("ALREADY_DECIDED");
  });
});

describe("whatever the request and whoever decides", () => {
  it("a decision is a legal move, by one who has the right, never on one's own request (D6)", () => {
    const made = new Set<RevocationStatus>();
    fc.assert(
      fc.property(anyRequest, anyDecision, anyActor, (facts, decision, by) => {
        const verdict = decideRevocation(facts, decision, by);
        if (!verdict.ok || verdict.value !== "DECIDE") return;
        made.add(decision);
        expect(mayMoveRevocation(facts.status, decision)).toBe(true);
        if (decision === "WITHDRAWN") expect(facts.keyCompromiseProven).toBe(false);
        else expect(decides(by, facts.decider)).toBe(true);
        const own = facts.requestedById === by.userId && !facts.selfDecisionAllowed;
        if (own) expect(decision).toBe("WITHDRAWN");
      }),
      runs,
    );
    expect([...made].sort()).toEqual(["APPROVED", "REJECTED", "WITHDRAWN"]);
  });
});
