import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mayCancel } from "../../../src/domain/cancelOrder.js";
import { decideRevocation } from "../../../src/domain/decideRevocation.js";
import { kingsslTerms } from "../../../src/domain/policy.js";
import { mayReissue } from "../../../src/domain/reissue.js";
import { planRevocation } from "../../../src/domain/requestRevocation.js";
import { settle } from "../../../src/domain/settlement.js";
import { actor, at, certificate, now, orderCase, outcome, request, revocationWish } from "./cases.js";
import { enterZone, leaveZone } from "./machineZone.js";

const k = orderCase({ policy: kingsslTerms, order: { firstIssuedAt: at("2026-03-01T10:00:00+09:00") } });
const c = (differs: Parameters<typeof orderCase>[0] = {}) =>
  orderCase({ order: { firstIssuedAt: at("2026-03-01T00:00:00+09:00") }, ...differs });
const money = {
  payment: { method: "CREDIT_CARD", status: "PAID", paidAt: at("2026-03-01T10:00:00+09:00"), recordedById: null },
  capturedAt: null,
  price: { certificate: 78_000, additionalNames: 0, hardwareToken: 15_000 },
} as const;
const two = { certificates: [certificate("crt_2", { kind: "DUPLICATE" }), certificate("crt_1")] };

function closes(facts: ReturnType<typeof c>, when: string, certificateId: string | null = null) {
  const plan = planRevocation(facts, revocationWish({ certificateId }), { actor: actor("STANDARD"), now: at(when) });
  if (!plan.ok) return plan.error.code;
  return plan.value.countsAsCancellation ? "CANCELLATION" : "REVOCATION";
}

/** Section 9 of the rules, but for what only a database can show: a voucher order cancelled twice at once is in api/cancellation. */
describe.each(["UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"])("on a machine in %s", (zone) => {
  beforeAll(() => enterZone(zone));
  afterAll(leaveZone);

  it("K4: K, issued 2026-03-01 10:00 JST: cancelled until 2026-03-07T14:59:59Z, not at 15:00:00Z", () => {
    expect(outcome(mayCancel(k, at("2026-03-07T14:59:59Z")))).toBe("OK");
    expect(outcome(mayCancel(k, at("2026-03-07T15:00:00Z")))).toBe("CANCELLATION_WINDOW_CLOSED");
  });

  it("D2, K8, K9: K, received in the window, completed after it: refundable, and next month once a month has closed", () => {
    const completed = (when: string) =>
      settle({ ...money, policy: kingsslTerms, refundable: true, completedAt: at(when) });
    expect(completed("2026-03-31T23:59:59.999+09:00")).toMatchObject({ outcome: "REFUNDED", payableFrom: null });
    expect(completed("2026-04-01T00:00:00+09:00")).toMatchObject({
      outcome: "REFUND_NEXT_MONTH",
      payableFrom: at("2026-05-01T00:00:00+09:00"),
    });
  });

  it("C2, C3: C, first issued 2026-03-01 JST: the whole order revoked on 03-31 is a cancellation, on 04-01 a revocation", () => {
    for (const issued of ["2026-03-01T00:00:00+09:00", "2026-03-01T23:59:59.999+09:00"]) {
      const facts = c({ order: { firstIssuedAt: at(issued) } });
      expect(closes(facts, "2026-03-31T00:00:00+09:00")).toBe("CANCELLATION");
      expect(closes(facts, "2026-03-31T23:59:59.999+09:00")).toBe("CANCELLATION");
      expect(closes(facts, "2026-04-01T00:00:00+09:00")).toBe("REVOCATION");
    }
  });

  it("C2: reissued on 03-20, revoked on 04-10: the first issue counts", () => {
    const certificates = [certificate("crt_2", { kind: "REISSUE" }), certificate("crt_1", { status: "REVOKED" })];
    expect(closes(c({ certificates }), "2026-04-10T10:00:00+09:00")).toBe("REVOCATION");
  });

  it("C37: one certificate of two, on day 5: nothing is settled", () => {
    expect(closes(c(two), "2026-03-05T10:00:00+09:00", "crt_1")).toBe("REVOCATION");
  });

  it("C24: code signing with a token, card, day 10: the certificate is refundable, the token is not", () => {
    const terms = { policy: c().policy, refundable: true, completedAt: at("2026-03-10T10:00:00+09:00") };
    expect(settle({ ...money, ...terms }).lines.map(({ item, refundable }) => [item, refundable])).toEqual([
      ["CERTIFICATE", true],
      ["HARDWARE_TOKEN", false],
    ]);
  });

  it("K30, K22: 失効済み is not reissued, what has expired is not revoked", () => {
    const revoked = { ...k, certificates: [certificate("crt_1", { status: "REVOKED" })] };
    expect(outcome(mayReissue(revoked, now))).toBe("CERTIFICATE_REVOKED");
    const ends = at("2026-05-01T00:00:00+09:00");
    const facts = c({ certificates: [certificate("crt_1", { notAfter: ends })] });
    expect(closes(facts, "2026-04-30T23:59:59.999+09:00")).toBe("REVOCATION");
    expect(closes(facts, "2026-05-01T00:00:00+09:00")).toBe("CERTIFICATE_EXPIRED");
  });

  it("C15: A approves while B rejects: the second is ALREADY_DECIDED", () => {
    const decided = { decision: "APPROVED", decidedById: "usr_a", decidedAt: now } as const;
    const approved = request({ status: "APPROVED", ...decided });
    expect(decideRevocation(approved, "REJECTED", actor("ADMIN", "usr_b"))).toMatchObject({
      error: { code: "ALREADY_DECIDED", decision: "APPROVED" },
    });
  });
});
