import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Actor, Role } from "../../../src/domain/actor.js";
import { certificateActions } from "../../../src/domain/availability.js";
import { CancellationStatus } from "../../../src/domain/cancellation.js";
import { decideCancellation, planCancellation } from "../../../src/domain/cancelOrder.js";
import { decideOrder, OrderDecision } from "../../../src/domain/decideOrder.js";
import type { Refusal } from "../../../src/domain/errors.js";
import { OrderAction } from "../../../src/domain/order.js";
import { type OrderActionFacts, orderActions } from "../../../src/domain/orderActions.js";
import { PaymentMethod, PaymentStatus } from "../../../src/domain/payment.js";
import { mayRecordPayment, mayRecordRefund } from "../../../src/domain/recordMoney.js";
import { mayCancelReissue, mayReissue, planDuplicate } from "../../../src/domain/reissue.js";
import { mayRenew } from "../../../src/domain/renewal.js";
import { mayResend } from "../../../src/domain/resendMail.js";
import { fail, ok, type Result } from "../../../src/domain/result.js";
import { SettlementOutcome } from "../../../src/domain/settlement.js";
import { actor, at, certificate, DAY, now, orderCase, outcome, revocationForAnyReason } from "./cases.js";
import { anyActor, anyOrderCase, runs } from "./randomCases.js";

const of = <T extends string>(words: Readonly<Record<string, T>>) => fc.constantFrom(...Object.values(words));
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);
const users = fc.constantFrom(null, "usr_a", "usr_b", "usr_c");

/** An order case with all that can hang on it; issued from weeks ago to just now, covered until soon or late. */
const anyFacts: fc.Arbitrary<OrderActionFacts> = fc
  .record({
    facts: anyOrderCase,
    issuedDaysAgo: fc.constantFrom(null, 0, 5, 6, 7, 29, 40),
    endsInDays: fc.constantFrom(-40, -10, 10, 80, 200),
    cancellation: fc.option(fc.record({ status: of(CancellationStatus), requestedById: users, closedById: users })),
    decided: fc.record({
      placedById: users,
      selfDecisionAllowed: fc.boolean(),
      decision: fc.option(of(OrderDecision)),
      decidedById: users,
    }),
    payment: fc.record({ method: of(PaymentMethod), status: of(PaymentStatus) }),
    settlement: fc.option(
      fc.record({ outcome: of(SettlementOutcome), payableFrom: fc.constantFrom(null, at("2026-07-01T00:00:00Z")) }),
    ),
    alreadyRenewed: fc.boolean(),
    duplicating: fc.record({
      provenUntil: fc.array(fc.constantFrom(null, daysAgo(1), daysAgo(-199)), { minLength: 1, maxLength: 2 }),
      organizationVettedUntil: fc.constantFrom(null, daysAgo(1), daysAgo(-1)),
    }),
    resending: fc.record({
      hasApproval: fc.boolean(),
      resentAt: fc.constantFrom([], [now, now, now]),
    }),
  })
  .map(({ facts, issuedDaysAgo, endsInDays, decided, ...rest }) => ({
    ...facts,
    ...rest,
    order: {
      ...facts.order,
      ...decided,
      firstIssuedAt: issuedDaysAgo === null ? null : new Date(now.getTime() - issuedDaysAgo * DAY),
      coverageEndsAt: issuedDaysAgo === null ? null : new Date(now.getTime() + endsInDays * DAY),
      cancellationStatus: rest.cancellation?.status ?? null,
    },
  }));

const anotherKey = { commonName: null, dnsNames: [], publicKey: new Uint8Array(), keyHash: "another key" };

const nothing: Result<never, { code: string }> = fail({ code: "INVALID_STATE" });
/** One's own decision again is no error, but nothing to offer either. */
const once = (verdict: Result<unknown, Refusal>) => (verdict.ok && verdict.value === "REPEATED" ? nothing : verdict);

