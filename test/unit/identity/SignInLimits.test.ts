import { describe, expect, it } from "@jest/globals";
import { SignInLimits } from "../../../src/services/identity/SignInLimits.js";
import { TestClock } from "../../support/TestClock.js";

const away = {
  take: async () => {
    throw new Error("connect ECONNREFUSED");
  },
};

describe("SignInLimits without a database", () => {
  it("allows 20 per account in 15 minutes, from wherever", async () => {
    const clock = new TestClock();
    const limits = new SignInLimits(clock, away);
    for (let i = 0; i < 20; i++) expect(await limits.take("a@example.org", `192.0.2.${i}`)).toBe(0);
    expect(await limits.take("a@example.org", "192.0.2.99")).toBe(900);
    expect(await limits.take("b@example.org", "192.0.2.1")).toBe(0);
    clock.advance(899_001);
    expect(await limits.take("a@example.org", "192.0.2.99")).toBe(1);
    clock.advance(999);
    expect(await limits.take("a@example.org", "192.0.2.99")).toBe(0);
  });

  it("allows 100 per address, and an address beyond it cannot use up an account", async () => {
    const limits = new SignInLimits(new TestClock(), away);
    for (let i = 0; i < 100; i++) expect(await limits.take(`${i}@example.org`, "192.0.2.1")).toBe(0);
    for (let i = 0; i < 50; i++) expect(await limits.take("victim@example.org", "192.0.2.1")).toBe(900);
    expect(await limits.take("victim@example.org", "192.0.2.2")).toBe(0);
  });

  it("counts a customer's IPv6 network as one, and an IPv4 address however it is written", async () => {
    const limits = new SignInLimits(new TestClock(), away);
    for (let i = 0; i < 100; i++) expect(await limits.take(`${i}@example.org`, `2001:db8:1:2::${i + 1}`)).toBe(0);
    expect(await limits.take("next@example.org", "2001:db8:1:2:ffff::1")).toBe(900);
    expect(await limits.take("next@example.org", "2001:db8:1:3::1")).toBe(0);
    for (let i = 0; i < 100; i++) await limits.take(`${i}@example.net`, "192.0.2.1");
    expect(await limits.take("next@example.net", "::ffff:192.0.2.1")).toBe(900);
  });

  it("goes on from what the database had counted", async () => {
    let here = true;
    const rows = { take: async () => (here ? 0 : away.take()) };
    const limits = new SignInLimits(new TestClock(), rows);
    for (let i = 0; i < 20; i++) expect(await limits.take("a@example.org", `192.0.2.${i}`)).toBe(0);
    here = false;
    expect(await limits.take("a@example.org", "192.0.2.99")).toBe(900);
  });
});
