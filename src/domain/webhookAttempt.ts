import type { Message } from "./errors.js";
import type { WebhookDeliveryStatus, WebhookDisabledReason, WebhookEndpointStatus } from "./webhook.js";

const [minute, hour] = [60, 3600];

/** Seconds from a failed attempt to the next (Standard Webhooks); after the last nobody tries any more. */
const retrySeconds = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];

/** Milliseconds without a single delivery, after which an endpoint is disabled. */
export const webhookPatience = 5 * 86_400_000;

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
  /** Null: the endpoint stays as it is. */
  readonly disables: Disabling | null;
}

/** Why an endpoint is disabled now. */
export interface Disabling {
  readonly reason: WebhookDisabledReason;
  /** The first of the failures. */
  readonly since: Date;
  /** Of the last. */
  readonly error: Message;
}

/** Judges an attempt. A test is tried once and says nothing about the endpoint; an error of the desk's own says nothing about it either. */
export function judgeAttempt(facts: AttemptFacts, outcome: WebhookOutcome, now: Date): AttemptVerdict {
  const { failingSince } = facts.endpoint;
  const { error, httpStatus } = outcome;
  if (facts.test) return { status: error ? "FAILED" : "DELIVERED", nextTryAt: null, failingSince, disables: null };
  if (error === null) return { status: "DELIVERED", nextTryAt: null, failingSince: null, disables: null };
  const nextTryAt = nextTry(facts.tries, now);
  const status = nextTryAt === null ? "FAILED" : "PENDING";
  if (error.key === "webhook.attempt.internal") return { status, nextTryAt, failingSince, disables: null };
  const since = failingSince ?? now;
  const reason = facts.endpoint.status === "ENABLED" ? disablingReason(since, httpStatus, now) : null;
  return { status, nextTryAt, failingSince: since, disables: reason && { reason, since, error } };
}

function nextTry(tries: number, now: Date): Date | null {
  const seconds = retrySeconds[tries];
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1000);
}

function disablingReason(since: Date, httpStatus: number | null, now: Date): WebhookDisabledReason | null {
  // Standard Webhooks: 410 Gone is how a receiver says that it wants no more.
  if (httpStatus === 410) return "GONE";
  return hasFailedTooLong(since, now) ? "FAILING" : null;
}

/** Whether an endpoint that fails since then is disabled: by the attempt that shows it, or without one. */
export function hasFailedTooLong(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() >= webhookPatience;
}
