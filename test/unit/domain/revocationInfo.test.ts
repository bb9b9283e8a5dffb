import { describe, expect, it } from "@jest/globals";
import { planManualRevocation } from "../../../src/domain/manualRevocation.js";
import { RevocationStatus } from "../../../src/domain/revocation.js";
import { answeredDescription, mayAskForInfo, mayConfirm, mayProvideInfo } from "../../../src/domain/revocationInfo.js";
import { actor, certificate, DAY, HOUR, now, orderCase, outcome, request } from "./cases.js";

const admin = actor("ADMIN");

describe("what happens before the decision", () => {
  it("K19: the reviewer asks while the request waits for the decision, and at no other time", () => {
    const answers = Object.values(RevocationStatus).map((status) => [
      status,
      outcome(mayAskForInfo(request({ status }), admin)),
    ]);
    expect(Object.fromEntries(answers)).toEqual({
      AWAITING_CONFIRMATION: "INVALID_STATE",
      INFO_REQUIRED: "INVALID_STATE",
      NEEDS_APPROVAL: "OK",
      APPROVED: "ALREADY_DECIDED",
      SCHEDULED: "ALREADY_DECIDED",
      COMPLETED: "ALREADY_DECIDED",
      REJECTED: "ALREADY_DECIDED",
      WITHDRAWN: "ALREADY_DECIDED",
      FAILED: "ALREADY_DECIDED",
    });
  });

  it("K18, C18: only those who decide ask, and nobody about their own request (D6)", () => {
    expect(outcome(mayAskForInfo(request(), actor("STANDARD")))).toBe("APPROVAL_RIGHT_REQUIRED");
    expect(outcome(mayAskForInfo(request({ decider: "STAFF" }), admin))).toBe("APPROVAL_RIGHT_REQUIRED");
    expect(outcome(mayAskForInfo(request({ decider: "STAFF" }), actor("OPERATOR")))).toBe("OK");
    expect(outcome(mayAskForInfo(request({ requestedById: admin.userId }), admin))).toBe("SELF_APPROVAL");
  });

  it("K17, K19: confirming and answering wait for their state", () => {
    for (const status of Object.values(RevocationStatus)) {
      expect(mayConfirm(request({ status })).ok).toBe(status === "AWAITING_CONFIRMATION");
      expect(mayProvideInfo(request({ status })).ok).toBe(status === "INFO_REQUIRED");
    }
  });

  it("K19: an answer loses nothing of what was said before", () => {
    const first = answeredDescription("鍵を紛失", { question: "いつですか", answer: "昨日です" });
    expect(first).toBe("鍵を紛失\n\n【質問】いつですか\n\n【回答】昨日です");
    expect(answeredDescription(null, { question: null, answer: "はい" })).toBe("【回答】はい");
  });
});

describe("products without self-service (C9)", () => {
  const manual = { selfServiceRevocation: false, kind: "DOCUMENT_SIGNING" } as const;
  const wish: Parameters<typeof planManualRevocation>[1] = { commonName: "www.example.jp", reason: "UNSPECIFIED" };

  it("C9: a request for staff with the deadline of its reason (D8)", () => {
    const facts = orderCase({ product: manual });
    const plan = planManualRevocation(facts, wish, now);
    const deadlineAt = new Date(now.getTime() + 24 * HOUR);
    expect(plan).toMatchObject({ ok: true, value: { status: "NEEDS_APPROVAL", decider: "STAFF", deadlineAt } });
    const slow = planManualRevocation(facts, { ...wish, reason: "SUPERSEDED" }, now);
    expect(slow).toMatchObject({ value: { deadlineAt: new Date(now.getTime() + 5 * DAY) } });
  });

  it("D19: the name, the state, then the product, then what is open", () => {
    const plan = (facts: Parameters<typeof orderCase>[0], commonName = wish.commonName) =>
      outcome(planManualRevocation(orderCase({ product: manual, ...facts }), { ...wish, commonName }, now));
    const openRequests = [{ id: "rev_1", wholeOrder: true, certificateIds: [] }];
    expect(plan({}, "other.example.jp")).toBe("COMMON_NAME_MISMATCH");
    expect(plan({ order: { status: "PENDING" }, certificates: [] })).toBe("INVALID_STATE");
    expect(plan({ order: { status: "REVOKED" }, certificates: [certificate("crt_1", { status: "REVOKED" })] })).toBe(
      "CERTIFICATE_REVOKED",
    );
    expect(plan({ product: {}, openRequests })).toBe("INVALID_STATE");
    expect(plan({ openRequests })).toBe("REVOCATION_ALREADY_OPEN");
  });

  it("C9: what has self-service is told to use it", () => {
    expect(planManualRevocation(orderCase({}), wish, now)).toMatchObject({
      error: { code: "INVALID_STATE", message: { key: "error.manual.selfService" } },
    });
  });
});
