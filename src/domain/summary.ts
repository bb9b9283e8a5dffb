import type { CancellationStatus } from "./cancellation.js";
import type { CertificateStatus } from "./certificate.js";
import type { Message } from "./errors.js";
import type { OrderEventKind } from "./events.js";
import type { MessageKey } from "./messages/catalogue.js";
import { say } from "./messages/catalogue.js";
import type { Locale } from "./messages/messages.js";
import { statusWords } from "./messages/statusWords.js";
import type { OrderStatus } from "./order.js";
import type { RevocationStatus } from "./revocation.js";

/** What a stored event says of itself. */
export interface EventFacts {
  readonly kind: OrderEventKind;
  readonly status: OrderStatus | null;
  readonly requestStatus: RevocationStatus | null;
  readonly certificateStatus: CertificateStatus | null;
  readonly cancellationStatus: CancellationStatus | null;
  readonly messageKey: MessageKey | null;
  readonly messageValues: Readonly<Record<string, string | number>> | null;
}

/** One line for a timeline, whatever the kind. */
export function summary(event: EventFacts, locale: Locale): string {
  const { key, values } = messageOf(event);
  return say(key, locale, values);
}

function messageOf(event: EventFacts): Message {
  if (event.messageKey !== null) return { key: event.messageKey, values: event.messageValues ?? {} };
  if (event.status !== null) return { key: "event.order", values: statusWords("OrderStatus", event.status) };
  if (event.requestStatus !== null)
    return { key: "event.request", values: statusWords("RevocationStatus", event.requestStatus) };
  if (event.certificateStatus !== null)
    return { key: "event.certificate", values: statusWords("CertificateStatus", event.certificateStatus) };
  if (event.cancellationStatus !== null)
    return { key: "event.cancellation", values: statusWords("CancellationStatus", event.cancellationStatus) };
  return { key: "event.other" };
}
