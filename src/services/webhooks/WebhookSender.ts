import { Webhook } from "standardwebhooks";
import type { Message } from "../../domain/errors.js";
import { message } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { isUsualAddress, type WebhookDeliveryStatus } from "../../domain/webhook.js";
import type { WebhookOutcome } from "../../domain/webhookAttempt.js";
import { OrderEvent } from "../../entities/OrderEvent.js";
import type { WebhookDelivery } from "../../entities/WebhookDelivery.js";
import type { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import type { Database } from "../database.js";
import type { GuardedHttp, Obstacle } from "../outbound/GuardedHttp.js";
import { hostOf } from "../outbound/hostOf.js";
import type { Clock } from "../ports.js";
import type { EventPayloads } from "./EventPayloads.js";
import { storeAttempt } from "./storeAttempt.js";
import type { WebhookSecrets } from "./WebhookSecrets.js";

/** Seconds from the look into the DNS to the status of the answer (standards, outgoing webhooks). */
const patience = 5;

/** What a request is made of. */
export interface SendingParts {
  readonly secrets: WebhookSecrets;
  readonly payloads: EventPayloads;
  readonly http: GuardedHttp;
  /** Hears of errors of ours: the customer is told that it is none of his. */
  readonly onError: (error: unknown) => void;
  /** Hears what became of a delivery by an attempt. */
  readonly onJudged: (status: WebhookDeliveryStatus) => void;
}

/**
 * Sends one delivery, outside of any transaction, and stores what became of it. A crash in between sends it again, with the same
 * `webhook-id`.
 */
export class WebhookSender {
  constructor(
    private readonly database: Database,
    private readonly parts: SendingParts,
    private readonly clock: Clock,
  ) {}

  /** @returns whether it was delivered */
  async send(endpoint: WebhookEndpoint, delivery: WebhookDelivery): Promise<boolean> {
    const startedAt = this.clock.now();
    const start = performance.now();
    const outcome = await this.attempt(endpoint, delivery).catch((error) => this.failed(error));
    this.database.passes("webhook:after-post");
    const attempt = { ...outcome, startedAt, durationMs: Math.round(performance.now() - start) };
    const now = this.clock.now();
    const stored = await this.database.inTransaction(async (tx) =>
      ok(await storeAttempt(tx, delivery, { attempt, now })),
    );
    if (stored.ok && stored.value !== null) this.parts.onJudged(stored.value);
    return outcome.error === null;
  }

  private async attempt(endpoint: WebhookEndpoint, delivery: WebhookDelivery): Promise<WebhookOutcome> {
    const body = await this.bodyOf(endpoint, delivery);
    if (!body.ok) return unanswered(body.error);
    const secrets = await this.parts.secrets.valid(endpoint, this.clock.now());
    if (secrets === null) {
      // The customer can mend his own; whoever runs the desk may have lost the key of all.
      this.parts.onError(new Error(`the secret of ${endpoint.id} cannot be opened by private/webhook-key`));
      return unanswered(message("webhook.attempt.secret"));
    }
    return this.post(new URL(endpoint.url), this.signed(delivery.id, body.value, secrets));
  }

  /** What is stored is tried again by the schedule, and seen; thrown it would be tried for ever. */
  private failed(error: unknown): WebhookOutcome {
    this.parts.onError(error);
    return unanswered(message("webhook.attempt.internal"));
  }

  /** Made anew for each attempt: what the selection reaches beyond the event is as it is now, and as the account may see it now. */
  private async bodyOf(endpoint: WebhookEndpoint, delivery: WebhookDelivery): Promise<Result<string, Message>> {
    const { eventLogId: logId, accountId, eventType: type, test } = delivery;
    const event = logId === null ? null : await this.database.manager.findOneBy(OrderEvent, { logId, accountId });
    if (event === null && !test) throw new Error("a delivery without an event of its account");
    const view = event === null ? ok(null) : await this.parts.payloads.view(event, endpoint);
    if (!view.ok) return view;
    const timestamp = (event?.occurredAt ?? delivery.createdAt).toISOString();
    // The cursor of a test would lead a receiver that keeps it astray.
    const rest = test ? { test, cursor: null } : { cursor: view.value?.cursor };
    return ok(JSON.stringify({ type, timestamp, ...rest, data: view.value?.data ?? null }));
  }

  private signed(id: string, body: string, secrets: readonly string[]) {
    const now = this.clock.now();
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
      "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(" "),
    };
    return { method: "POST", headers, body, verifiesServer: true, readsBody: false } as const;
  }

  private async post(url: URL, request: Awaited<ReturnType<WebhookSender["signed"]>>): Promise<WebhookOutcome> {
    const signal = AbortSignal.timeout(patience * 1000);
    const found = await this.parts.http.find(url, signal);
    if (!found.ok) return unanswered(worded(found.error));
    if (!isUsualAddress(url) && !found.value.excepted)
      return unanswered(message("webhook.attempt.plain", { host: hostOf(url) }));
    const answer = await this.parts.http.exchange(found.value, request, signal);
    return answer.ok ? outcomeOf(answer.value.status) : unanswered(worded(answer.error));
  }
}

const unanswered = (error: Message): WebhookOutcome => ({ httpStatus: null, error });

const words = {
  noAddress: "webhook.attempt.noAddress",
  addressRefused: "webhook.attempt.addressRefused",
  timeout: "webhook.attempt.timeout",
  failed: "webhook.attempt.failed",
} as const;

const worded = (obstacle: Obstacle): Message =>
  obstacle.kind === "DNS" ? obstacle.message : message(words[obstacle.kind], { ...obstacle.values, seconds: patience });

function outcomeOf(status: number): WebhookOutcome {
  if (status >= 200 && status < 300) return { httpStatus: status, error: null };
  return { httpStatus: status, error: message(complaintOf(status), { status }) };
}

function complaintOf(status: number) {
  if (status === 410) return "webhook.attempt.gone";
  return status >= 300 && status < 400 ? "webhook.attempt.redirect" : "webhook.attempt.status";
}
