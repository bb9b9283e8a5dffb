import { type EntityManager, IsNull } from "typeorm";
import { say } from "../../domain/messages/catalogue.js";
import { type AttemptVerdict, judgeAttempt, type WebhookOutcome } from "../../domain/webhookAttempt.js";
import { User } from "../../entities/User.js";
import { WebhookAttempt } from "../../entities/WebhookAttempt.js";
import { WebhookDelivery } from "../../entities/WebhookDelivery.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import { mailingOf } from "../mail/Mailing.js";
import { queueAccountMail } from "../mail/queueMail.js";

export type Attempt = WebhookOutcome & Pick<WebhookAttempt, "startedAt" | "durationMs">;

/** People of an account have no time zone; the desk's days are Japan's (D1). */
const timeZone = "Asia/Tokyo";

/**
 * Writes an attempt and what follows from it, under the endpoint's lock. Nothing where the endpoint is gone; the attempt alone
 * where the delivery has moved on since it was read.
 */
export async function storeAttempt(
  tx: EntityManager,
  delivery: WebhookDelivery,
  { attempt, now }: { readonly attempt: Attempt; readonly now: Date },
): Promise<void> {
  const { id, tries, test, endpointId, accountId } = delivery;
  const lock = { mode: "pessimistic_write" } as const;
  const endpoint = await tx.findOne(WebhookEndpoint, { where: { id: endpointId }, lock });
  if (endpoint === null) return;
  const verdict = judgeAttempt({ tries, test, endpoint }, attempt, now);
  const { status, nextTryAt, failingSince } = verdict;
  const finishedAt = status === "PENDING" ? null : now;
  const before = { id, tries, status: "PENDING" } as const;
  await tx.update(WebhookDelivery, before, { status, nextTryAt, finishedAt, tries: tries + 1 });
  const { startedAt, durationMs, httpStatus, error } = attempt;
  const said = { errorKey: error?.key ?? null, errorValues: error?.values ?? null };
  await tx.insert(WebhookAttempt, { deliveryId: id, accountId, startedAt, durationMs, httpStatus, ...said });
  await tx.update(WebhookEndpoint, { id: endpointId }, { failingSince });
  if (verdict.disables !== null) await disable(tx, endpoint, { verdict, attempt, now });
}

/** And tells the account's administrators. */
async function disable(
  tx: EntityManager,
  { id, accountId, url }: WebhookEndpoint,
  { verdict, attempt, now }: { readonly verdict: AttemptVerdict; readonly attempt: Attempt; readonly now: Date },
): Promise<void> {
  const { disables: disabledReason, failingSince } = verdict;
  await tx.update(WebhookEndpoint, { id }, { status: "DISABLED", disabledReason, disabledAt: now });
  const { key, values } = attempt.error ?? { key: "webhook.attempt.status" };
  const since = failingSince ?? now;
  const said = { url, since, errorJa: say(key, "JA", values), errorEn: say(key, "EN", values) };
  const mail = { kind: "WEBHOOK_DISABLED", values: said, timeZone, now } as const;
  const administrators = mailingOf(tx) && (await tx.findBy(User, { accountId, role: "ADMIN", disabledAt: IsNull() }));
  for (const { id: userId, email } of administrators ?? [])
    await queueAccountMail(tx, accountId, {
      ...mail,
      to: email,
      dedupeKey: `webhook:${id}:${since.toISOString()}:${userId}`,
    });
}
