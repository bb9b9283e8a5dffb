import { describe, expect, it } from "@jest/globals";
import { freshFor, mayDecideNow, type SignInFacts } from "../../../src/domain/decidingSignIn.js";
import { outcome } from "./cases.js";

const now = new Date("2026-04-01T00:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const facts = (differs: Partial<SignInFacts>): SignInFacts => ({
  requiresTotp: false,
  requiresStepUp: false,
  totpEnabled: false,
  authenticatedAt: ago(3_600_000),
  ...differs,
});

describe("a sign-in with which somebody decides", () => {
  it.each([
    ["where nothing is asked of it", {}, "OK"],
    ["without codes where codes are wanted", { requiresTotp: true }, "TOTP_REQUIRED"],
    ["with them", { requiresTotp: true, totpEnabled: true }, "OK"],
    ["an hour old where it must be fresh", { requiresStepUp: true }, "STEP_UP_REQUIRED"],
    ["just fresh", { requiresStepUp: true, authenticatedAt: ago(freshFor) }, "OK"],
    ["just not fresh", { requiresStepUp: true, authenticatedAt: ago(freshFor + 1) }, "STEP_UP_REQUIRED"],
    ["of which nothing is known", { requiresStepUp: true, authenticatedAt: null }, "STEP_UP_REQUIRED"],
    ["without codes and old: the codes first", { requiresTotp: true, requiresStepUp: true }, "TOTP_REQUIRED"],
  ] as const)("%s", (_, differs, code) => {
    expect(outcome(mayDecideNow(facts(differs), now))).toBe(code);
  });
});
