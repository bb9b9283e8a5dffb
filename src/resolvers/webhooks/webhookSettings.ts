import type { WebhookSettings } from "../../domain/webhook.js";
import type { CreateWebhookEndpointInput, UpdateWebhookEndpointInput } from "../../schema/webhookEndpoints.js";
import type { EndpointWish } from "../../services/webhooks/WebhookEndpoints.js";

/** The form of a new endpoint, what is left out filled in. */
export function webhookSettings(wish: CreateWebhookEndpointInput): EndpointWish {
  const { selection = null, locale, description = null } = wish;
  return { ...wish, selection, locale: locale ?? "JA", description };
}

/** What is left out is not there; null is, where it means something. */
export function webhookChange(wish: UpdateWebhookEndpointInput): Partial<WebhookSettings> {
  const { url, eventTypes, locale, selection, description } = wish;
  return {
    ...(url != null && { url }),
    ...(eventTypes != null && { eventTypes }),
    ...(locale != null && { locale }),
    ...(selection !== undefined && { selection }),
    ...(description !== undefined && { description }),
  };
}
