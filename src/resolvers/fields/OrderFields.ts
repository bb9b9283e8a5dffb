import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { label } from "../../domain/messages/labels.js";
import { orderActions } from "../../domain/orderActions.js";
import { pendingReasons } from "../../domain/pending.js";
import type { Order as OrderRow } from "../../entities/Order.js";
import { ActionAvailability } from "../../schema/ActionAvailability.js";
import type { Locale } from "../../schema/enums/common.js";
import { PendingReason } from "../../schema/enums/order.js";
import { Order } from "../../schema/Order.js";
import { OrderEventConnection } from "../../schema/OrderEventConnection.js";
import { PageArgs } from "../../schema/PageArgs.js";
import type { Context } from "../context.js";
import { historyOf } from "../historyOf.js";
import { InLocale } from "../InLocale.js";
import { viewerOf } from "../viewerOf.js";

/** What an order says of itself that is not a column of its own. */
@Resolver(() => Order)
export class OrderFields {
  @FieldResolver(() => String, { description: "The word for its status." })
  statusLabel(@Root() order: OrderRow, @InLocale() locale: Locale): string {
    return label("OrderStatus", order.status, locale);
  }

  @FieldResolver(() => [PendingReason], {
    description: "What a PENDING or REISSUE_PENDING order waits for, at most one of each; empty otherwise.",
  })
  async pendingReasons(@Root() order: OrderRow, @Ctx() { loaders, services }: Context): Promise<PendingReason[]> {
    return pendingReasons(await loaders.readiness.load(order), services.clock.now());
  }

  @FieldResolver(() => [ActionAvailability], {
    description:
      "What the viewer's role could ever do with it, allowed now or not, at most one of each. Differs by viewer: leave it out of subscriptions and read it again.",
  })
  async availableActions(@Root() order: OrderRow, @Ctx() context: Context): Promise<ActionAvailability[]> {
    const { loaders, services } = context;
    return orderActions(await loaders.actionFacts.load(order), viewerOf(context), services.clock.now());
  }

  @FieldResolver(() => OrderEventConnection, { description: "Oldest first; `last` for the newest." })
  events(
    @Root() order: OrderRow,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<OrderEventConnection> {
    return historyOf("orderId", order.id, { page, context });
  }
}
