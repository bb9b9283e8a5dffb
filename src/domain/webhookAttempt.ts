import type { Message } from "./errors.js";
import type { WebhookDeliveryStatus, WebhookDisabledReason, WebhookEndpointStatus } from "./webhook.js";

const [minute, hour] = [60, 3600];

/** Seconds from a failed attempt to the next (Standard Webhooks); after the last nobody tries any more. */
const retrySeconds = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];

/** Milliseconds without a single delivery, after which an endpoint is disabled. */
const patience = 5 * 86_400_000;

/** What became of one attempt. */
export interface WebhookOutcome {
  /** Null: there was no answer. */
  readonly httpStatus: number | null;
  /** Null: it was delivered. */
  readonly error: Message | null;
}

export interface AttemptFacts {
  /** Attempts before this one, since it was made or sent again. */
  readonly tries: number;
  readonly test: boolean;
  readonly endpoint: { readonly status: WebhookEndpointStatus; readonly failingSince: Date | null };
}

/** What follows for the delivery and its endpoint. */
export interface AttemptVerdict {
  readonly status: WebhookDeliveryStatus;
  readonly nextTryAt: Date | null;
  readonly failingSince: Date | null;
  /** Why the endpoint is disabled now; null: it stays as it is. */
  readonly disables: WebhookDisabledReason | null;
}

/** Judges an attempt. A test is tried once and says nothing about the endpoint. */
export function judgeAttempt(facts: AttemptFacts, outcome: WebhookOutcome, now: Date): AttemptVerdict {
  const { failingSince } = facts.endpoint;
  const delivered = outcome.error === null;
  if (facts.test) return { status: delivered ? "DELIVERED" : "FAILED", nextTryAt: null, failingSince, disables: null };
  if (delivered) return { status: "DELIVERED", nextTryAt: null, failingSince: null, disables: null };
  const nextTryAt = nextTry(facts.tries, now);
  const since = failingSince ?? now;
  const disables = facts.endpoint.status === "ENABLED" ? disablingReason(since, outcome, now) : null;
  return { status: nextTryAt === null ? "FAILED" : "PENDING", nextTryAt, failingSince: since, disables };
}

function nextTry(tries: number, now: Date): Date | null {
  const seconds = retrySeconds[tries];
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1000);
}

function disablingReason(since: Date, { httpStatus }: WebhookOutcome, now: Date): WebhookDisabledReason | null {
  // Standard Webhooks: 410 Gone is how a receiver says that it wants no more.
  if (httpStatus === 410) return "GONE";
  return now.getTime() - since.getTime() >= patience ? "FAILING" : null;
}
