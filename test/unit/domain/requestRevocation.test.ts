import { describe, expect, it } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.js";
import type { OrderCase } from "../../../src/domain/facts.js";
import { OrderStatus } from "../../../src/domain/order.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import { planRevocation, type RevocationPlan, type RevocationWish } from "../../../src/domain/requestRevocation.js";
import { RevocationReason } from "../../../src/domain/revocation.js";
import { actor, at, certificate, HOUR, now, orderCase, outcome, revocationWish } from "./cases.js";

type Asked = Partial<RevocationWish> & { readonly by?: Actor; readonly when?: Date };

const ask = (facts: OrderCase, { by = actor("STANDARD"), when = now, ...wish }: Asked = {}) =>
  planRevocation(facts, revocationWish(wish), { actor: by, now: when });
const code = (facts: OrderCase, asked: Asked = {}) => outcome(ask(facts, asked));
function plan(facts: OrderCase, asked: Asked = {}): RevocationPlan {
  const result = ask(facts, asked);
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

const [newest, older, revoked, expired] = [
  certificate("crt_4", { kind: "REISSUE" }),
  certificate("crt_3"),
  certificate("crt_2", { status: "REVOKED" }),
  certificate("crt_1", { status: "EXPIRED", notAfter: at("2026-05-01T00:00:00Z") }),
];

describe("asking for a revocation", () => {
  it("of the whole order takes every certificate that is still live, and no other", () => {
    const scheduled = certificate("crt_5", { status: "REVOCATION_SCHEDULED" });
    const facts = orderCase({ certificates: [scheduled, newest, older, revoked, expired] });
    expect(plan(facts).certificateIds).toEqual(["crt_5", "crt_4", "crt_3"]);
  });

  it("of one certificate takes that one alone (C11, C37)", () => {
    const facts = orderCase({ certificates: [newest, older] });
    expect(plan(facts, { certificateId: "crt_3" }).certificateIds).toEqual(["crt_3"]);
  });

  it("K16: the common name of a whole order must be the order's", () => {
    expect(code(orderCase({}), { commonName: "example.jp" })).toBe("COMMON_NAME_MISMATCH");
  });

  it("K16, C30: of one certificate it is its own, or the order's present one; of the whole order the order's alone", () => {
    const before = certificate("crt_3", { commonName: "old.example.jp" });
    const facts = orderCase({ certificates: [newest, before] });
    expect(code(facts, { certificateId: "crt_3", commonName: "old.example.jp" })).toBe("OK");
    expect(code(facts, { certificateId: "crt_3" })).toBe("OK");
    expect(code(facts, { certificateId: "crt_3", commonName: "example.jp" })).toBe("COMMON_NAME_MISMATCH");
    expect(code(facts, { certificateId: "crt_4", commonName: "old.example.jp" })).toBe("COMMON_NAME_MISMATCH");
    expect(code(facts, { commonName: "old.example.jp" })).toBe("COMMON_NAME_MISMATCH");
  });

  it("K22: an expired certificate is not revoked, by its time even before a job has said so", () => {
    const byTime = certificate("crt_1", { notAfter: new Date(now.getTime() - 1000) });
    expect(code(orderCase({ certificates: [byTime] }), { certificateId: "crt_1" })).toBe("CERTIFICATE_EXPIRED");
    expect(code(orderCase({ certificates: [byTime] }))).toBe("CERTIFICATE_EXPIRED");
    expect(code(orderCase({ order: { status: "EXPIRED" }, certificates: [expired] }))).toBe("CERTIFICATE_EXPIRED");
  });

  it("K30: a revoked certificate is not revoked again", () => {
    const facts = orderCase({ certificates: [newest, revoked] });
    expect(code(facts, { certificateId: "crt_2" })).toBe("CERTIFICATE_REVOKED");
    expect(code(orderCase({ order: { status: "REVOKED" }, certificates: [revoked] }))).toBe("CERTIFICATE_REVOKED");
    const longAgo = certificate("crt_1", { status: "REVOKED", notAfter: at("2026-05-01T00:00:00Z") });
    expect(code(orderCase({ certificates: [newest, longAgo] }), { certificateId: "crt_1" })).toBe(
      "CERTIFICATE_REVOKED",
    );
  });

  it.each(["NEEDS_APPROVAL", "PENDING", "CANCELED", "REJECTED"] as const)(
    "INVALID_STATE for an order that was never issued and is %s",
    (status) => {
      const refused = ask(
        orderCase({ order: { status, firstIssuedAt: null, coverageEndsAt: null }, certificates: [] }),
      );
      expect(refused).toMatchObject({
        error: { code: "INVALID_STATE", message: { values: { status: `@OrderStatus.${status}` } } },
      });
    },
  );

  it("C9: products without self-service name the manual procedure", () => {
    const facts = orderCase({ product: { kind: "EV_CODE_SIGNING", selfServiceRevocation: false } });
    expect(code(facts)).toBe("MANUAL_PROCEDURE_REQUIRED");
    expect(code(facts, { by: actor("OPERATOR") })).toBe("MANUAL_PROCEDURE_REQUIRED");
  });

  it("D5: a second request that overlaps an open one in any certificate names it", () => {
    const facts = orderCase({
      certificates: [newest, older],
      openRequests: [{ id: "rev_open", wholeOrder: false, certificateIds: ["crt_3"] }],
    });
    expect(ask(facts)).toMatchObject({ error: { code: "REVOCATION_ALREADY_OPEN", requestId: "rev_open" } });
    expect(code(facts, { certificateId: "crt_3" })).toBe("REVOCATION_ALREADY_OPEN");
    expect(code(facts, { certificateId: "crt_4" })).toBe("OK");
  });

  it("D5: one for the whole order overlaps with everything, also with what was issued since", () => {
    const facts = orderCase({
      certificates: [newest, older],
      openRequests: [{ id: "rev_open", wholeOrder: true, certificateIds: [] }],
    });
    expect(code(facts)).toBe("REVOCATION_ALREADY_OPEN");
    expect(code(facts, { certificateId: "crt_4" })).toBe("REVOCATION_ALREADY_OPEN");
  });
});

describe("while a reissue is pending (C36)", () => {
  const duplicate = certificate("crt_9", { kind: "DUPLICATE" });
  const facts = orderCase({ order: { status: "REISSUE_PENDING" }, certificates: [duplicate, newest, older] });

  it("the certificate that it replaces is blocked, the order's others are not", () => {
    expect(code(facts, { certificateId: "crt_4" })).toBe("REISSUE_PENDING");
    expect(code(facts, { certificateId: "crt_3" })).toBe("OK");
  });

  it("a duplicate is not what is replaced, though it is the newest", () => {
    expect(code(facts, { certificateId: "crt_9" })).toBe("OK");
  });

  it("what it replaces is the order's current one, also where the clock was set back since and another looks newer", () => {
    const back = orderCase({
      order: { status: "REISSUE_PENDING", currentCertificateId: "crt_3" },
      certificates: [newest, older],
    });
    expect(code(back, { certificateId: "crt_3" })).toBe("REISSUE_PENDING");
    expect(code(back, { certificateId: "crt_4" })).toBe("OK");
  });

  it("the whole order is blocked", () => {
    expect(code(facts)).toBe("REISSUE_PENDING");
  });

  it("KEY_COMPROMISE is not: it ends the reissue", () => {
    expect(code(facts, { reason: "KEY_COMPROMISE" })).toBe("OK");
    expect(code(facts, { reason: "KEY_COMPROMISE", certificateId: "crt_4" })).toBe("OK");
  });
});

describe("no valid certificate left (D18)", () => {
  const within = at("2026-03-31T23:59:59.999+09:00");
  const facts = orderCase({ certificates: [revoked] });

  it("each revoked by serial: the whole order can still be revoked, with closure by the window", () => {
    expect(plan(facts, { when: within })).toMatchObject({ certificateIds: [], countsAsCancellation: true });
    expect(plan(facts)).toMatchObject({ certificateIds: [], countsAsCancellation: false });
  });

  it("one of them expired instead: it cannot (K22)", () => {
    expect(code(orderCase({ certificates: [revoked, expired] }))).toBe("CERTIFICATE_EXPIRED");
  });

  it("not once the order has ended", () => {
    const ended = Object.values(OrderStatus).filter((status) => status !== "ISSUED" && status !== "REISSUE_PENDING");
    const codes = ended.map((status) => code(orderCase({ order: { status }, certificates: [revoked] })));
    expect(codes).not.toContain("OK");
  });
});

describe("closure (C2, D2)", () => {
  const last = at("2026-03-31T23:59:59.999+09:00");
  const late = at("2026-04-01T00:00:00.000+09:00");
  const counts = (facts: OrderCase, asked: Asked) => plan(facts, asked).countsAsCancellation;

  it("revoking the whole order counts as its cancellation until the end of d+30, judged on receipt", () => {
    expect(counts(orderCase({}), { when: last })).toBe(true);
    expect(counts(orderCase({}), { when: late })).toBe(false);
  });

  it("the first issue counts, whatever was reissued since", () => {
    expect(counts(orderCase({ certificates: [newest, older] }), { when: at("2026-04-10T00:00:00+09:00") })).toBe(false);
  });

  it("C37: revoking one certificate never does, though it is the only one", () => {
    expect(counts(orderCase({}), { certificateId: "crt_1", when: last })).toBe(false);
  });

  it("K: revoking is never a cancellation", () => {
    const description = "サーバーの入れ替え";
    expect(counts(orderCase({ policy: kingsslTerms }), { when: at("2026-03-02T00:00:00Z"), description })).toBe(false);
  });
});

describe("the gate", () => {
  it("K17: the confirmation of intent comes first, then staff decide", () => {
    expect(plan(orderCase({ policy: kingsslTerms }))).toMatchObject({
      status: "AWAITING_CONFIRMATION",
      decider: "STAFF",
      approvalSkipped: false,
    });
  });

  it("C13: an administrator or manager of the account approves", () => {
    expect(plan(orderCase({}))).toMatchObject({ status: "NEEDS_APPROVAL", decider: "ACCOUNT", approvalSkipped: false });
  });

  it("C13: `immediately` skips it for those who have the right, and is recorded", () => {
    const asked = { immediately: true, by: actor("ADMIN") };
    expect(plan(orderCase({}), asked)).toMatchObject({ status: "APPROVED", approvalSkipped: true });
    expect(code(orderCase({}), { immediately: true, by: actor("MANAGER") })).toBe("APPROVAL_RIGHT_REQUIRED");
  });

  it("K18: an account's ADMIN has no right to skip the desk's review", () => {
    const facts = orderCase({ policy: kingsslTerms });
    expect(code(facts, { immediately: true, by: actor("ADMIN") })).toBe("APPROVAL_RIGHT_REQUIRED");
    expect(code(facts, { immediately: true, by: actor("OPERATOR") })).toBe("OK");
  });
});

describe("evidence and deadline", () => {
  it("K20: KEY_COMPROMISE wants a description where the policy says so, no other reason does", () => {
    const facts = orderCase({ policy: kingsslTerms });
    const without = Object.values(RevocationReason).filter((reason) => code(facts, { reason }) === "EVIDENCE_REQUIRED");
    expect(without).toEqual(["KEY_COMPROMISE"]);
    expect(code(facts, { reason: "KEY_COMPROMISE", description: "秘密鍵を公開リポジトリに置いた" })).toBe("OK");
    expect(code(orderCase({}), { reason: "KEY_COMPROMISE" })).toBe("OK");
  });

  it.each([
    ["KEY_COMPROMISE", 24],
    ["UNSPECIFIED", 24],
    ["AFFILIATION_CHANGED", 120],
    ["SUPERSEDED", 120],
    ["CESSATION_OF_OPERATION", 120],
  ] as const)("D8: %s is due %d hours after the request", (reason, hours) => {
    expect(plan(orderCase({}), { reason }).deadlineAt).toEqual(new Date(now.getTime() + hours * HOUR));
  });
});

describe("a third policy that mixes the columns", () => {
  const mixed = {
    ...certcentralTerms,
    brand: "third",
    cancellationWindowDays: 3,
    cancellationWindowCountsIssueDay: true,
    revocationNeedsDomainConfirmation: true,
    revocationNeedsApproval: false,
    keyCompromiseNeedsEvidence: true,
  };

  it("is judged by its columns, not by its brand", () => {
    const facts = orderCase({ policy: mixed });
    expect(plan(facts, { when: at("2026-03-03T23:59:59.999+09:00") }).countsAsCancellation).toBe(true);
    expect(plan(facts, { when: at("2026-03-04T00:00:00+09:00") }).countsAsCancellation).toBe(false);
    expect(code(facts, { reason: "KEY_COMPROMISE" })).toBe("EVIDENCE_REQUIRED");
  });

  it("K17: the intent is confirmed though nobody has to approve", () => {
    expect(plan(orderCase({ policy: mixed }))).toMatchObject({
      status: "AWAITING_CONFIRMATION",
      approvalSkipped: false,
    });
  });

  it("goes ahead at once where it wants neither; nothing is skipped then", () => {
    const open = { ...mixed, revocationNeedsDomainConfirmation: false };
    expect(plan(orderCase({ policy: open }))).toMatchObject({ status: "APPROVED", approvalSkipped: false });
  });

  it.each(["kingssl", "certcentral", "nobody"])("answers the same under the name %s", (brand) => {
    for (const terms of [kingsslTerms, certcentralTerms, mixed])
      expect(plan(orderCase({ policy: { ...terms, brand } }))).toEqual(plan(orderCase({ policy: terms })));
  });
});
