import type { Config } from "./config.js";
import type { WebhookDeliveryStatus } from "./domain/webhook.js";
import type { ServiceGraphs } from "./resolvers/ServiceGraphs.js";
import { checkSelection } from "./resolvers/webhooks/checkSelection.js";
import { SelectedPayloads } from "./resolvers/webhooks/SelectedPayloads.js";
import type { Database } from "./services/database.js";
import type { DueTask } from "./services/jobs/DueLoop.js";
import { AddressGuard } from "./services/outbound/AddressGuard.js";
import { DnsResolver } from "./services/outbound/dnsResolver.js";
import { GuardedHttp } from "./services/outbound/GuardedHttp.js";
import type { Clock, Ids } from "./services/ports.js";
import { disableFailing } from "./services/webhooks/disableFailing.js";
import { SecretRotation } from "./services/webhooks/SecretRotation.js";
import { WebhookDeliveries } from "./services/webhooks/WebhookDeliveries.js";
import { WebhookEndpoints } from "./services/webhooks/WebhookEndpoints.js";
import { WebhookLanes } from "./services/webhooks/WebhookLanes.js";
import { WebhookSecrets } from "./services/webhooks/WebhookSecrets.js";
import { WebhookSender } from "./services/webhooks/WebhookSender.js";
import type { WebhookServices } from "./services/webhooks/WebhookServices.js";

/** What reads an event as its endpoint's account may see it. */
type ContextMaker = Pick<ServiceGraphs, "contextOf">;

type WebhookConfig = Pick<Config, "dataDir" | "dnsServers" | "webhookAllowAddresses">;

export interface WebhookParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly onError: (error: unknown) => void;
  /** Hears what became of a delivery by an attempt. */
  readonly onJudged?: (status: WebhookDeliveryStatus) => void;
}

/** What administrators do with webhooks. */
export function createWebhooks(config: WebhookConfig, { database, clock, ids }: WebhookParts): WebhookServices {
  const allowed = config.webhookAllowAddresses;
  const secrets = new WebhookSecrets(config.dataDir, ids);
  const rules = { guard: new AddressGuard(allowed), allowsPlain: allowed.rules.length > 0, checkSelection };
  return {
    endpoints: new WebhookEndpoints(database, secrets, rules, clock, ids),
    rotation: new SecretRotation(database, secrets, clock),
    deliveries: new WebhookDeliveries(database, clock, ids),
  };
}

/** What is done by itself: they are sent, forgotten, and disabled where nothing arrives. */
export function webhookTasks(config: WebhookConfig, parts: WebhookParts, graphs: ContextMaker): DueTask[] {
  const { database, clock, ids } = parts;
  const lanes = new WebhookLanes(database, webhookSender(config, parts, graphs), clock, ids);
  return [...lanes.tasks(), disableFailing(database, clock)];
}

/** What sends one delivery. */
export function webhookSender(config: WebhookConfig, parts: WebhookParts, graphs: ContextMaker): WebhookSender {
  const { database, clock, ids, onError, onJudged = () => undefined } = parts;
  const http = new GuardedHttp(new DnsResolver(config.dnsServers), new AddressGuard(config.webhookAllowAddresses));
  const secrets = new WebhookSecrets(config.dataDir, ids);
  const payloads = new SelectedPayloads(graphs, clock, onError);
  return new WebhookSender(database, { secrets, payloads, http, onError, onJudged }, clock);
}
