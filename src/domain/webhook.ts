import { enumOf } from "./enumOf.js";
import { type FieldFault, fault } from "./errors.js";
import type { OrderEventKind } from "./events.js";
import type { Locale } from "./messages/messages.js";
import { textFault } from "./textField.js";

export const WebhookEndpointStatus = enumOf("ENABLED", "DISABLED");
export type WebhookEndpointStatus = keyof typeof WebhookEndpointStatus;

/** FAILING: nothing was delivered for five days. GONE: it answered 410. */
export const WebhookDisabledReason = enumOf("REQUESTED", "FAILING", "GONE");
export type WebhookDisabledReason = keyof typeof WebhookDisabledReason;

/** SKIPPED: passed over on request, when the endpoint was enabled again. */
export const WebhookDeliveryStatus = enumOf("PENDING", "DELIVERED", "FAILED", "SKIPPED");
export type WebhookDeliveryStatus = keyof typeof WebhookDeliveryStatus;

/** What may be said of an endpoint; each part can be changed later. */
export interface WebhookSettings {
  readonly url: string;
  readonly eventTypes: readonly OrderEventKind[];
  /** A GraphQL selection on OrderEvent; null: the desk's own. */
  readonly selection: string | null;
  /** Of labels and summaries in the payload. */
  readonly locale: Locale;
  readonly description: string | null;
}

/** Endpoints of one account. */
export const mostEndpoints = 20;

/** Hours for which the secret before a rotation stays valid: unless told otherwise, and at most. */
export const previousSecretHours = { usual: 24, most: 168 };

/** Everything that is wrong with the settings but for the selection. @param allowsPlain whether the configuration lets some addresses be plain HTTP */
export function webhookFaults(settings: WebhookSettings, allowsPlain: boolean): FieldFault[] {
  const { eventTypes, description } = settings;
  return [
    ...urlFault(settings.url, allowsPlain),
    ...(eventTypes.length > 0 ? [] : [fault("eventTypes", "error.field.required")]),
    ...(description === null ? [] : textFault("description", description, 255)),
  ];
}

const mostCharacters = 2000;

/** What a webhook is sent to wherever the configuration makes no exception (standards, outgoing webhooks). */
export const isUsualAddress = ({ protocol, port }: Pick<URL, "protocol" | "port">): boolean =>
  protocol === "https:" && ["", "80"].includes(port);

/** Which address the host has is judged when it is connected to. */
function urlFault(text: string, allowsPlain: boolean): FieldFault[] {
  const faults = textFault("url", text, mostCharacters);
  if (faults.length > 0) return faults;
  if (!URL.canParse(text.trim())) return [fault("url", "error.webhook.url.form")];
  const parsed = new URL(text.trim());
  const { protocol, username, password } = parsed;
  const plain = protocol === "http:" && allowsPlain;
  if (protocol !== "https:" && !plain) return [fault("url", "error.webhook.url.https")];
  if (username !== "" || password !== "") return [fault("url", "error.webhook.url.credentials")];
  return isUsualAddress(parsed) || allowsPlain ? [] : [fault("url", "error.webhook.url.port")];
}

/** Hours as asked for, or the usual. Null when out of range. */
export function hoursOfPrevious(asked: number | null | undefined): number | null {
  const hours = asked ?? previousSecretHours.usual;
  return hours >= 0 && hours <= previousSecretHours.most ? hours : null;
}
