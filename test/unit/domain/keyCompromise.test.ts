import { describe, expect, it } from "@jest/globals";
import {
  challengeText,
  compromisedDeadline,
  isTouchedByCompromise,
  judgeKey,
} from "../../../src/domain/keyCompromise.js";
import { at, DAY, HOUR, now, outcome } from "./cases.js";

const holder = { status: "ISSUED", revocationReason: null, notAfter: new Date(now.getTime() + DAY) } as const;

describe("a proven key compromise (P1)", () => {
  it("P1: the challenge says in one line what it is good for, with the serial number and the random", () => {
    const text = challengeText("0A1B", "c0ffee");
    expect(text).toContain("0A1B");
    expect(text).toContain("c0ffee");
    expect(text).not.toMatch(/[\r\n]/);
  });

  it("P1: touches what is valid, and raises the reason of what is revoked (rules, section 6)", () => {
    expect(isTouchedByCompromise(holder, now)).toBe(true);
    expect(isTouchedByCompromise({ ...holder, status: "REVOCATION_SCHEDULED" }, now)).toBe(true);
    expect(isTouchedByCompromise({ ...holder, status: "REVOKED", revocationReason: "SUPERSEDED" }, now)).toBe(true);
    expect(isTouchedByCompromise({ ...holder, status: "REVOKED", revocationReason: "KEY_COMPROMISE" }, now)).toBe(
      false,
    );
  });

  it("K22: an expired certificate is not revoked, from its end on", () => {
    expect(isTouchedByCompromise(holder, new Date(holder.notAfter.getTime() - 1))).toBe(true);
    expect(isTouchedByCompromise(holder, holder.notAfter)).toBe(false);
    expect(isTouchedByCompromise({ ...holder, status: "EXPIRED" }, now)).toBe(false);
  });

  it("D8: the deadline of what was proven is never later than it was, and at most 24 hours away", () => {
    const near = at("2026-06-01T13:00:00+09:00");
    expect(compromisedDeadline(near, now)).toEqual(near);
    expect(compromisedDeadline(new Date(now.getTime() + 5 * DAY), now)).toEqual(new Date(now.getTime() + 24 * HOUR));
  });
});

describe("a key of a CSR", () => {
  const answer = (isBlocked: boolean, isCalledCompromised: boolean) => judgeKey({ isBlocked, isCalledCompromised });

  it("D12: serves unless it is blocked, or the account calls it compromised", () => {
    expect([answer(false, false), answer(true, false), answer(false, true), answer(true, true)].map(outcome)).toEqual([
      "OK",
      "KEY_REJECTED",
      "KEY_REJECTED",
      "KEY_REJECTED",
    ]);
  });

  it("D12, K21: says which of the two it is; blocked is for ever", () => {
    expect(answer(true, true)).toMatchObject({ error: { message: { key: "key.blocked" } } });
    expect(answer(false, true)).toMatchObject({ error: { message: { key: "key.calledCompromised" } } });
  });
});
