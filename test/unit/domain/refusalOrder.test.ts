import { describe, expect, it } from "@jest/globals";
import type { Actor } from "../../../src/domain/actor.js";
import type { OrderCase } from "../../../src/domain/facts.js";
import { kingsslTerms } from "../../../src/domain/policy.js";
import { planRevocation, type RevocationWish } from "../../../src/domain/requestRevocation.js";
import { actor, at, certificate, now, orderCase, outcome, revocationWish } from "./cases.js";

/** All that a request for the revocation of `crt_1` is judged by. */
interface Attempt {
  readonly facts: OrderCase;
  readonly wish: RevocationWish;
  readonly by: Actor;
}

/** A policy under which every cause is possible. */
const sound: Attempt = {
  facts: orderCase({ policy: kingsslTerms }),
  wish: revocationWish({ certificateId: "crt_1" }),
  by: actor("ADMIN"),
};

interface Cause {
  /** Its place in D19; causes of one place are never true together. */
  readonly place: number;
  readonly code: string;
  readonly apply: (attempt: Attempt) => Attempt;
}

const order = (differs: Partial<OrderCase["order"]>) => (attempt: Attempt) => ({
  ...attempt,
  facts: { ...attempt.facts, order: { ...attempt.facts.order, ...differs } },
});
const facts = (differs: Partial<OrderCase>) => (attempt: Attempt) => ({
  ...attempt,
  facts: { ...attempt.facts, ...differs },
});
const wish = (differs: Partial<RevocationWish>) => (attempt: Attempt) => ({
  ...attempt,
  wish: { ...attempt.wish, ...differs },
});

const expired = certificate("crt_1", { status: "EXPIRED", notAfter: at("2026-05-01T00:00:00Z") });
const causes: readonly Cause[] = [
  { place: 1, code: "COMMON_NAME_MISMATCH", apply: wish({ commonName: "example.org" }) },
  { place: 2, code: "CERTIFICATE_EXPIRED", apply: facts({ certificates: [expired] }) },
  {
    place: 2,
    code: "CERTIFICATE_REVOKED",
    apply: facts({ certificates: [certificate("crt_1", { status: "REVOKED" })] }),
  },
  { place: 2, code: "INVALID_STATE", apply: order({ status: "PENDING" }) },
  {
    place: 3,
    code: "MANUAL_PROCEDURE_REQUIRED",
    apply: (attempt) => facts({ product: { ...attempt.facts.product, selfServiceRevocation: false } })(attempt),
  },
  { place: 4, code: "REISSUE_PENDING", apply: order({ status: "REISSUE_PENDING" }) },
  {
    place: 5,
    code: "REVOCATION_ALREADY_OPEN",
    apply: facts({ openRequests: [{ id: "rev_open", wholeOrder: false, certificateIds: ["crt_1"] }] }),
  },
  { place: 6, code: "APPROVAL_RIGHT_REQUIRED", apply: wish({ immediately: true }) },
  { place: 7, code: "EVIDENCE_REQUIRED", apply: wish({ reason: "KEY_COMPROMISE" }) },
];

/** An order has one status; a compromised key ends the reissue instead of waiting for it (C36). */
const impossible = new Set(["INVALID_STATE REISSUE_PENDING", "REISSUE_PENDING EVIDENCE_REQUIRED"]);

const pairs = causes.flatMap((first) =>
  causes
    .filter((second) => first.place < second.place && !impossible.has(`${first.code} ${second.code}`))
    .map((second) => ({ first, second })),
);

const judge = ({ facts, wish, by }: Attempt) => outcome(planRevocation(facts, wish, { actor: by, now }));

describe("which refusal wins (D19)", () => {
  it("none, where there is no cause", () => {
    expect(judge(sound)).toBe("OK");
  });

  it.each(causes)("$code alone", ({ code, apply }) => {
    expect(judge(apply(sound))).toBe(code);
  });

  it.each(pairs)("$first.code over $second.code", ({ first, second }) => {
    expect(judge(second.apply(first.apply(sound)))).toBe(first.code);
    expect(judge(first.apply(second.apply(sound)))).toBe(first.code);
  });

  it("was tried for every pair that can be true at once", () => {
    expect(pairs).toHaveLength(31);
  });
});
