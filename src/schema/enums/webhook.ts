import { OrderEventKind } from "../../domain/events.js";
import { WebhookDeliveryStatus, WebhookDisabledReason, WebhookEndpointStatus } from "../../domain/webhook.js";
import { registerEnum } from "./registerEnum.js";

registerEnum(OrderEventKind, {
  name: "OrderEventKind",
  description: "The kinds of OrderEvent, by the names of their types. Closed: what comes later is an OrderUpdated.",
  values: {
    OrderStatusChanged: "an order moved to another status, or is new.",
    RevocationRequestChanged: "a revocation request is new or moved on.",
    CertificateChanged: "something became of a certificate.",
    CancellationChanged: "a cancellation was received or moved on.",
    OrderUpdated: "everything else.",
  },
});

registerEnum(WebhookEndpointStatus, {
  name: "WebhookEndpointStatus",
  description: "Whether events are sent to an endpoint.",
  values: { ENABLED: "they are.", DISABLED: "they wait; tests are sent all the same." },
});

registerEnum(WebhookDisabledReason, {
  name: "WebhookDisabledReason",
  description: "Why an endpoint is disabled.",
  values: {
    REQUESTED: "an administrator disabled it.",
    FAILING: "nothing was delivered for five days; a mail told the administrators.",
    GONE: "the receiver answered 410; a mail told the administrators.",
  },
});

registerEnum(WebhookDeliveryStatus, {
  name: "WebhookDeliveryStatus",
  description: "What became of a delivery.",
  values: {
    PENDING: "waits for its first or next attempt.",
    DELIVERED: "the receiver answered 2xx.",
    FAILED: "tried in vain ten times in three days; a test once. `redeliver` sends it again.",
    SKIPPED: "passed over, when the endpoint was enabled with `skipMissed`.",
  },
});

export { OrderEventKind, WebhookDeliveryStatus, WebhookDisabledReason, WebhookEndpointStatus };
