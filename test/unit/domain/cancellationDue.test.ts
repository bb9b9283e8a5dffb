import { describe, expect, it } from "@jest/globals";
import { businessDaysAfter } from "../../../src/domain/businessDays.js";
import { CancellationStatus } from "../../../src/domain/cancellation.js";
import {
  type CancellationDueFacts,
  cancellationDueStep,
  cancellationLookAt,
} from "../../../src/domain/cancellationDue.js";
import { isJapaneseHoliday } from "../../../src/services/isJapaneseHoliday.js";
import { at } from "./cases.js";

const dueAt = at("2026-04-03T23:59:59.999+09:00");
const begins = at("2026-04-03T00:00:00+09:00");
const over = at("2026-04-04T00:00:00+09:00");
const justBefore = (time: Date) => new Date(time.getTime() - 1);
const received = (differs: Partial<CancellationDueFacts> = {}): CancellationDueFacts => ({
  status: "RECEIVED",
  dueAt,
  closedById: null,
  dueSteps: 0,
  ...differs,
});

describe("the two business days of a cancellation (K7)", () => {
  it("K7: warns from the first instant of the last day on, once", () => {
    expect(cancellationDueStep(received(), justBefore(begins))).toEqual({ kind: "WAIT", nextLookAt: begins });
    const warn = { kind: "WARN", steps: 1, nextLookAt: over };
    for (const now of [begins, at("2026-04-03T15:00:00+09:00"), dueAt])
      expect(cancellationDueStep(received(), now)).toEqual(warn);
    expect(cancellationDueStep(received({ dueSteps: 1 }), begins)).toEqual({ kind: "WAIT", nextLookAt: over });
  });

  it("K7: sounds the alarm when that day is over, once, also where the warning was slept through", () => {
    for (const dueSteps of [0, 1])
      expect(cancellationDueStep(received({ dueSteps }), over)).toEqual({ kind: "ALARM", steps: 2, nextLookAt: null });
    expect(cancellationDueStep(received({ dueSteps: 2 }), over)).toEqual({ kind: "WAIT", nextLookAt: null });
  });

  it("a clock that was set back repeats nothing", () => {
    expect(cancellationDueStep(received({ dueSteps: 2 }), begins)).toEqual({ kind: "WAIT", nextLookAt: null });
    expect(cancellationDueStep(received({ dueSteps: 1 }), justBefore(begins))).toEqual({
      kind: "WAIT",
      nextLookAt: over,
    });
  });

  it("what staff completed is warned of no more, but late it is when the CA does not answer in time", () => {
    const completed = received({ closedById: "usr_operator" });
    expect(cancellationDueStep(completed, begins)).toEqual({ kind: "WAIT", nextLookAt: over });
    expect(cancellationDueStep(completed, over)).toMatchObject({ kind: "ALARM" });
  });

  it.each(Object.values(CancellationStatus).filter((status) => status !== "RECEIVED"))(
    "what is %s, or settled without staff, is nobody's to wait for",
    (status) => {
      expect(cancellationDueStep(received({ status }), over)).toEqual({ kind: "WAIT", nextLookAt: null });
      expect(cancellationDueStep(received({ dueAt: null }), over)).toEqual({ kind: "WAIT", nextLookAt: null });
    },
  );

  // 2026-04-29 to 2026-05-06: 昭和の日 on a Wednesday, three holidays and their substitute after the weekend.
  it.each([
    ["a Monday", "2026-04-06T10:00:00+09:00", "2026-04-08T00:00:00+09:00"],
    ["a Thursday: the day after the weekend", "2026-04-09T23:59:59+09:00", "2026-04-13T00:00:00+09:00"],
    ["a Saturday, as on Monday", "2026-04-11T10:00:00+09:00", "2026-04-15T00:00:00+09:00"],
    ["before 昭和の日", "2026-04-28T10:00:00+09:00", "2026-05-01T00:00:00+09:00"],
    ["before the Golden Week", "2026-05-01T10:00:00+09:00", "2026-05-08T00:00:00+09:00"],
    ["before the end of the year", "2026-12-28T10:00:00+09:00", "2027-01-05T00:00:00+09:00"],
  ])("D3: received on %s, the warning comes with the second open day", (_, receivedAt, warnedAt) => {
    expect(cancellationLookAt(businessDaysAfter(at(receivedAt), 2, isJapaneseHoliday))).toEqual(at(warnedAt));
  });
});
