import type { CardAccount } from "../support/paymentGateway.js";
import type { CrashWorld } from "./CrashWorld.js";

/**
 * What an order has come to and what was done about it, without ids and times: the same for two orders with the same story. What may happen in another order (a mail goes, while the card is charged) is sorted.
 * @throws when there is not just one order of that name
 */
export async function traceOf(world: CrashWorld, commonName: string): Promise<Trace> {
  const [order, ...twins] = await world.query(traceSql, [commonName]);
  if (order === undefined || twins.length > 0) throw new Error(`${twins.length + 1} orders of ${commonName}`);
  const { card, mail_ids: mailIds, delivery_ids: deliveryIds, ...rows } = order;
  const heard = new Set(world.smtp.received.map(({ mail }) => mail.messageId?.replace(/^<|@.*$/g, "")));
  const posted = new Set(world.receiver.at("/hook").map(({ headers }) => headers["webhook-id"]));
  return {
    ...rows,
    card: card && (await world.gateway.of(card)),
    mailsNotHeard: mailIds.filter((id: string) => !heard.has(id)).length,
    deliveriesNotHeard: deliveryIds.filter((id: string) => !posted.has(id)).length,
  };
}

export interface Trace {
  readonly order: string;
  readonly events: readonly string[];
  readonly eventsWithoutOneDelivery: number;
  readonly card: CardAccount | null;
  readonly mailsNotHeard: number;
  readonly deliveriesNotHeard: number;
}

const sorted = (expression: string, from: string) =>
  `(select coalesce(array_agg(x order by x), '{}') from (select concat_ws(' ', ${expression}) as x from ${from}) t)`;

const traceSql = `select
  concat_ws(' ', o.status, o.closure, o.cancellation_status) as order,
  (select concat_ws(' ', method, status) from payments where order_id = o.id) as payment,
  ${sorted("outcome, settled_at is not null", "settlements where order_id = o.id")} as settlements,
  ${sorted("kind, status, revocation_reason", "certificates where order_id = o.id")} as certificates,
  ${sorted("i.kind, i.status, c.reason", "issuances i left join ca_certificates c on c.request_id = i.id where i.order_id = o.id")} as signed,
  ${sorted("status, reason", "revocation_requests where order_id = o.id")} as requests,
  ${sorted("status", "cancellations where order_id = o.id")} as cancellations,
  ${sorted("status", "domain_validations where order_id = o.id")} as validations,
  ${sorted(
    "kind, aspect, status, request_status, certificate_status, cancellation_status, message_key",
    "events where order_id = o.id",
  )} as events,
  ${sorted("kind, status", "mails where order_id = o.id")} as mails,
  (select card_authorization_id from payments where order_id = o.id) as card,
  array(select id from mails where order_id = o.id) as mail_ids,
  array(select d.id from webhook_deliveries d join events e on e.log_id = d.event_log_id where e.order_id = o.id) as delivery_ids,
  (select count(*)::int from events e where e.order_id = o.id and e.kind = 'OrderStatusChanged'
    and (select array_agg(status) from webhook_deliveries d where d.event_log_id = e.log_id) is distinct from '{DELIVERED}') as "eventsWithoutOneDelivery"
  from orders o where o.common_name = $1`;

/** What somebody still has to do by himself; a person's decision is not waited for. */
export async function openWork(world: CrashWorld): Promise<Readonly<Record<string, number>>> {
  const counts = Object.entries(open).map(([what, from]) => `(select count(*)::int from ${from}) as "${what}"`);
  const [found] = await world.query(`select ${counts.join(", ")}`);
  return Object.fromEntries(Object.entries<number>(found).filter(([, count]) => count > 0));
}

const open = {
  // Of the stories: the demo has some that wait for ever.
  validations: "domain_validations where status = 'PENDING' and method = 'DNS_TXT' and domain like 'crash-%'",
  issuances: "issuances where status = 'REQUESTED'",
  revocations: "revocation_requests where status in ('APPROVED', 'FAILED')",
  cancellations: "cancellations where status = 'RECEIVED' and closed_by_id is not null",
  "payments at the gateway": "card_authorizations where next_try_at is not null",
  "cards that no order holds": "card_authorizations where order_id is null and status in ('AUTHORIZING', 'AUTHORIZED')",
  mails: "mails where status = 'QUEUED'",
  "events without a place": "events where position is null",
  "webhook deliveries": "webhook_deliveries where status = 'PENDING'",
  "events without a delivery":
    "events e join webhook_endpoints w on w.account_id = e.account_id where e.position > w.log_position",
} as const;
