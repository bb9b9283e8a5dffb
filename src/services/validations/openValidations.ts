import { type EntityManager, In, IsNull } from "typeorm";
import {
  validationChallenge,
  validationDomain,
  validationReuseDays,
  validationTryPeriod,
} from "../../domain/validation.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import type { Order } from "../../entities/Order.js";
import type { Ids } from "../ports.js";

const DAY = 86_400_000;

/**
 * Asks for the control over each name of an order, or, for the intent to revoke (K17), over its common name. A validation that the account passed lately serves again
 * (D16); a confirmation of intent never does. Nothing for orders without a method: their products have no domain.
 */
export async function openValidations(
  tx: EntityManager,
  order: Order,
  { ids, now, requestId = null }: { ids: Ids; now: Date; requestId?: string | null },
): Promise<DomainValidation[]> {
  const method = order.validationMethod;
  if (method === null) return [];
  const names = requestId === null ? order.subjectAlternativeNames : [order.commonName];
  const reusable = requestId === null ? await passedLately(tx, order, now) : new Map<string, DomainValidation>();
  const rows = names.map((domain) => {
    const passed = reusable.get(validationDomain(domain));
    const wildcardByFile = passed?.method === "HTTP_FILE" && domain.startsWith("*.");
    const fresh = {
      ...blank,
      id: ids.next("dcv"),
      orderId: order.id,
      accountId: order.accountId,
      requestId,
      domain,
      requestedAt: now,
    };
    if (passed !== undefined && !wildcardByFile) return reuse(fresh, passed);
    const challenge = validationChallenge(method, domain, ids.secret(20));
    return {
      ...fresh,
      ...challenge,
      method,
      status: "PENDING",
      approverEmail: order.approverEmail,
      expiresAt: new Date(now.getTime() + validationTryPeriod),
      nextCheckAt: firstCheckAt(now),
    } satisfies DomainValidation;
  });
  if (rows.length > 0) await tx.insert(DomainValidation, rows);
  return rows;
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
  reissueId: null,
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

/** D16: by domain, the newest validation of the account that still serves. */
async function passedLately(tx: EntityManager, order: Order, now: Date): Promise<Map<string, DomainValidation>> {
  const bases = [...new Set(order.subjectAlternativeNames.map(validationDomain))];
  const domains = bases.flatMap((base) => [base, `*.${base}`]);
  const rows = await tx.find(DomainValidation, {
    where: { accountId: order.accountId, domain: In(domains), status: "VALID", requestId: IsNull() },
    order: { validatedAt: "ASC" },
  });
  const since = now.getTime() - validationReuseDays(now) * DAY;
  const good = rows.filter((row) => (row.validatedAt?.getTime() ?? 0) > since);
  return new Map(good.map((row) => [validationDomain(row.domain), row]));
}

/** The first look by itself, a second after the values were handed out: nobody publishes faster. */
export function firstCheckAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + 1000);
}

/** Until when a validation that passed now serves again (D16). */
export function reuseEndsAt(now: Date): Date {
  return new Date(now.getTime() + validationReuseDays(now) * DAY);
}
