import type { SecretRotation } from "./SecretRotation.js";
import type { WebhookDeliveries } from "./WebhookDeliveries.js";
import type { WebhookEndpoints } from "./WebhookEndpoints.js";

/** What resolvers call of this folder. */
export interface WebhookServices {
  readonly endpoints: WebhookEndpoints;
  readonly rotation: SecretRotation;
  readonly deliveries: WebhookDeliveries;
}
