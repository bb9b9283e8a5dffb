import type { EntityManager } from "typeorm";
import { type ValidationMethod, validationChallenge, validationTryPeriod } from "../../domain/validation.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import type { Reissue } from "../../entities/Reissue.js";
import type { Ids } from "../ports.js";
import { approverFaults } from "./approverFaults.js";
import { askApprover, emailSecretBytes } from "./askApprover.js";
import { loadProofs, type Proof } from "./loadProofs.js";

/**
 * Asks for the control over each name of an order, or of a reissue of it, or, for the intent to revoke (K17), over its common name. A validation that the account passed
 * lately serves again (D16); a confirmation of intent never does. Nothing for orders without a method: their products have no domain.
 */
export async function openValidations(
  tx: EntityManager,
  order: Order,
  { ids, now, requestId = null, reissue }: { ids: Ids; now: Date; requestId?: string | null; reissue?: Reissue },
): Promise<DomainValidation[]> {
  if (order.validationMethod === null) return [];
  const names = requestId === null ? (reissue ?? order).subjectAlternativeNames : [order.commonName];
  const { accountId } = order;
  const proofOf = requestId === null ? await loadProofs(tx, [{ accountId, subjectAlternativeNames: names }]) : none;
  const emailSecret = ids.secret(emailSecretBytes);
  const rows = names.map((domain) => {
    const passed = proofOf(accountId, domain);
    const fresh = {
      ...blank,
      id: ids.next("dcv"),
      orderId: order.id,
      accountId,
      requestId,
      reissueId: reissue?.id ?? null,
      domain,
      requestedAt: now,
    };
    if (passed !== null && passed.servesUntil > now) return reuse(fresh, passed);
    const method = methodFor(order, domain, now);
    const byMail = method === "EMAIL" && { approverEmail: order.approverEmail, emailSecret };
    return {
      ...fresh,
      ...validationChallenge(method, domain, ids.secret(20)),
      ...byMail,
      method,
      status: "PENDING",
      expiresAt: new Date(now.getTime() + validationTryPeriod),
      nextCheckAt: firstCheckAt(now),
    } satisfies DomainValidation;
  });
  if (rows.length > 0) await tx.insert(DomainValidation, rows);
  await askApprover(tx, order, { rows: rows.filter((row) => row.emailSecret !== null), now });
  return rows;
}

/** The order's own method; a name that a reissue added and that the approver has no say in (D15) is proven in the DNS, as are all when mail has ended. */
function methodFor({ validationMethod, approverEmail }: Order, domain: string, now: Date): ValidationMethod {
  if (validationMethod === null) throw new Error("an order without domains");
  if (validationMethod !== "EMAIL") return validationMethod;
  return approverFaults(approverEmail ?? "", [domain], { methodField: "validationMethod", now }).length === 0
    ? "EMAIL"
    : "DNS_TXT";
}

const none = () => null;

const blank = {
  location: null,
  value: null,
  approverEmail: null,
  lastErrorKey: null,
  lastErrorValues: null,
  tries: 0,
  nextCheckAt: null,
  validatedAt: null,
  emailSecret: null,
  version: 1,
};

function reuse(
  fresh: Omit<DomainValidation, "method" | "status" | "expiresAt">,
  { method, location, value, validatedAt, servesUntil: expiresAt }: Proof,
): DomainValidation {
  return { ...fresh, method, location, value, validatedAt, expiresAt, status: "VALID" };
}

/** The first look by itself, a second after the values were handed out: nobody publishes faster. */
export function firstCheckAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + 1000);
}
