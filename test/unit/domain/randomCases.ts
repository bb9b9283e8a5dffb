import fc from "fast-check";
import { type Actor, Role } from "../../../src/domain/actor.js";
import { CertificateKind, CertificateStatus } from "../../../src/domain/certificate.js";
import type { OrderCase, RequestCase } from "../../../src/domain/facts.js";
import { OrderStatus } from "../../../src/domain/order.js";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";
import { Decider, RevocationStatus } from "../../../src/domain/revocation.js";
import { actor, at, certificate, orderCase, request } from "./cases.js";

/** The same cases in every run, so that a failure stays one and what they cover can be counted on. */
export const runs = { seed: 20261121, numRuns: Math.min(3000, Number(process.env.REFERENCE_RUNS ?? 1500)) };

const ids = ["crt_3", "crt_2", "crt_1"] as const;
const notAfter = fc.constantFrom(at("2026-05-01T00:00:00Z"), at("2026-09-15T00:59:59Z"));
const of = <T extends string>(words: Readonly<Record<string, T>>) => fc.constantFrom(...Object.values(words));
/** What most orders are, often enough that the later refusals are reached. */
const mostly = <T>(usual: T, any: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: any });

/** An order with up to three certificates in any state, of either brand; most are issued and live. */
export const anyOrderCase: fc.Arbitrary<OrderCase> = fc
  .record({
    status: mostly<OrderStatus>("ISSUED", of(OrderStatus)),
    policy: fc.constantFrom(kingsslTerms, certcentralTerms),
    selfServiceRevocation: mostly(true, fc.boolean()),
    facts: fc.array(
      fc.record({
        status: mostly<CertificateStatus>("ISSUED", of(CertificateStatus)),
        kind: of(CertificateKind),
        notAfter,
      }),
      {
        minLength: 1,
        maxLength: ids.length,
      },
    ),
    open: mostly<string[]>([], fc.subarray([...ids])),
  })
  .map(({ status, policy, selfServiceRevocation, facts, open }) =>
    orderCase({
      order: { status },
      policy,
      product: { selfServiceRevocation },
      certificates: facts.map((each, index) => certificate(ids[index] ?? "", each)),
      openRequests: open.length === 0 ? [] : [{ id: "rev_open", wholeOrder: false, certificateIds: open }],
    }),
  );

/** The whole order, or one certificate of it. */
export const anyTarget = (facts: OrderCase): fc.Arbitrary<string | null> =>
  fc.constantFrom(null, ...facts.certificates.map((each) => each.id));

const users = ["usr_a", "usr_b", "usr_c"] as const;

export const anyActor: fc.Arbitrary<Actor> = fc
  .record({ role: of(Role), userId: fc.constantFrom(...users) })
  .map(({ role, userId }) => actor(role, userId));

const decisions = ["APPROVED", "REJECTED", "WITHDRAWN"] as const;
export const anyDecision = fc.constantFrom(...decisions);

/** A request as it can be: undecided while it waits, and then never a proven compromise. */
export const anyRequest: fc.Arbitrary<RequestCase> = fc
  .record({
    status: mostly<RevocationStatus>("NEEDS_APPROVAL", of(RevocationStatus)),
    decider: of(Decider),
    requestedById: fc.constantFrom(null, ...users),
    selfDecisionAllowed: fc.boolean(),
    keyCompromiseProven: fc.boolean(),
    heldByReissue: fc.boolean(),
    decidedById: fc.constantFrom(null, ...users),
  })
  .map(({ status, decidedById, keyCompromiseProven, ...rest }) => {
    const waits = ["AWAITING_CONFIRMATION", "INFO_REQUIRED", "NEEDS_APPROVAL"].includes(status);
    const byWhom = waits ? null : decidedById;
    const decision = byWhom === null ? null : (decisions.find((each) => each === status) ?? "APPROVED");
    const decidedAt = byWhom === null ? null : at("2026-06-01T10:00:00+09:00");
    const proven = keyCompromiseProven && !waits;
    return request({ ...rest, status, decision, decidedAt, decidedById: byWhom, keyCompromiseProven: proven });
  });
