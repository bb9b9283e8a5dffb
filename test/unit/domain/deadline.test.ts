import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  approvedDeadline,
  type DeadlineFacts,
  deadlineLookAt,
  deadlineStep,
  deadlineWarningHours,
} from "../../../src/domain/deadline.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import { isToBeCarriedOut, RevocationStatus, undecidedRevocationStatuses } from "../../../src/domain/revocation.js";
import { at, HOUR } from "./cases.js";

const deadlineAt = at("2026-06-02T09:00:00+09:00");
const earlier = (ms: number) => new Date(deadlineAt.getTime() - ms);
const request = (differs: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  status: "NEEDS_APPROVAL",
  deadlineAt,
  approvedAt: null,
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

  it("D8: INFO_REQUIRED does not stop the clock, nor an approval; what is over has none", () => {
    for (const status of Object.values(RevocationStatus)) {
      const undecided = (undecidedRevocationStatuses as readonly RevocationStatus[]).includes(status);
      const step = deadlineStep(request({ status, approvedAt: earlier(HOUR) }), certcentralTerms, deadlineAt);
      const decided = isToBeCarriedOut(status) ? "UNREVOKED" : "WAIT";
      expect([status, step]).toMatchObject([status, { kind: undecided ? "CARRY_OUT" : decided }]);
    }
  });

  it("D8: after the last step nobody looks again", () => {
    const step = deadlineStep(request({ deadlineSteps: 5 }), kingsslTerms, new Date(deadlineAt.getTime() + HOUR));
    expect(step).toEqual({ kind: "WAIT", nextLookAt: null });
    expect(deadlineLookAt(deadlineAt, 0)).toEqual(earlier(12 * HOUR));
    expect(deadlineLookAt(deadlineAt, 4)).toEqual(deadlineAt);
  });
});

describe("the deadline of what is approved and not revoked (D8, D20)", () => {
  const MINUTE = 60_000;
  const later = (ms: number) => earlier(-ms);
  const approved = (differs: Partial<DeadlineFacts> = {}) =>
    request({ status: "FAILED", approvedAt: earlier(100 * HOUR), ...differs });
  const step = (facts: DeadlineFacts, now: Date) => deadlineStep(facts, certcentralTerms, now);
  const steps = [...deadlineWarningHours, 0];

  it.each(
    (["APPROVED", "FAILED"] as const).flatMap((status) => steps.map((hours, taken) => ({ status, hours, taken }))),
  )(
    "D8, D20: $status: staff is told with $hours hours left, not a millisecond earlier, and once",
    ({ status, hours, taken }) => {
      const facts = approved({ status, deadlineSteps: taken });
      const due = earlier(hours * HOUR);
      expect(step(facts, earlier(hours * HOUR + 1))).toEqual({ kind: "WAIT", nextLookAt: due });
      const next = steps[taken + 1];
      const nextLookAt = next === undefined ? null : earlier(next * HOUR);
      expect(step(facts, due)).toEqual({ kind: "UNREVOKED", hours, steps: taken + 1, nextLookAt });
      expect(step({ ...facts, deadlineSteps: taken + 1 }, due)).toEqual({ kind: "WAIT", nextLookAt });
    },
  );

  it("D20: a CA that was just asked is left five minutes, also at the deadline and after it", () => {
    for (const [approvedAt, hours, behind, nextLookAt] of [
      [earlier(3 * HOUR), 3, 2, earlier(2 * HOUR)],
      [earlier(2 * HOUR + 2 * MINUTE), 2, 3, earlier(HOUR)],
      [deadlineAt, 0, 5, null],
      [later(30 * HOUR), 0, 5, null],
    ] as const) {
      const told = new Date(approvedAt.getTime() + 5 * MINUTE);
      const facts = approved({ status: "APPROVED", approvedAt });
      expect(step(facts, new Date(told.getTime() - 1))).toEqual({ kind: "WAIT", nextLookAt: told });
      expect(step(facts, told)).toEqual({ kind: "UNREVOKED", hours, steps: behind, nextLookAt });
    }
  });

  it("D8: what was slept through is told once, by the hours that are left", () => {
    const slept = step(approved(), earlier(90 * MINUTE));
    expect(slept).toEqual({ kind: "UNREVOKED", hours: 2, steps: 3, nextLookAt: earlier(HOUR) });
  });

  it("D8, D20: from the approval on the steps are counted anew, once", () => {
    const decided = { deadlineAt, approvedAt: null, deadlineSteps: 3 };
    const now = earlier(90 * MINUTE);
    const place = { approvedAt: now, deadlineSteps: 0, deadlineLookAt: earlier(85 * MINUTE) };
    expect(approvedDeadline(decided, now)).toEqual(place);
    const early = earlier(20 * HOUR);
    expect(approvedDeadline(decided, early)).toMatchObject({ approvedAt: early, deadlineLookAt: earlier(12 * HOUR) });
    const told = { deadlineAt, approvedAt: early, deadlineSteps: 1 };
    const again = { approvedAt: early, deadlineSteps: 1, deadlineLookAt: earlier(6 * HOUR) };
    expect(approvedDeadline(told, earlier(7 * HOUR))).toEqual(again);
  });

  it("D8, D20: whenever it is looked at, the clock set back too, no step is told twice, and the last one is that it is late", () => {
    const minutes = fc.integer({ min: -1500, max: 300 });
    fc.assert(
      fc.property(minutes, fc.array(minutes), (approvedAt, looks) => {
        let facts = approved({ approvedAt: later(approvedAt * MINUTE) });
        const told: number[] = [];
        const look = (now: Date): Date | null => {
          const due = step(facts, now);
          if (due.kind !== "UNREVOKED" && due.kind !== "WAIT") throw new Error(due.kind);
          if (due.nextLookAt !== null) expect(due.nextLookAt.getTime()).toBeGreaterThan(now.getTime());
          if (due.kind === "UNREVOKED") {
            told.push(due.steps);
            facts = { ...facts, deadlineSteps: due.steps };
          }
          return due.nextLookAt;
        };
        for (const at of looks) look(later(at * MINUTE));
        let next = look(earlier(1500 * MINUTE));
        while (next !== null) next = look(next);
        expect(told).toEqual([...new Set(told)].sort());
        expect(told.at(-1)).toBe(5);
      }),
    );
  });
});
