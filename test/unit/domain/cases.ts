import type { Actor, Role } from "../../../src/domain/actor.js";
import type { CertificateFacts, OrderCase, RequestCase } from "../../../src/domain/facts.js";
import { certcentralTerms } from "../../../src/domain/policy.js";
import { planRevocation, type RevocationWish } from "../../../src/domain/requestRevocation.js";
import type { Result } from "../../../src/domain/result.js";
import { RevocationReason } from "../../../src/domain/revocation.js";

export const at = (text: string): Date => new Date(text);

/** When the tests happen unless they say otherwise: weeks after the windows of both brands have closed. */
export const now = at("2026-06-01T12:00:00+09:00");

export const SECOND = 1000;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;

/** Of the account that owns the orders here, or of the desk. */
export function actor(role: Role, userId = `usr_${role.toLowerCase()}`): Actor {
  return { userId, role, accountId: role === "OPERATOR" ? null : "acc_kumo" };
}

export function certificate(id: string, differs: Partial<CertificateFacts> = {}): CertificateFacts {
  const serialNumber = Buffer.from(id).toString("hex").toUpperCase();
  const notAfter = at("2026-09-15T00:59:59Z");
  const names = { commonName: "www.example.jp", keyHash: `key of ${id}` };
  return { id, kind: "ORIGINAL", status: "ISSUED", serialNumber, notAfter, ...names, ...differs };
}

/** An issued order of the C policy with one certificate, `crt_1`; of several, the first that is no duplicate is its current one. */
export function orderCase(differs: {
  readonly order?: Partial<OrderCase["order"]>;
  readonly policy?: Partial<OrderCase["policy"]>;
  readonly product?: Partial<OrderCase["product"]>;
  readonly certificates?: OrderCase["certificates"];
  readonly openRequests?: OrderCase["openRequests"];
}): OrderCase {
  const issued = { firstIssuedAt: at("2026-03-01T10:00:00+09:00"), coverageEndsAt: at("2027-03-01T10:00:00+09:00") };
  const certificates = differs.certificates ?? [certificate("crt_1")];
  const currentCertificateId = certificates.find(({ kind }) => kind !== "DUPLICATE")?.id ?? null;
  const ids = { id: "ord_1", accountId: "acc_kumo", placedById: "usr_standard", cancellationStatus: null };
  const names = { commonName: "www.example.jp", subjectAlternativeNames: ["www.example.jp"] };
  return {
    order: { ...ids, ...names, status: "ISSUED", ...issued, currentCertificateId, ...differs.order },
    policy: { ...certcentralTerms, ...differs.policy },
    product: { kind: "SERVER", validationLevel: "OV", selfServiceRevocation: true, ...differs.product },
    certificates,
    openRequests: differs.openRequests ?? [],
  };
}

/** To revoke the whole order. */
export function revocationWish(differs: Partial<RevocationWish> = {}): RevocationWish {
  const plain = { certificateId: null, commonName: "www.example.jp", reason: "SUPERSEDED" } as const;
  return { ...plain, description: null, immediately: false, ...differs };
}

/** What the command would say of any reason: the one that goes furthest, with what evidence it wants; and the only one that is accepted, where it is one. */
export function revocationForAnyReason(facts: OrderCase, certificateId: string | null, by: Actor) {
  const plans = Object.values(RevocationReason).map((reason) => ({
    reason,
    plan: planRevocation(facts, revocationWish({ certificateId, reason, description: "x" }), { actor: by, now }),
  }));
  const accepted = plans.filter(({ plan }) => plan.ok);
  const furthest = accepted[0] ?? plans.find(({ reason }) => reason === "KEY_COMPROMISE") ?? plans[0];
  if (furthest === undefined) throw new Error("there is no reason");
  return { plan: furthest.plan, onlyForReason: accepted.length === 1 ? furthest.reason : null };
}

/** A request of STANDARD that waits for an administrator of the account. */
export function request(differs: Partial<RequestCase> = {}): RequestCase {
  return {
    id: "rev_1",
    version: 1,
    status: "NEEDS_APPROVAL",
    decider: "ACCOUNT",
    reason: "SUPERSEDED",
    requestedById: "usr_standard",
    requestedAt: at("2026-06-01T09:00:00+09:00"),
    selfDecisionAllowed: false,
    keyCompromiseProven: false,
    decision: null,
    decidedById: null,
    decidedAt: null,
    completedAt: null,
    heldByReissue: false,
    ...differs,
  };
}

/** The code of a refusal, or OK: short enough to stand in a table. */
export function outcome(result: Result<unknown, { readonly code: string }>): string {
  return result.ok ? "OK" : result.error.code;
}
