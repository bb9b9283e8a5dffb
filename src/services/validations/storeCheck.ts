import { isDeepStrictEqual } from "node:util";
import type { EntityManager } from "typeorm";
import { message } from "../../domain/errors.js";
import type { EventDraft } from "../../domain/events.js";
import { ok, type Result } from "../../domain/result.js";
import { isFoundInTime, validationRetryDelay, validationReuseEndsAt } from "../../domain/validation.js";
import { DomainValidation } from "../../entities/DomainValidation.js";
import { changeOrder, lockedOrder } from "../orders/orderRow.js";
import { requestIssuanceIfReady } from "../orders/requestIssuanceIfReady.js";
import type { DomainCheck, Ids } from "../ports.js";
import { confirmIntent } from "../revocations/confirmIntent.js";

/**
 * Stores what one look found: VALID goes on to the issue, or to the revocation whose intent it confirms; not found is tried again, later each time, until its week is over (D16). What is
 * found after that, because nobody could look in time, is found too late.
 * Nothing when the row has changed since it was looked at (its values were renewed meanwhile).
 */
export async function storeCheck(
  tx: EntityManager,
  seen: DomainValidation,
  { outcome: looked, ids, now }: { outcome: DomainCheck; ids: Ids; now: Date },
): Promise<Result<null, never>> {
  const order = await lockedOrder(tx, seen.orderId);
  const row = await tx.findOneByOrFail(DomainValidation, { id: seen.id });
  if (row.version !== seen.version || row.status !== seen.status) return ok(null);
  const outcome = looked.found && !isFoundInTime(row.expiresAt, now) ? tooLate : looked;
  const set = outcome.found ? passed(row, now) : missed(row, outcome, now);
  await tx.update(
    DomainValidation,
    { id: row.id, version: row.version },
    { ...set, tries: row.tries + 1, version: row.version + 1 },
  );
  const said = set.lastErrorKey === row.lastErrorKey && isDeepStrictEqual(set.lastErrorValues, row.lastErrorValues);
  if (set.status === row.status && said) return ok(null);
  await changeOrder(tx, order, { events: [changed(row.domain, set.status)], actorId: null, now });
  if (!outcome.found) return ok(null);
  if (row.requestId !== null) await confirmIntent(tx, order, { requestId: row.requestId, now });
  else await requestIssuanceIfReady(tx, order, { ids, now });
  return ok(null);
}

const tooLate: DomainCheck = { found: false, message: message("error.validationRow.expired") };

function passed({ method }: DomainValidation, now: Date) {
  return {
    status: "VALID",
    validatedAt: now,
    expiresAt: validationReuseEndsAt({ method, validatedAt: now }),
    nextCheckAt: null,
    lastErrorKey: null,
    lastErrorValues: null,
  } as const;
}

function missed(row: DomainValidation, { message }: Extract<DomainCheck, { found: false }>, now: Date) {
  const over = now >= row.expiresAt;
  // The last look comes at the very end of the week.
  const next = new Date(Math.min(now.getTime() + validationRetryDelay(row.tries + 1), row.expiresAt.getTime()));
  return {
    status: over ? "EXPIRED" : "PENDING",
    nextCheckAt: over ? null : next,
    lastErrorKey: message.key,
    lastErrorValues: { ...message.values },
  } as const;
}

const words = {
  VALID: "event.validation.valid",
  EXPIRED: "event.validation.expired",
  PENDING: "event.validation.missed",
} as const;

function changed(domain: string, status: keyof typeof words): EventDraft {
  const key = words[status];
  return { kind: "OrderUpdated", aspect: "DOMAIN_VALIDATION", message: { key, values: { domain } } };
}
