import { describe, expect, it } from "@jest/globals";
import {
  type DeadlineFacts,
  deadlineLookAt,
  deadlineStep,
  deadlineWarningHours,
} from "../../../src/domain/deadline.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import { RevocationStatus, undecidedRevocationStatuses } from "../../../src/domain/revocation.js";
import { at, HOUR } from "./cases.js";

const deadlineAt = at("2026-06-02T09:00:00+09:00");
const earlier = (ms: number) => new Date(deadlineAt.getTime() - ms);
const request = (differs: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  status: "NEEDS_APPROVAL",
  deadlineAt,
  deadlineSteps: 0,
  keyCompromiseProven: false,
  domainConfirmed: false,
  askedByAccount: true,
  ...differs,
});

describe("the deadline of a revocation (D8)", () => {
  it.each(deadlineWarningHours.map((hours, taken) => ({ hours, taken })))(
    "D8: warns $hours hours before it, not a millisecond earlier, and once",
    ({ hours, taken }) => {
      const facts = request({ deadlineSteps: taken });
      const due = earlier(hours * HOUR);
      expect(deadlineStep(facts, certcentralTerms, earlier(hours * HOUR + 1))).toEqual({
        kind: "WAIT",
        nextLookAt: due,
      });
      const nextLookAt = earlier((deadlineWarningHours[taken + 1] ?? 0) * HOUR);
      expect(deadlineStep(facts, certcentralTerms, due)).toEqual({ kind: "WARN", hours, steps: taken + 1, nextLookAt });
      const warned = { ...facts, deadlineSteps: taken + 1 };
      expect(deadlineStep(warned, certcentralTerms, due)).toEqual({ kind: "WAIT", nextLookAt });
    },
  );

  it("D8: what was slept through is warned of once, by the hours that are left", () => {
    expect(deadlineStep(request(), certcentralTerms, earlier(90 * 60_000))).toMatchObject({
      kind: "WARN",
      hours: 2,
      steps: 3,
    });
  });

  it("D8: at the deadline, to the millisecond, C is carried out for who signed in with the order's account", () => {
    const warned = request({ deadlineSteps: 4 });
    expect(deadlineStep(warned, certcentralTerms, earlier(1))).toEqual({ kind: "WAIT", nextLookAt: deadlineAt });
    expect(deadlineStep(warned, certcentralTerms, deadlineAt)).toEqual({ kind: "CARRY_OUT", steps: 5 });
    const onBehalf = { ...warned, askedByAccount: false };
    expect(deadlineStep(onBehalf, certcentralTerms, deadlineAt)).toEqual({ kind: "ESCALATE", steps: 5 });
  });

  it("D8: K counts only the domain or the key, not the signing in", () => {
    const decide = (differs: Partial<DeadlineFacts>) => deadlineStep(request(differs), kingsslTerms, deadlineAt).kind;
    expect(decide({ askedByAccount: true })).toBe("ESCALATE");
    expect(decide({ domainConfirmed: true })).toBe("CARRY_OUT");
    expect(decide({ keyCompromiseProven: true, askedByAccount: false })).toBe("CARRY_OUT");
  });

  it("D8: INFO_REQUIRED does not stop the clock; what is decided has none", () => {
    for (const status of Object.values(RevocationStatus)) {
      const undecided = (undecidedRevocationStatuses as readonly RevocationStatus[]).includes(status);
      const step = deadlineStep(request({ status }), certcentralTerms, deadlineAt);
      expect([status, step]).toEqual([
        status,
        undecided ? { kind: "CARRY_OUT", steps: 5 } : { kind: "WAIT", nextLookAt: null },
      ]);
    }
  });

  it("D8: after the last step nobody looks again", () => {
    const step = deadlineStep(request({ deadlineSteps: 5 }), kingsslTerms, new Date(deadlineAt.getTime() + HOUR));
    expect(step).toEqual({ kind: "WAIT", nextLookAt: null });
    expect(deadlineLookAt(deadlineAt, 0)).toEqual(earlier(12 * HOUR));
    expect(deadlineLookAt(deadlineAt, 4)).toEqual(deadlineAt);
  });
});
