import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Actor } from "../../../src/domain/actor.js";
import { certificateActions, revocationActions } from "../../../src/domain/availability.js";
import { decideRevocation } from "../../../src/domain/decideRevocation.js";
import type { Refusal } from "../../../src/domain/errors.js";
import type { RequestCase } from "../../../src/domain/facts.js";
import type { Result } from "../../../src/domain/result.js";
import { RevocationAction } from "../../../src/domain/revocation.js";
import { mayAskForInfo, mayConfirm, mayProvideInfo } from "../../../src/domain/revocationInfo.js";
import { actor, now, outcome, request, revocationForAnyReason } from "./cases.js";
import { anyActor, anyOrderCase, anyRequest, runs } from "./randomCases.js";

describe("what a certificate offers", () => {
  it("says of REQUEST_REVOCATION what the command itself would say, for one reason at least, whatever the order (D19, C36)", () => {
    const said = new Set<string>();
    const only = new Set<string | null>();
    const cases = anyOrderCase.chain((facts) => fc.tuple(fc.constant(facts), fc.constantFrom(...facts.certificates)));
    fc.assert(
      fc.property(cases, ([facts, { id: certificateId }]) => {
        const [offer, ...others] = certificateActions(facts, certificateId, now);
        const { plan, onlyForReason } = revocationForAnyReason(facts, certificateId, actor("STANDARD"));
        const reasonCode = plan.ok ? null : plan.error.code;
        const message = plan.ok ? null : plan.error.message;
        const told = { action: "REQUEST_REVOCATION", allowed: plan.ok, reasonCode, message, onlyForReason };
        expect([offer, ...others]).toEqual([{ ...offer, ...told }]);
        said.add(outcome(plan));
        only.add(onlyForReason);
      }),
      runs,
    );
    expect([...said].sort()).toEqual([
      "CERTIFICATE_EXPIRED",
      "CERTIFICATE_REVOKED",
      "INVALID_STATE",
      "MANUAL_PROCEDURE_REQUIRED",
      "OK",
      "REVOCATION_ALREADY_OPEN",
    ]);
    expect([...only].sort()).toEqual(["KEY_COMPROMISE", null]);
  });
});

describe("what a revocation request offers", () => {
  /** What the command itself would answer; one's own decision again is no error, but nothing to offer either. */
  const commands: Readonly<Record<RevocationAction, (facts: RequestCase, by: Actor) => Result<unknown, Refusal>>> = {
    CONFIRM: mayConfirm,
    APPROVE: (facts, by) => decideRevocation(facts, "APPROVED", by),
    REJECT: (facts, by) => decideRevocation(facts, "REJECTED", by),
    WITHDRAW: (facts, by) => decideRevocation(facts, "WITHDRAWN", by),
    ASK_FOR_INFO: mayAskForInfo,
    PROVIDE_INFO: mayProvideInfo,
  };

  it("allows exactly what the decision would do, and always says why not", () => {
    const said = new Set<string>();
    fc.assert(
      fc.property(anyRequest, anyActor, (facts, viewer) => {
        const offers = revocationActions(facts, viewer);
        const answers = offers.map(({ action, reasonCode }) => {
          const verdict = commands[action](facts, viewer);
          const allowed = verdict.ok && verdict.value !== "REPEATED";
          return { action, allowed, worded: !allowed, reasonCode: verdict.ok ? reasonCode : verdict.error.code };
        });
        const told = offers.map(({ action, allowed, reasonCode, message }) => ({
          action,
          allowed,
          worded: message !== null,
          reasonCode,
        }));
        expect(told).toEqual(answers);
        expect(told.filter(({ allowed, reasonCode }) => allowed !== (reasonCode === null))).toEqual([]);
        for (const { reasonCode } of offers) said.add(reasonCode ?? "OK");
      }),
      runs,
    );
    const codes = [
      "ALREADY_DECIDED",
      "APPROVAL_RIGHT_REQUIRED",
      "INVALID_STATE",
      "OK",
      "REISSUE_PENDING",
      "SELF_APPROVAL",
    ];
    expect([...said].sort()).toEqual(codes);
  });

  const all = Object.values(RevocationAction);
  const customers = ["CONFIRM", "WITHDRAW", "PROVIDE_INFO"] as const satisfies readonly RevocationAction[];
  it.each([
    ["STANDARD", customers],
    ["MANAGER", all],
    ["ADMIN", all],
    ["OPERATOR", customers],
  ] as const)("C18: %s could ever do with an account's request: %j", (role, actions) => {
    expect(revocationActions(request(), actor(role)).map((each) => each.action)).toEqual(actions);
  });

  it("K18: the desk's requests are decided by OPERATOR alone", () => {
    const desks = request({ decider: "STAFF" });
    expect(revocationActions(desks, actor("ADMIN")).map((each) => each.action)).toEqual(customers);
    expect(revocationActions(desks, actor("OPERATOR")).map((each) => each.action)).toContain("APPROVE");
  });

  it("D6: one's own request is shown, and refused with SELF_APPROVAL", () => {
    const offers = revocationActions(request({ requestedById: "usr_admin" }), actor("ADMIN"));
    const codes = Object.fromEntries(offers.map((each) => [each.action, each.reasonCode]));
    expect(codes).toMatchObject({ APPROVE: "SELF_APPROVAL", REJECT: "SELF_APPROVAL", WITHDRAW: null });
  });

  it("D6: what one has decided oneself is not offered again, though repeating it is no error", () => {
    const decided = request({ status: "COMPLETED", decision: "APPROVED", decidedById: "usr_admin", decidedAt: now });
    const approve = revocationActions(decided, actor("ADMIN")).find((each) => each.action === "APPROVE");
    expect(approve).toMatchObject({ action: "APPROVE", allowed: false, reasonCode: "ALREADY_DECIDED" });
    expect(outcome(decideRevocation(decided, "APPROVED", actor("ADMIN")))).toBe("OK");
  });
});
