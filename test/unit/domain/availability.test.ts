import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { orderActions, revocationActions } from "../../../src/domain/availability.js";
import { decideRevocation } from "../../../src/domain/decideRevocation.js";
import { planRevocation } from "../../../src/domain/requestRevocation.js";
import { actor, now, orderCase, outcome, request, revocationWish } from "./cases.js";
import { anyActor, anyOrderCase, anyRequest, anyTarget, runs } from "./randomCases.js";

describe("what an order offers", () => {
  it("says of REQUEST_REVOCATION what the command itself would say, whatever the order (D19)", () => {
    const said = new Set<string>();
    const cases = anyOrderCase.chain((facts) => fc.tuple(fc.constant(facts), anyTarget(facts)));
    fc.assert(
      fc.property(cases, ([facts, certificateId]) => {
        const [offer] = orderActions(facts, certificateId, now);
        const plan = planRevocation(facts, revocationWish({ certificateId }), { actor: actor("STANDARD"), now });
        expect(offer).toMatchObject({ action: "REQUEST_REVOCATION", allowed: plan.ok });
        expect(offer?.reasonCode ?? "OK").toBe(outcome(plan));
        expect(offer?.message).toEqual(plan.ok ? null : plan.error.message);
        said.add(outcome(plan));
      }),
      runs,
    );
    expect([...said].sort()).toEqual([
      "CERTIFICATE_EXPIRED",
      "CERTIFICATE_REVOKED",
      "INVALID_STATE",
      "MANUAL_PROCEDURE_REQUIRED",
      "OK",
      "REISSUE_PENDING",
      "REVOCATION_ALREADY_OPEN",
    ]);
  });

  it("offers nothing else yet", () => {
    expect(orderActions(orderCase({}), null, now).map((each) => each.action)).toEqual(["REQUEST_REVOCATION"]);
  });
});

describe("what a revocation request offers", () => {
  const decisionOf = { APPROVE: "APPROVED", REJECT: "REJECTED", WITHDRAW: "WITHDRAWN" } as const;

  it("allows exactly what the decision would do, and always says why not", () => {
    const said = new Set<string>();
    fc.assert(
      fc.property(anyRequest, anyActor, (facts, viewer) => {
        for (const offer of revocationActions(facts, viewer)) {
          const verdict = decideRevocation(facts, decisionOf[offer.action as keyof typeof decisionOf], viewer);
          expect(offer.allowed).toBe(verdict.ok && verdict.value === "DECIDE");
          expect(offer.allowed).toBe(offer.reasonCode === null);
          expect(offer.allowed).toBe(offer.message === null);
          if (!verdict.ok) expect(offer.reasonCode).toBe(verdict.error.code);
          said.add(offer.reasonCode ?? "OK");
        }
      }),
      runs,
    );
    const codes = ["ALREADY_DECIDED", "APPROVAL_RIGHT_REQUIRED", "INVALID_STATE", "OK", "SELF_APPROVAL"];
    expect([...said].sort()).toEqual(codes);
  });

  it.each([
    ["STANDARD", ["WITHDRAW"]],
    ["MANAGER", ["APPROVE", "REJECT", "WITHDRAW"]],
    ["ADMIN", ["APPROVE", "REJECT", "WITHDRAW"]],
    ["OPERATOR", ["WITHDRAW"]],
  ] as const)("C18: %s could ever do with an account's request: %j", (role, actions) => {
    expect(revocationActions(request(), actor(role)).map((each) => each.action)).toEqual(actions);
  });

  it("K18: the desk's requests are decided by OPERATOR alone", () => {
    const desks = request({ decider: "STAFF" });
    expect(revocationActions(desks, actor("ADMIN")).map((each) => each.action)).toEqual(["WITHDRAW"]);
    expect(revocationActions(desks, actor("OPERATOR")).map((each) => each.action)).toContain("APPROVE");
  });

  it("D6: one's own request is shown, and refused with SELF_APPROVAL", () => {
    const offers = revocationActions(request({ requestedById: "usr_admin" }), actor("ADMIN"));
    expect(offers.map((each) => each.reasonCode)).toEqual(["SELF_APPROVAL", "SELF_APPROVAL", null]);
  });

  it("D6: what one has decided oneself is not offered again, though repeating it is no error", () => {
    const decided = request({ status: "COMPLETED", decision: "APPROVED", decidedById: "usr_admin", decidedAt: now });
    const [approve] = revocationActions(decided, actor("ADMIN"));
    expect(approve).toMatchObject({ action: "APPROVE", allowed: false, reasonCode: "ALREADY_DECIDED" });
    expect(outcome(decideRevocation(decided, "APPROVED", actor("ADMIN")))).toBe("OK");
  });
});
