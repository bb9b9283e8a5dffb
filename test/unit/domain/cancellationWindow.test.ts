import { describe, expect, it } from "@jest/globals";
import { cancellationWindowClosesAt, isInCancellationWindow } from "../../../src/domain/cancellation.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";

const at = (text: string) => new Date(text);

describe("the cancellation window", () => {
  it("K4: the issue day is day 1, so it closes on the seventh day at 23:59:59.999 JST", () => {
    const issued = at("2026-03-01T10:00:00+09:00");
    expect(cancellationWindowClosesAt(kingsslTerms, issued)).toEqual(at("2026-03-07T23:59:59.999+09:00"));
    expect(isInCancellationWindow(kingsslTerms, issued, at("2026-03-07T14:59:59Z"))).toBe(true);
    expect(isInCancellationWindow(kingsslTerms, issued, at("2026-03-07T15:00:00Z"))).toBe(false);
  });

  it("K4: any time of the issue day closes at the same instant (a naive 7 × 24 h would not)", () => {
    const closes = ["00:00:00", "12:00:00", "23:59:59"].map((time) =>
      cancellationWindowClosesAt(kingsslTerms, at(`2026-03-01T${time}+09:00`)).toISOString(),
    );
    expect(new Set(closes)).toEqual(new Set(["2026-03-07T14:59:59.999Z"]));
  });

  it("C2: 30 whole days after the issue day", () => {
    const issued = at("2026-03-01T00:30:00+09:00");
    expect(isInCancellationWindow(certcentralTerms, issued, at("2026-03-31T23:59:59.999+09:00"))).toBe(true);
    expect(isInCancellationWindow(certcentralTerms, issued, at("2026-04-01T00:00:00+09:00"))).toBe(false);
  });

  it("D1: days are those of the policy's zone, whatever zone the machine is in", () => {
    const zone = { ...kingsslTerms, timeZone: "America/Los_Angeles" };
    // Summer time begins on 8 March 2026: the last day has 23 hours.
    expect(cancellationWindowClosesAt(zone, at("2026-03-02T12:00:00-08:00"))).toEqual(
      at("2026-03-08T23:59:59.999-07:00"),
    );
  });
});
