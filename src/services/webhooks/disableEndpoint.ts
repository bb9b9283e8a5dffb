import { type EntityManager, IsNull } from "typeorm";
import { deskZone } from "../../domain/businessDays.js";
import { say } from "../../domain/messages/catalogue.js";
import type { Disabling } from "../../domain/webhookAttempt.js";
import { User } from "../../entities/User.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import { mailingOf } from "../mail/Mailing.js";
import { queueAccountMail } from "../mail/queueMail.js";

/** Disables an endpoint whose lock is held, and tells the account's administrators. */
export async function disableEndpoint(
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
