import type { EntityManager } from "typeorm";
import type { WebhookDeliveryStatus } from "../../domain/webhook.js";
import { judgeAttempt, type WebhookOutcome } from "../../domain/webhookAttempt.js";
import { WebhookAttempt } from "../../entities/WebhookAttempt.js";
import { WebhookDelivery } from "../../entities/WebhookDelivery.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import { disableEndpoint } from "./disableEndpoint.js";

export type Attempt = WebhookOutcome & Pick<WebhookAttempt, "startedAt" | "durationMs">;

/**
 * Writes an attempt and what follows from it, under the endpoint's lock. Nothing where the endpoint is gone; the attempt alone
 * where the delivery has moved on since it was read: then another attempt has been judged already.
 * @returns what became of the delivery; null: nothing by this attempt
 */
export async function storeAttempt(
  tx: EntityManager,
  delivery: WebhookDelivery,
  { attempt, now }: { readonly attempt: Attempt; readonly now: Date },
): Promise<WebhookDeliveryStatus | null> {
  const { id, tries, test, endpointId, accountId } = delivery;
  const lock = { mode: "pessimistic_write" } as const;
  const endpoint = await tx.findOne(WebhookEndpoint, { where: { id: endpointId }, lock });
  if (endpoint === null) return null;
  const verdict = judgeAttempt({ tries, test, endpoint }, attempt, now);
  const { status, nextTryAt, failingSince } = verdict;
  const finishedAt = status === "PENDING" ? null : now;
  const before = { id, tries, status: "PENDING" } as const;
  const { affected } = await tx.update(WebhookDelivery, before, { status, nextTryAt, finishedAt, tries: tries + 1 });
  const { startedAt, durationMs, httpStatus, error } = attempt;
  const said = { errorKey: error?.key ?? null, errorValues: error?.values ?? null };
  await tx.insert(WebhookAttempt, { deliveryId: id, accountId, startedAt, durationMs, httpStatus, ...said });
  if (affected !== 1) return null;
  await tx.update(WebhookEndpoint, { id: endpointId }, { failingSince });
  if (verdict.disables !== null) await disableEndpoint(tx, endpoint, { ...verdict.disables, now });
  return status;
}
