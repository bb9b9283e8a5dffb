import { type EntityManager, IsNull } from "typeorm";
import { deskZone } from "../../domain/businessDays.js";
import { say } from "../../domain/messages/catalogue.js";
import type { WebhookDeliveryStatus } from "../../domain/webhook.js";
import { type Disabling, judgeAttempt, type WebhookOutcome } from "../../domain/webhookAttempt.js";
import { User } from "../../entities/User.js";
import { WebhookAttempt } from "../../entities/WebhookAttempt.js";
import { WebhookDelivery } from "../../entities/WebhookDelivery.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import { mailingOf } from "../mail/Mailing.js";
import { queueAccountMail } from "../mail/queueMail.js";

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
  if (verdict.disables !== null) await disable(tx, endpoint, { ...verdict.disables, now });
  return status;
}

/** And tells the account's administrators. */
async function disable(
  tx: EntityManager,
  { id, accountId, url }: WebhookEndpoint,
  { reason, since, error, now }: Disabling & { readonly now: Date },
): Promise<void> {
  await tx.update(WebhookEndpoint, { id }, { status: "DISABLED", disabledReason: reason, disabledAt: now });
  const { key, values } = error;
  const said = { url, since, errorJa: say(key, "JA", values), errorEn: say(key, "EN", values) };
  const template = reason === "GONE" ? "WEBHOOK_GONE" : "WEBHOOK_DISABLED";
  const mail = { kind: "WEBHOOK_DISABLED", template, values: said, timeZone: deskZone, now } as const;
  const administrators = mailingOf(tx) && (await tx.findBy(User, { accountId, role: "ADMIN", disabledAt: IsNull() }));
  for (const { id: userId, email } of administrators ?? [])
    await queueAccountMail(tx, accountId, {
      ...mail,
      to: email,
      dedupeKey: `webhook:${id}:${since.toISOString()}:${userId}`,
    });
}
