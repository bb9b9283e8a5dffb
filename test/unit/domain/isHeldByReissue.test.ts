import { describe, expect, it } from "@jest/globals";
import { isHeldByReissue } from "../../../src/domain/isHeldByReissue.js";

describe("what a pending reissue holds (C36)", () => {
  const order = { status: "REISSUE_PENDING", currentCertificateId: "crt_2" } as const;
  const asked = { wholeOrder: false, certificateIds: ["crt_2"], reason: "SUPERSEDED" } as const;

  it("is the whole order and its current certificate, for every reason but a compromised key", () => {
    expect(isHeldByReissue(order, asked)).toBe(true);
    expect(isHeldByReissue(order, { ...asked, certificateIds: [], wholeOrder: true })).toBe(true);
    expect(isHeldByReissue(order, { ...asked, certificateIds: ["crt_1"] })).toBe(false);
    expect(isHeldByReissue(order, { ...asked, reason: "KEY_COMPROMISE" })).toBe(false);
    expect(isHeldByReissue({ ...order, status: "ISSUED" }, asked)).toBe(false);
  });
});
