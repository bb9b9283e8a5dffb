import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { PageArgs } from "../../schema/PageArgs.js";
import { WebhookDeliveryConnection, WebhookDeliveryFilter } from "../../schema/WebhookDelivery.js";
import { WebhookEndpoint } from "../../schema/WebhookEndpoint.js";
import { connectionOf } from "../connectionOf.js";
import type { Context } from "../context.js";
import type { DeliveryList } from "../fields/WebhookFields.js";
import { pageWish } from "../pageWish.js";
import { viewerOf } from "../viewerOf.js";

@Resolver()
export class WebhookQueries {
  @Query(() => [WebhookEndpoint], {
    description: "The account's endpoints, oldest first, at most 20. None for those who do not manage the account.",
  })
  webhookEndpoints(@Ctx() context: Context): Promise<WebhookEndpoint[]> {
    return context.services.webhooks.endpoints.list(viewerOf(context));
  }

  @Query(() => WebhookDeliveryConnection, {
    description: "What was sent, and what waits to be, newest first; kept for a month after its end.",
  })
  async webhookDeliveries(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => WebhookDeliveryFilter, {
      nullable: true,
      description: "Which ones; all of the account when omitted.",
    })
    filter?: WebhookDeliveryFilter | null,
  ): Promise<DeliveryList> {
    const [{ deliveries }, viewer, wish] = [context.services.webhooks, viewerOf(context), filter ?? {}];
    return {
      ...connectionOf(await deliveries.page(viewer, wish, pageWish(page))),
      count: () => deliveries.count(viewer, wish),
    };
  }
}
