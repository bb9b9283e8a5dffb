import type { OrderStatus, PendingReason } from "./order.js";
import { isCovered, type PaymentStatus } from "./payment.js";
import { hasDomains, type ProductKind, type ValidationLevel } from "./product.js";
import type { ValidationStatus } from "./validation.js";

/** What decides whether a pending order can be issued. */
export interface ReadinessFacts {
  readonly status: OrderStatus;
  readonly kind: ProductKind;
  readonly validationLevel: ValidationLevel;
  readonly paymentStatus: PaymentStatus;
  /** Of each name of the order; requests for revocation have their own. */
  readonly validations: readonly ValidationStatus[];
  readonly organizationVettedUntil: Date | null;
}

/**
 * What a PENDING or REISSUE_PENDING order waits for (D14); empty in every other state. Nothing else left: the CA. A reissue is free (K29) and waits for no payment, not even where
 * the card could not be charged after the issue.
 */
export function pendingReasons(facts: ReadinessFacts, now: Date): PendingReason[] {
  if (facts.status !== "PENDING" && facts.status !== "REISSUE_PENDING") return [];
  const reasons: PendingReason[] = [];
  if (facts.status === "PENDING" && !isCovered(facts.paymentStatus)) reasons.push("PAYMENT");
  if (hasDomains(facts.kind) && !isValidated(facts)) reasons.push("DOMAIN_VALIDATION");
  if (needsOrganization(facts) && !isVetted(facts, now)) reasons.push("ORGANIZATION_VALIDATION");
  return reasons.length > 0 ? reasons : ["CERTIFICATE_AUTHORITY"];
}

/** Whether nothing but the CA's signature is missing. */
export function isReadyToIssue(facts: ReadinessFacts, now: Date): boolean {
  return pendingReasons(facts, now)[0] === "CERTIFICATE_AUTHORITY";
}

/** What a duplicate depends on beside its order and its product, since it waits for nothing. */
export interface DuplicatingFacts {
  /** For each name of the order, how long a proof of the account serves it; null: there never was one. */
  readonly provenUntil: readonly (Date | null)[];
  readonly organizationVettedUntil: Date | null;
}

/** Whether there is nothing that a duplicate would wait for (D14, D16). */
export function isReadyToDuplicate(
  { kind, validationLevel }: Pick<ReadinessFacts, "kind" | "validationLevel">,
  { provenUntil, organizationVettedUntil }: DuplicatingFacts,
  now: Date,
): boolean {
  const validations = provenUntil.map((until) => (until !== null && until > now ? "VALID" : "EXPIRED"));
  const facts = { kind, validationLevel, validations, organizationVettedUntil };
  return isReadyToIssue({ ...facts, status: "REISSUE_PENDING", paymentStatus: "PAID" }, now);
}

/** No validation at all is none that was passed. */
function isValidated({ validations }: ReadinessFacts): boolean {
  return validations.length > 0 && validations.every((status) => status === "VALID");
}

/** OV and EV name an organization, and so does whatever is not for servers (D14). */
export function needsOrganization({
  kind,
  validationLevel,
}: Pick<ReadinessFacts, "kind" | "validationLevel">): boolean {
  return validationLevel !== "DV" || !hasDomains(kind);
}

function isVetted({ organizationVettedUntil }: ReadinessFacts, now: Date): boolean {
  return organizationVettedUntil !== null && organizationVettedUntil > now;
}