/** What the command itself would answer, everything else being right. */
function command(action: OrderAction, facts: OrderActionFacts, by: Actor): Result<unknown, { code: string }> {
  const { order, policy, cancellation, settlement, resending } = facts;
  const closing = (decision: "WITHDRAWN" | "COMPLETED" | "REFUSED") =>
    cancellation === null ? nothing : once(decideCancellation(cancellation, decision, by));
  const resend = (kind: "APPROVAL" | "ISSUANCE_NOTICE") => mayResend(kind, { ...order, ...resending }, now);
  const { renewalWindowDays, timeZone } = policy;
  switch (action) {
    case "CANCEL":
      return planCancellation(facts, { commonName: order.commonName, confirmed: true }, now);
    case "REQUEST_REVOCATION":
      return revocationForAnyReason(facts, null, by).plan;
    case "REISSUE":
      return mayReissue(facts, now);
    case "DUPLICATE":
      return planDuplicate(facts, ok(anotherKey), now);
    case "RENEW":
      return mayRenew({ ...order, alreadyRenewed: facts.alreadyRenewed, renewalWindowDays, timeZone }, now);
    case "RESEND_EMAIL":
      return resend("APPROVAL").ok ? resend("APPROVAL") : resend("ISSUANCE_NOTICE");
    case "APPROVE":
      return once(decideOrder(order, "APPROVED", by));
    case "REJECT":
      return once(decideOrder(order, "REJECTED", by));
    case "CANCEL_REISSUE":
      return mayCancelReissue(facts);
    case "WITHDRAW_CANCELLATION":
      return closing("WITHDRAWN");
    case "COMPLETE_CANCELLATION":
      return closing("COMPLETED");
    case "REFUSE_CANCELLATION":
      return closing("REFUSED");
    case "RECORD_PAYMENT":
      return mayRecordPayment(facts, by);
    case "RECORD_REFUND":
      return settlement === null ? nothing : mayRecordRefund(settlement, by, now);
  }
}

/** An issued order of the first policy or the second, with nothing hanging on it. */
function plain(differs: Parameters<typeof orderCase>[0]): OrderActionFacts {
  const facts = orderCase(differs);
  const undecided = { decision: null, decidedById: null, selfDecisionAllowed: false } as const;
  return {
    ...facts,
    order: { ...facts.order, ...undecided },
    payment: { method: "CREDIT_CARD", status: "PAID" },
    settlement: null,
    cancellation: null,
    alreadyRenewed: false,
    duplicating: { provenUntil: [daysAgo(-199)], organizationVettedUntil: daysAgo(-1) },
    resending: { hasApproval: false, resentAt: [] },
  };
}

describe("an issued order of a product without self-service", () => {
  it("C38, C9: CANCEL names the procedure that is open to it, as the command does", () => {
    const told = (selfServiceRevocation: boolean) =>
      orderActions(plain({ product: { selfServiceRevocation } }), actor("STANDARD"), now).find(
        ({ action }) => action === "CANCEL",
      );
    expect(told(false)).toMatchObject({
      reasonCode: "INVALID_STATE",
      message: { key: "error.cancellation.revokeManually" },
    });
    expect(told(true)).toMatchObject({ message: { key: "error.cancellation.revokeInstead" } });
  });
});

/** What an offer says, if its three fields agree: OK or the code. Of mails sent again the code is left out: there are two kinds. */
function toldOf({ action, allowed, reasonCode, message }: ReturnType<typeof orderActions>[number]): string {
  if (allowed !== (reasonCode === null) || allowed !== (message === null)) return "says two things";
  return action === "RESEND_EMAIL" ? String(allowed) : (reasonCode ?? "OK");
}

const outcomeOf = (action: OrderAction, answer: Result<unknown, { code: string }>) =>
  action === "RESEND_EMAIL" ? String(answer.ok) : outcome(answer);

