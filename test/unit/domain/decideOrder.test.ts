import { describe, expect, it } from "@jest/globals";
import type { Role } from "../../../src/domain/actor.js";
import { decideOrder, OrderDecision, type OrderDecisionFacts } from "../../../src/domain/decideOrder.js";
import { OrderStatus } from "../../../src/domain/order.js";
import { actor, outcome } from "./cases.js";

const decisions = Object.values(OrderDecision);

/** An order of STANDARD that waits for a decision. */
function waiting(differs: Partial<OrderDecisionFacts> = {}): OrderDecisionFacts {
  const undecided = { decision: null, decidedById: null } as const;
  return {
    status: "NEEDS_APPROVAL",
    placedById: "usr_standard",
    selfDecisionAllowed: false,
    ...undecided,
    ...differs,
  };
}

describe.each(decisions)("a decision on a new order, %s (rules, section 6)", (decision) => {
  it.each([
    ["ADMIN", "OK"],
    ["MANAGER", "OK"],
    ["FINANCE", "APPROVAL_RIGHT_REQUIRED"],
    ["STANDARD", "APPROVAL_RIGHT_REQUIRED"],
    ["LIMITED", "APPROVAL_RIGHT_REQUIRED"],
    ["OPERATOR", "APPROVAL_RIGHT_REQUIRED"],
  ] as const satisfies readonly (readonly [Role, string])[])("by %s: %s (C18)", (role, code) => {
    expect(outcome(decideOrder(waiting(), decision, actor(role, "usr_other")))).toBe(code);
  });

  it("is not made on one's own order, unless the account allowed it (D6)", () => {
    const own = { placedById: "usr_admin" };
    expect(outcome(decideOrder(waiting(own), decision, actor("ADMIN")))).toBe("SELF_APPROVAL");
    const allowed = waiting({ ...own, selfDecisionAllowed: true });
    expect(outcome(decideOrder(allowed, decision, actor("ADMIN")))).toBe("OK");
  });

  it("is made once: one's own again is no error, anybody else's is INVALID_STATE (D6)", () => {
    const status = decision === "APPROVED" ? "PENDING" : "REJECTED";
    const decided = waiting({ status, decision, decidedById: "usr_admin" });
    expect(decideOrder(decided, decision, actor("ADMIN"))).toEqual({ ok: true, value: "REPEATED" });
    expect(outcome(decideOrder(decided, decision, actor("MANAGER")))).toBe("INVALID_STATE");
    for (const other of decisions.filter((each) => each !== decision))
      expect(outcome(decideOrder(decided, other, actor("ADMIN")))).toBe("INVALID_STATE");
  });

  it("is made while it is waited for alone (I1)", () => {
    const others = Object.values(OrderStatus).filter((status) => status !== "NEEDS_APPROVAL");
    expect(others.map((status) => outcome(decideOrder(waiting({ status }), decision, actor("ADMIN"))))).toEqual(
      others.map(() => "INVALID_STATE"),
    );
  });

  it("hears of the right first: who has none learns the same at any time", () => {
    const done = waiting({ status: "PENDING", decision: "APPROVED", decidedById: "usr_admin" });
    expect(outcome(decideOrder(done, decision, actor("STANDARD")))).toBe("APPROVAL_RIGHT_REQUIRED");
  });
});
