import { type EntityManager, IsNull, Not, type SelectQueryBuilder } from "typeorm";
import { type Actor, managedAccount } from "../../domain/actor.js";
import { invalid, type Refusal, refuse } from "../../domain/errors.js";
import type { OrderEventKind } from "../../domain/events.js";
import { ok, type Result } from "../../domain/result.js";
import { textFault } from "../../domain/textField.js";
import type { WebhookDeliveryStatus } from "../../domain/webhook.js";
import { OrderEvent } from "../../entities/OrderEvent.js";
import { WebhookDelivery } from "../../entities/WebhookDelivery.js";
import type { WebhookEndpoint } from "../../entities/WebhookEndpoint.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import type { Clock, Ids } from "../ports.js";
import { type Page, type PageWish, readPage, type SortKey, timeKey } from "../reads/keyset.js";
import { lockEndpoint } from "./endpointRow.js";

/** Null, omitted and [] restrict nothing; all parts that are given must hold. */
export interface DeliveryFilter {
  readonly endpointId?: string | null | undefined;
  readonly status?: readonly WebhookDeliveryStatus[] | null | undefined;
}

export interface TestWish {
  readonly idempotencyKey: string;
  readonly endpointId: string;
  readonly eventType: OrderEventKind;
}

/** The delivery log of an account, and what its administrators have sent: tests, and deliveries once more. */
export class WebhookDeliveries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first; none for those who do not manage webhooks. @returns null when the cursor is none of this list */
  async page(actor: Actor, filter: DeliveryFilter, page: PageWish): Promise<Page<WebhookDelivery> | null> {
    return readPage(this.query(actor, filter), byTime, page);
  }

  async count(actor: Actor, filter: DeliveryFilter): Promise<number> {
    return this.query(actor, filter).getCount();
  }

  /** At once, and by the schedule from its beginning if that fails. With the same id: who had it before can tell. */
  async redeliver(actor: Actor, id: string): Promise<Result<WebhookDelivery, Refusal>> {
    const accountId = managedAccount(actor);
    return this.database.inTransaction(async (tx) => {
      const delivery = accountId && (await tx.findOneBy(WebhookDelivery, { id, accountId }));
      if (!delivery) return refuse("NOT_FOUND", "error.webhook.deliveryNotFound");
      const endpoint = await lockEndpoint(tx, delivery.endpointId, actor);
      if (!endpoint.ok) return endpoint;
      if (isClosed(endpoint.value, delivery)) return refuse("INVALID_STATE", "error.webhook.disabled");
      const again = { status: "PENDING", nextTryAt: this.clock.now(), tries: 0, finishedAt: null } as const;
      await tx.update(WebhookDelivery, { id }, again);
      return ok(Object.assign(delivery, again));
    });
  }

  /** The newest event of the kind, marked as a test; also to an endpoint that is disabled. The same key answers the same delivery. */
  async sendTest(actor: Actor, wish: TestWish): Promise<Result<WebhookDelivery, Refusal>> {
    const faults = textFault("idempotencyKey", wish.idempotencyKey, 255);
    if (faults.length > 0) return invalid(...faults);
    const key = { principal: actor.userId, key: wish.idempotencyKey, command: "sendTestEvent", input: wish };
    return this.database.inTransaction(async (tx) => {
      const endpoint = await lockEndpoint(tx, wish.endpointId, actor);
      if (!endpoint.ok) return endpoint;
      const now = this.clock.now();
      const made = await once(tx, { ...key, now }, async () => {
        const delivery = { ...(await this.testOf(tx, endpoint.value, wish.eventType)), createdAt: now, nextTryAt: now };
        await tx.insert(WebhookDelivery, delivery);
        return ok(delivery.id);
      });
      if (!made.ok) return made;
      // It may be gone by then: with its event, or when it was forgotten.
      const delivery = await tx.findOneBy(WebhookDelivery, { id: made.value.id });
      return delivery === null ? refuse("NOT_FOUND", "error.webhook.deliveryNotFound") : ok(delivery);
    });
  }

  private async testOf(tx: EntityManager, { id: endpointId, accountId }: WebhookEndpoint, eventType: OrderEventKind) {
    const where = { accountId, kind: eventType, position: Not(IsNull()) };
    const event = await tx.findOne(OrderEvent, { where, order: { position: "DESC" } });
    const state = { test: true, status: "PENDING", tries: 0, logPosition: null } as const;
    return { id: this.ids.next("whd"), endpointId, accountId, eventType, eventLogId: event?.logId ?? null, ...state };
  }

  private query(actor: Actor, { endpointId, status }: DeliveryFilter): SelectQueryBuilder<WebhookDelivery> {
    const query = this.database.manager.createQueryBuilder(WebhookDelivery, "d");
    query.where("d.accountId = :accountId", { accountId: managedAccount(actor) });
    if (endpointId != null) query.andWhere("d.endpointId = :endpointId", { endpointId });
    if (status?.length) query.andWhere("d.status = any(:status)", { status });
    return query;
  }
}

const isClosed = ({ status }: WebhookEndpoint, { test }: WebhookDelivery) => status === "DISABLED" && !test;

const byTime: SortKey<WebhookDelivery> = {
  name: "createdAt",
  sql: "d.created_at",
  type: "timestamptz",
  ascending: false,
  valueOf: ({ createdAt }) => timeKey(createdAt),
};
