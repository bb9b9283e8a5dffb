import { isLiveCertificate } from "./certificate.js";
import { enumOf } from "./enumOf.js";
import { fault, invalid, type Refusal, refuse } from "./errors.js";
import type { CertificateFacts, OrderCase } from "./facts.js";
import type { CsrFacts } from "./issuing.js";
import { statusWords } from "./messages/statusWords.js";
import { isInForce } from "./order.js";
import { type DuplicatingFacts, isReadyToDuplicate } from "./pending.js";
import type { PolicyTerms } from "./policy.js";
import { ok, type Result } from "./result.js";

/** Where a reissue that waits for validations, or for the CA, stands. */
export const ReissueStatus = enumOf("WAITING", "ISSUED", "CANCELED");
export type ReissueStatus = keyof typeof ReissueStatus;

/** What is wanted, after the form. Names of SERVER products as lower-case A-labels, where they are such. */
export interface ReissueWish {
  /** The order's present one, as the requester knows it. */
  readonly commonName: string;
  readonly newCommonName: string | null;
  readonly subjectAlternativeNames: readonly string[] | null;
  readonly csr: Result<CsrFacts, Refusal>;
}

/** What becomes of a reissue: whose place it takes, with which key and which names, the common name first. */
export interface ReissuePlan {
  readonly replaced: CertificateFacts;
  readonly csr: CsrFacts;
  readonly names: readonly [commonName: string, ...further: string[]];
}

/**
 * Whether a reissue is possible now, and which certificate it replaces: the order's current one. Refusals in the order of
 * D19.
 */
export function mayReissue(facts: OrderCase, now: Date): Result<CertificateFacts, Refusal> {
  const state = standing(facts, now);
  if (!state.ok) return state;
  return facts.order.status === "REISSUE_PENDING" ? refuse("REISSUE_PENDING", "error.reissue.pending") : state;
}

/** What a duplicate depends on. */
export interface DuplicateFacts extends OrderCase {
  readonly duplicating: DuplicatingFacts;
}

/** Whether a duplicate is possible now: whenever a reissue is (D18, D17), if there is nothing that it would wait for (D14, D16). */
export function mayDuplicate(facts: DuplicateFacts, now: Date): Result<CertificateFacts, Refusal> {
  const possible = mayReissue(facts, now);
  if (!possible.ok) return possible;
  return isReadyToDuplicate(facts.product, facts.duplicating, now)
    ? possible
    : refuse("INVALID_STATE", "error.duplicate.validation");
}

/** Whether there is a reissue to give up. */
export function mayCancelReissue({ order }: Pick<OrderCase, "order">): Result<null, Refusal> {
  return order.status === "REISSUE_PENDING" ? ok(null) : refuse("INVALID_STATE", "error.reissue.none");
}

function standing({ order, certificates }: OrderCase, now: Date): Result<CertificateFacts, Refusal> {
  const current = certificates.find((each) => each.id === order.currentCertificateId);
  const live = certificates.some((each) => isLiveCertificate(each.status) && each.notAfter > now);
  const issued = isInForce(order.status);
  const ended = issued && order.coverageEndsAt !== null && order.coverageEndsAt <= now;
  if (ended || order.status === "EXPIRED") return refuse("CERTIFICATE_EXPIRED", "error.reissue.ended"); // D13
  // K30, D18: Order and certificate are two things. One that merely ended is what a free reissue is for (D7).
  if (order.status === "REVOKED" || (issued && !live && current?.status === "REVOKED"))
    return refuse("CERTIFICATE_REVOKED", "error.reissue.revoked");
  if (!issued || current === undefined)
    return refuse("INVALID_STATE", "error.reissue.state", statusWords("OrderStatus", order.status));
  if (order.cancellationStatus === "RECEIVED") return refuse("INVALID_STATE", "error.reissue.cancellation"); // D17
  return ok(current);
}

/** Decides what becomes of a wish to reissue (K31, K32, C34); the refusals in the order of D19. */
export function planReissue(facts: OrderCase, wish: ReissueWish, now: Date): Result<ReissuePlan, Refusal> {
  const { order, policy } = facts;
  if (wish.commonName !== order.commonName) return refuse("COMMON_NAME_MISMATCH", "error.commonName.mismatch");
  const replaced = mayReissue(facts, now);
  if (!replaced.ok) return replaced;
  if (!wish.csr.ok) return wish.csr;
  const csr = wish.csr.value;
  const target = wish.newCommonName ?? order.commonName;
  const names = new Set([target, csr.commonName ?? target]);
  if (!policy.reissueMayChangeCommonName && [...names].some((name) => name !== order.commonName))
    return refuse("COMMON_NAME_CHANGE_NOT_ALLOWED", "error.reissue.commonName"); // K31
  // A change is said in so many words, so that a CSR that was taken by mistake changes nothing.
  if (csr.commonName !== null && csr.commonName !== target)
    return invalid(fault("csr", "error.reissue.csrCommonName", { name: csr.commonName }));
  return ok({ replaced: replaced.value, csr, names: [target, ...furtherNames(order, { ...wish, target, csr })] });
}

/** Those of the input; else those of the CSR; where it names none beside the common name, the present ones stay. */
function furtherNames(
  order: OrderCase["order"],
  {
    subjectAlternativeNames,
    target,
    csr,
  }: Omit<ReissueWish, "csr"> & { readonly target: string; readonly csr: CsrFacts },
): string[] {
  const others = csr.dnsNames.filter((name) => name !== target);
  const kept = order.subjectAlternativeNames.filter((name) => name !== order.commonName);
  const further = subjectAlternativeNames ?? (others.length > 0 ? others : kept);
  return further.filter((name) => name !== target);
}

/** Decides about a duplicate: the order's names and a key of its own; it replaces nothing. */
export function planDuplicate(
  facts: DuplicateFacts,
  given: Result<CsrFacts, Refusal>,
  now: Date,
): Result<CsrFacts, Refusal> {
  const allowed = mayDuplicate(facts, now);
  if (!allowed.ok) return allowed;
  if (!given.ok) return given;
  const { commonName, keyHash } = given.value;
  if (commonName !== null && commonName !== facts.order.commonName)
    return invalid(fault("csr", "error.duplicate.csrNames", { name: commonName }));
  const known = facts.certificates.some((each) => isLiveCertificate(each.status) && each.keyHash === keyHash);
  return known ? refuse("KEY_REJECTED", "error.duplicate.sameKey") : given;
}

/** The names of a certificate. */
interface Named {
  readonly commonName: string;
  readonly subjectAlternativeNames: readonly string[];
}

/**
 * After how many hours a replaced certificate is revoked: 0 at once (K34), null never. C34: where the policy says so only
 * if its common name is another now, or a name went away; adding one revokes nothing.
 */
export function hoursUntilRevoked(policy: PolicyTerms, replaced: Named, by: Named): number | null {
  const gone = replaced.subjectAlternativeNames.some((name) => !by.subjectAlternativeNames.includes(name));
  const changed = gone || replaced.commonName !== by.commonName;
  return policy.reissueRevokesPreviousOnlyIfNameRemoved && !changed ? null : policy.reissueRevokesPreviousAfterHours;
}
