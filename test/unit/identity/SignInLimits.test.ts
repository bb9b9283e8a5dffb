import { describe, expect, it } from "@jest/globals";
import { SignInLimits } from "../../../src/services/identity/SignInLimits.js";
import { TestClock } from "../../support/TestClock.js";

describe("SignInLimits", () => {
  it("allows 20 per account in 15 minutes, from wherever", () => {
    const clock = new TestClock();
    const limits = new SignInLimits(clock);
    for (let i = 0; i < 20; i++) expect(limits.take("a@example.org", `192.0.2.${i}`)).toBe(0);
    expect(limits.take("a@example.org", "192.0.2.99")).toBe(900);
    expect(limits.take("b@example.org", "192.0.2.1")).toBe(0);
    clock.advance(899_001);
    expect(limits.take("a@example.org", "192.0.2.99")).toBe(1);
    clock.advance(999);
    expect(limits.take("a@example.org", "192.0.2.99")).toBe(0);
  });

  it("allows 100 per address, and an address beyond it cannot use up an account", () => {
    const limits = new SignInLimits(new TestClock());
    for (let i = 0; i < 100; i++) expect(limits.take(`${i}@example.org`, "192.0.2.1")).toBe(0);
    for (let i = 0; i < 50; i++) expect(limits.take("victim@example.org", "192.0.2.1")).toBe(900);
    expect(limits.take("victim@example.org", "192.0.2.2")).toBe(0);
  });
});
