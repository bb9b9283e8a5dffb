import type { EntityManager } from "typeorm";
import type { OrderEventKind } from "../../domain/events.js";
import { WebhookDelivery } from "../../entities/WebhookDelivery.js";
import { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import type { Ids } from "../ports.js";
import { type LogPlace, placeOf } from "./logPlace.js";

/** Events that are made into deliveries in one transaction. */
const most = 200;

/**
 * Makes the next events of an endpoint's account into deliveries and moves its place in the log behind them, in one transaction
 * under the row's lock: each event once, in the order of the log. Positions are dense and given after the commit, so none comes
 * in below the place later.
 */
export async function feedEndpoint(tx: EntityManager, endpointId: string, { ids, now }: { ids: Ids; now: Date }) {
  const lock = { mode: "pessimistic_write" } as const;
  const endpoint = await tx.findOne(WebhookEndpoint, { where: { id: endpointId, status: "ENABLED" }, lock });
  if (endpoint === null) return;
  const place = await placeOf(tx, endpoint);
  const events = await nextEvents(tx, endpoint.accountId, place);
  const owner = { endpointId, accountId: endpoint.accountId };
  const begin = { test: false, status: "PENDING", tries: 0, createdAt: now, nextTryAt: now } as const;
  const wanted = events.filter(({ kind }) => endpoint.eventTypes.includes(kind));
  const deliveries = wanted.map(({ logId: eventLogId, position: logPosition, kind: eventType }) => {
    return { id: ids.next("whd"), ...owner, ...begin, eventLogId, logPosition, eventType };
  });
  if (deliveries.length > 0) await tx.insert(WebhookDelivery, deliveries);
  const { logEpoch, logPosition } = { ...place, logPosition: events.at(-1)?.position ?? place.logPosition };
  if (logEpoch === endpoint.logEpoch && logPosition === endpoint.logPosition) return;
  await tx.update(WebhookEndpoint, { id: endpointId }, { logEpoch, logPosition });
}

interface NextEvent {
  readonly logId: string;
  readonly position: string;
  readonly kind: OrderEventKind;
}

/** Those of the account alone: of no other's orders is ever anything sent, and changes of rights, which are of no account, never. */
function nextEvents(tx: EntityManager, accountId: string, { logPosition }: LogPlace): Promise<NextEvent[]> {
  return tx.query(
    `select log_id as "logId", position, kind from events where account_id = $1 and position > $2 order by position limit ${most}`,
    [accountId, logPosition],
  );
}
