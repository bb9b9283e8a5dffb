import { type EntityManager, In, IsNull } from "typeorm";
import {
  type ValidationMethod,
  validationChallenge,
  validationDomain,
  validationsServeSince,
  validationTryPeriod,
} from "../../domain/validation.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import type { Reissue } from "../../entities/Reissue.js";
import type { Ids } from "../ports.js";
import { approverFaults } from "./approverFaults.js";
import { askApprover, emailSecretBytes } from "./askApprover.js";

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
  const reusable =
    requestId === null
      ? await passedLately(tx, { accountId: order.accountId, names, now })
      : new Map<string, DomainValidation>();
  const emailSecret = ids.secret(emailSecretBytes);
  const rows = names.map((domain) => {
    const passed = reusable.get(validationDomain(domain));
    const wildcardByFile = passed?.method === "HTTP_FILE" && domain.startsWith("*.");
    const fresh = {
      ...blank,
      id: ids.next("dcv"),
      orderId: order.id,
      accountId: order.accountId,
      requestId,
      reissueId: reissue?.id ?? null,
      domain,
      requestedAt: now,
    };
    if (passed !== undefined && !wildcardByFile) return reuse(fresh, passed);
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
  passed: DomainValidation,
): DomainValidation {
  return {
    ...fresh,
    method: passed.method,
    status: "VALID",
    location: passed.location,
    value: passed.value,
    validatedAt: passed.validatedAt,
    expiresAt: passed.expiresAt,
  };
}

/** D16: by domain without `*.`, the newest validation of the account that still serves. */
async function passedLately(
  tx: EntityManager,
  { accountId, names, now }: { accountId: string; names: readonly string[]; now: Date },
): Promise<Map<string, DomainValidation>> {
  const bases = [...new Set(names.map(validationDomain))];
  const domains = bases.flatMap((base) => [base, `*.${base}`]);
  const rows = await tx.find(DomainValidation, {
    where: { accountId, domain: In(domains), status: "VALID", requestId: IsNull() },
    order: { validatedAt: "ASC" },
  });
  const since = validationsServeSince(now).getTime();
  const good = rows.filter((row) => (row.validatedAt?.getTime() ?? 0) > since);
  return new Map(good.map((row) => [validationDomain(row.domain), row]));
}

/** The first look by itself, a second after the values were handed out: nobody publishes faster. */
export function firstCheckAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + 1000);
}