describe("what an order offers (availableActions)", () => {
  it("is allowed exactly where the command would accept it, by everybody, whatever the order (D19)", () => {
    const seen = new Map<OrderAction, Set<boolean>>(Object.values(OrderAction).map((each) => [each, new Set()]));
    fc.assert(
      fc.property(anyFacts, anyActor, (facts, viewer) => {
        const offers = orderActions(facts, viewer, now);
        const answers = offers.map(({ action }) => [action, outcomeOf(action, command(action, facts, viewer))]);
        expect(offers.map((each) => [each.action, toldOf(each)])).toEqual(answers);
        for (const { action, allowed } of offers) seen.get(action)?.add(allowed);
      }),
      { ...runs, numRuns: 1000 },
    );
    for (const [action, answers] of seen) expect([action, answers.size]).toEqual([action, 2]);
  });

  it("is for each role what that role could ever do (rules, section 7)", () => {
    const all = Object.values(OrderAction);
    const staffOnly = ["COMPLETE_CANCELLATION", "REFUSE_CANCELLATION", "RECORD_PAYMENT", "RECORD_REFUND"];
    const deciding = ["APPROVE", "REJECT"];
    for (const role of Object.values(Role)) {
      const offered = orderActions(plain({}), actor(role), now).map((each) => each.action);
      const never =
        role === "OPERATOR"
          ? [...deciding, "RENEW"]
          : role === "ADMIN" || role === "MANAGER"
            ? staffOnly
            : [...staffOnly, ...deciding];
      expect([role, offered]).toEqual([role, all.filter((action) => !never.includes(action))]);
    }
  });

  it.each([
    ["proven and vetted lately", {}, true],
    ["a name that was proven too long ago (D16)", { provenUntil: [daysAgo(-199), now] }, false],
    ["a name that was never proven", { provenUntil: [null] }, false],
    ["an organization whose vetting has ended (D14)", { organizationVettedUntil: daysAgo(1) }, false],
  ])("D14, D16: a duplicate waits for nothing: with %s", (_, differs, allowed) => {
    const facts = plain({});
    const offers = orderActions(
      { ...facts, duplicating: { ...facts.duplicating, ...differs } },
      actor("STANDARD"),
      now,
    );
    const reasonCode = allowed ? null : "INVALID_STATE";
    expect(offers.find(({ action }) => action === "DUPLICATE")).toMatchObject({ allowed, reasonCode });
  });

  it("C36: a whole order whose reissue is pending can be revoked for KEY_COMPROMISE alone, and says so", () => {
    const offered = (status: "ISSUED" | "REISSUE_PENDING") =>
      orderActions(plain({ order: { status } }), actor("STANDARD"), now).find(
        ({ action }) => action === "REQUEST_REVOCATION",
      );
    expect(offered("REISSUE_PENDING")).toMatchObject({ allowed: true, onlyForReason: "KEY_COMPROMISE" });
    expect(offered("ISSUED")).toMatchObject({ allowed: true, onlyForReason: null });
  });

  it("judges a revocation once, as every page of orders asks for it", () => {
    let looks = 0;
    const facts = Object.defineProperty(plain({}), "openRequests", {
      get: () => {
        looks += 1;
        return [];
      },
    });
    expect(orderActions(facts, actor("STANDARD"), now)).toContainEqual(
      expect.objectContaining({ action: "REQUEST_REVOCATION", allowed: true }),
    );
    expect(looks).toBe(1);
  });

  const termsOf = (action: OrderAction, facts: OrderActionFacts, by = actor("STANDARD")) => {
    const offer = orderActions(facts, by, now).find((each) => each.action === action);
    return [offer?.allowed, offer?.opensAt, offer?.deadline];
  };

  it("D13, K22: says until when it can be reissued, duplicated and revoked", () => {
    const coverageEndsAt = at("2027-03-01T10:00:00+09:00");
    const notAfter = at("2026-09-15T00:59:59Z");
    const further = certificate("crt_2", { kind: "DUPLICATE", notAfter: at("2026-10-01T00:00:00Z") });
    const facts = plain({ order: { coverageEndsAt }, certificates: [certificate("crt_1", { notAfter })] });
    expect(termsOf("REISSUE", facts)).toEqual([true, null, coverageEndsAt]);
    expect(termsOf("REQUEST_REVOCATION", facts)).toEqual([true, null, notAfter]);
    const two = { ...facts, certificates: [...facts.certificates, further] };
    expect(termsOf("REQUEST_REVOCATION", two)).toEqual([true, null, further.notAfter]);
    expect(certificateActions(two, "crt_1", now)).toMatchObject([{ allowed: true, deadline: notAfter }]);
    const revoked = { ...facts, certificates: [certificate("crt_1", { status: "REVOKED" })] };
    expect(termsOf("REQUEST_REVOCATION", revoked)).toEqual([true, null, null]);
  });

  it("D14, D16: a duplicate until the coverage, the vetting or a validation ends, whatever comes first", () => {
    const until = (differs: Partial<OrderActionFacts["duplicating"]>, coverageEndsAt = daysAgo(-270)) => {
      const facts = plain({ order: { coverageEndsAt } });
      return termsOf("DUPLICATE", { ...facts, duplicating: { ...facts.duplicating, ...differs } })[2];
    };
    const vetted = { organizationVettedUntil: daysAgo(-300) };
    expect(until({ ...vetted, provenUntil: [daysAgo(-199), daysAgo(-50)] })).toEqual(daysAgo(-50));
    expect(until({ organizationVettedUntil: daysAgo(-20), provenUntil: [daysAgo(-199)] })).toEqual(daysAgo(-20));
    expect(until({ ...vetted, provenUntil: [daysAgo(-199)] }, daysAgo(-10))).toEqual(daysAgo(-10));
  });

  it("K9, D21: says from when a refund can be recorded, and a mail sent again", () => {
    const payableFrom = at("2026-07-01T00:00:00+09:00");
    const next = { ...plain({}), settlement: { outcome: "REFUND_NEXT_MONTH", payableFrom } } as const;
    expect(termsOf("RECORD_REFUND", next, actor("OPERATOR"))).toEqual([false, payableFrom, null]);
    const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
    const often = { hasApproval: false, resentAt: [minutesAgo(1), minutesAgo(50), minutesAgo(10)] };
    expect(termsOf("RESEND_EMAIL", { ...plain({}), resending: often })).toEqual([false, minutesAgo(-10), null]);
  });

  it("K1, D13: says from when and until when it can be renewed", () => {
    const coverageEndsAt = at("2027-03-01T10:00:00+09:00");
    const offer = orderActions(plain({ order: { coverageEndsAt } }), actor("STANDARD"), now).find(
      (each) => each.action === "RENEW",
    );
    expect(offer).toMatchObject({
      allowed: false,
      reasonCode: "RENEWAL_TOO_EARLY",
      opensAt: at("2026-12-01T10:00:00+09:00"),
      deadline: at("2027-03-31T10:00:00+09:00"),
    });
  });

  it("K4: says until when it can be cancelled, where staff completes that", () => {
    const staffs = {
      cancellationCompletedByStaff: true,
      cancellationWindowDays: 7,
      cancellationWindowCountsIssueDay: true,
    };
    const issued = plain({ policy: staffs, order: { firstIssuedAt: at("2026-06-01T09:00:00+09:00") } });
    const [cancel] = orderActions(issued, actor("STANDARD"), now);
    expect(cancel).toMatchObject({ action: "CANCEL", allowed: true, deadline: at("2026-06-07T23:59:59.999+09:00") });
    const [late] = orderActions(issued, actor("STANDARD"), at("2026-06-08T00:00:00+09:00"));
    expect(late).toMatchObject({
      allowed: false,
      reasonCode: "CANCELLATION_WINDOW_CLOSED",
      deadline: cancel?.deadline,
    });
    const [unissued] = orderActions(plain({ order: { status: "PENDING", firstIssuedAt: null } }), actor("ADMIN"), now);
    expect(unissued).toMatchObject({ allowed: true, deadline: null });
  });
});
