import { describe, expect, it } from "@jest/globals";
import { totpShown, totpStep } from "../../../src/services/identity/totp.js";
import { totpCode } from "../../support/totpCode.js";

/** RFC 6238, appendix B: SHA-1 with the secret "12345678901234567890", the last six of its eight digits. */
const secret = Buffer.from("12345678901234567890").toString("hex");
const vectors: [seconds: number, code: string][] = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
];

describe("one-time codes (RFC 6238)", () => {
  it.each(vectors)("at %d s: %s", (seconds, code) => {
    const at = new Date(seconds * 1000);
    expect(totpStep(secret, code, at)).toBe(Math.floor(seconds / 30));
    expect(totpCode(totpShown(secret, "").secret, at)).toBe(code);
  });

  it("are good one step early and one late, no more", () => {
    const code = "050471";
    const step = Math.floor(1_111_111_111 / 30);
    const at = (steps: number) => totpStep(secret, code, new Date((1_111_111_111 + 30 * steps) * 1000));
    expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, step, step, step, null]);
  });

  it.each(["", "50471", "0050471", "05047a", "０５０４７１", "050471\n"])("are six digits, not %j", (code) => {
    expect(totpStep(secret, code, new Date(1_111_111_111_000))).toBeNull();
  });

  it("come as an address that authenticator apps take", () => {
    const { secret: shown, uri } = totpShown(secret, "hanako@kumo.test");
    expect(shown).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    const url = new URL(uri);
    expect(url.protocol + url.host).toBe("otpauth:totp");
    expect(decodeURIComponent(url.pathname)).toBe("/certdesk:hanako@kumo.test");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      issuer: "certdesk",
      secret: shown,
      digits: "6",
      period: "30",
    });
  });
});
