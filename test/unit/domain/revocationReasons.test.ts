import { describe, expect, it } from "@jest/globals";
import { label, revocationReasonLabels } from "../../../src/domain/messages/labels.js";
import { mayReissue } from "../../../src/domain/reissue.js";
import { RevocationReason } from "../../../src/domain/revocation.js";
import { certificate, now, orderCase, outcome } from "./cases.js";

describe("the reasons of a revocation", () => {
  it("D9, K14: are the five that a subscriber has; none is a hold, none a privilege withdrawn", () => {
    expect(Object.keys(RevocationReason).sort()).toEqual([
      "AFFILIATION_CHANGED",
      "CESSATION_OF_OPERATION",
      "KEY_COMPROMISE",
      "SUPERSEDED",
      "UNSPECIFIED",
    ]);
  });

  it("K12: there is one for a key in danger, for changed information, and for whatever else the CPS names", () => {
    const { KEY_COMPROMISE, AFFILIATION_CHANGED, UNSPECIFIED } = revocationReasonLabels.K14;
    expect([KEY_COMPROMISE.JA, AFFILIATION_CHANGED.JA, UNSPECIFIED.JA]).toEqual([
      "秘密鍵の危殆化",
      "組織情報の変更",
      "その他",
    ]);
  });

  it("K21, K30: a reissue comes before the revocation, never after", () => {
    expect(outcome(mayReissue(orderCase({}), now))).toBe("OK");
    const revoked = orderCase({ certificates: [certificate("crt_1", { status: "REVOKED" })] });
    expect(outcome(mayReissue(revoked, now))).toBe("CERTIFICATE_REVOKED");
    // A duplicate that merely ended, noted or not yet, is none that a reissue could still go on from.
    for (const status of ["ISSUED", "EXPIRED"] as const) {
      const ended = certificate("crt_2", { kind: "DUPLICATE", status, notAfter: now });
      const facts = orderCase({ certificates: [ended, ...revoked.certificates] });
      expect(outcome(mayReissue(facts, now))).toBe("CERTIFICATE_REVOKED");
    }
  });

  it("C17: a request that waits for a decision reads 承認が必要", () => {
    expect(label("RevocationStatus", "NEEDS_APPROVAL", "JA")).toBe("承認が必要");
  });
});
