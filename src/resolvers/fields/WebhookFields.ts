import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { say } from "../../domain/messages/catalogue.js";
import { label } from "../../domain/messages/labels.js";
import type { WebhookAttempt as AttemptRow } from "../../entities/WebhookAttempt.js";
import type { WebhookDelivery as DeliveryRow } from "../../entities/WebhookDelivery.js";
import type { WebhookEndpoint as EndpointRow } from "../../entities/WebhookEndpoint.js";
import { DateTime } from "../../schema/DateTime.js";
import type { Locale } from "../../schema/enums/common.js";
import { OrderEvent } from "../../schema/OrderEvent.js";
import { User } from "../../schema/User.js";
import { WebhookAttempt, WebhookDelivery, WebhookDeliveryConnection } from "../../schema/WebhookDelivery.js";
import { WebhookEndpoint } from "../../schema/WebhookEndpoint.js";
import type { Connection } from "../connectionOf.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { InLocale } from "../InLocale.js";
import { ofVisibleOrder } from "../visible.js";

@Resolver(() => WebhookEndpoint)
export class WebhookEndpointFields {
  @FieldResolver(() => String, { description: "The word for its status." })
  statusLabel(@Root() { status }: EndpointRow, @InLocale() locale: Locale): string {
    return label("WebhookEndpointStatus", status, locale);
  }

  @FieldResolver(() => User, { description: "Who made it; it belongs to the account all the same." })
  createdBy(@Root() { createdById }: EndpointRow, @Ctx() { loaders }: Context): Promise<User> {
    return edge(loaders.user, createdById);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: "Until when the secret before the last rotation signs, too; null: it does not.",
  })
  previousSecretExpiresAt(
    @Root() { previousSecretExpiresAt: end }: EndpointRow,
    @Ctx() { services }: Context,
  ): Date | null {
    return end !== null && end > services.clock.now() ? end : null;
  }
}

@Resolver(() => WebhookDelivery)
export class WebhookDeliveryFields {
  @FieldResolver(() => String, { description: "The word for its status." })
  statusLabel(@Root() { status }: DeliveryRow, @InLocale() locale: Locale): string {
    return label("WebhookDeliveryStatus", status, locale);
  }

  @FieldResolver(() => WebhookEndpoint, { description: "Where it goes." })
  endpoint(@Root() { endpointId }: DeliveryRow, @Ctx() { loaders }: Context): Promise<WebhookEndpoint> {
    return edge(loaders.webhookEndpoint, endpointId);
  }

  @FieldResolver(() => OrderEvent, { nullable: true, description: "What it tells of; null: a test of nothing yet." })
  async event(@Root() { eventLogId }: DeliveryRow, @Ctx() context: Context): Promise<OrderEvent | null> {
    const event = eventLogId === null ? null : await context.loaders.event.load(`evt_${eventLogId}`);
    return ofVisibleOrder(event, context);
  }

  @FieldResolver(() => [WebhookAttempt], { description: "Newest first, at most 100." })
  attempts(@Root() { id }: DeliveryRow, @Ctx() { loaders }: Context): Promise<AttemptRow[]> {
    return loaders.attemptsOfDelivery.load(id);
  }
}

@Resolver(() => WebhookAttempt)
export class WebhookAttemptFields {
  @FieldResolver(() => Boolean, { description: "Whether the receiver took it (2xx)." })
  succeeded(@Root() { errorKey }: AttemptRow): boolean {
    return errorKey === null;
  }

  @FieldResolver(() => String, { nullable: true, description: "Why it was in vain, and what to do; null: it was not." })
  error(@Root() { errorKey, errorValues }: AttemptRow, @InLocale() locale: Locale): string | null {
    return errorKey === null ? null : say(errorKey, locale, errorValues ?? {});
  }
}

export type DeliveryList = Connection<DeliveryRow> & { readonly count: () => Promise<number> };

@Resolver(() => WebhookDeliveryConnection)
export class WebhookDeliveryConnectionFields {
  @FieldResolver(() => Int, { description: "How many there are, on all pages." })
  totalCount(@Root() list: DeliveryList): Promise<number> {
    return list.count();
  }
}
