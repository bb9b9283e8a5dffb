import type { EntityManager } from "typeorm";
import { type Actor, managedAccount } from "../../domain/actor.js";
import { type Refusal, refuse } from "../../domain/errors.js";
import { ok, type Result } from "../../domain/result.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";

/** Locks one of the account's endpoints, so that what is done to it stands in a row with what a worker stores. */
export async function lockEndpoint(
  tx: EntityManager,
  id: string,
  actor: Actor,
): Promise<Result<WebhookEndpoint, Refusal>> {
  const accountId = managedAccount(actor);
  const where = accountId === null ? null : { id, accountId };
  const lock = { mode: "pessimistic_write" } as const;
  const endpoint = where && (await tx.findOne(WebhookEndpoint, { where, lock }));
  return endpoint === null ? refuse("NOT_FOUND", "error.webhook.notFound") : ok(endpoint);
}
