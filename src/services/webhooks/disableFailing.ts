import type { EntityManager } from "typeorm";
import { type Message, message } from "../../domain/errors.js";
import { ok } from "../../domain/result.js";
import { hasFailedTooLong, webhookPatience } from "../../domain/webhookAttempt.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import type { Database } from "../database.js";
import type { DueTask } from "../jobs/DueLoop.js";
import { findDue } from "../jobs/dueRows.js";
import type { Clock } from "../ports.js";
import { disableEndpoint } from "./disableEndpoint.js";

const due = {
  table: "webhook_endpoints",
  column: "failing_since",
  where: `status = 'ENABLED' and failing_since <= $1::timestamptz - interval '${webhookPatience} milliseconds'`,
};

/** Disables endpoints to which nothing was delivered for too long, also where no attempt is made any more that could say so. */
export function disableFailing(database: Database, clock: Clock): DueTask {
  const run = (tx: EntityManager, id: string) => disableIfFailing(tx, id, clock.now());
  return {
    name: "disable webhooks that fail",
    due,
    claim: findDue(database.dataSource, clock, due),
    run: async (id) => void (await database.inTransaction(async (tx) => ok(await run(tx, id)))),
  };
}

/** What was found is looked at again under the endpoint's lock: an attempt may have succeeded, or disabled it. */
async function disableIfFailing(tx: EntityManager, id: string, now: Date): Promise<void> {
  const lock = { mode: "pessimistic_write" } as const;
  const endpoint = await tx.findOne(WebhookEndpoint, { where: { id, status: "ENABLED" }, lock });
  const since = endpoint?.failingSince ?? null;
  if (endpoint === null || since === null || !hasFailedTooLong(since, now)) return;
  await disableEndpoint(tx, endpoint, { reason: "FAILING", since, error: await lastError(tx, id), now });
}

/** Of the newest delivery that failed; a desk that stood still for a month has forgotten it. */
async function lastError(tx: EntityManager, endpointId: string): Promise<Message> {
  const [found] = await tx.query(
    `select a.error_key as key, a.error_values as values from webhook_deliveries d join webhook_attempts a on a.delivery_id = d.id
     where d.endpoint_id = $1 and not d.test and a.error_key <> 'webhook.attempt.internal'
     order by d.created_at desc, d.id desc, a.id desc limit 1`,
    [endpointId],
  );
  return found === undefined ? message("webhook.attempt.forgotten") : message(found.key, found.values ?? undefined);
}
