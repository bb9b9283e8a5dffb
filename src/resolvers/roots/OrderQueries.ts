import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { visibilityOf } from "../../domain/actor.js";
import { Order } from "../../schema/Order.js";
import { OrderConnection } from "../../schema/OrderConnection.js";
import { OrderFilter, OrderSort } from "../../schema/OrderFilter.js";
import { PageArgs } from "../../schema/PageArgs.js";
import { connectionOf } from "../connectionOf.js";
import type { Context } from "../context.js";
import type { OrderList } from "../fields/OrderConnectionFields.js";
import { pageWish } from "../pageWish.js";
import { requestErrors } from "../requestErrors.js";
import { viewerOf } from "../viewerOf.js";
import { visible } from "../visible.js";

@Resolver()
export class OrderQueries {
  @Query(() => Order, { nullable: true, description: "By exactly one of the two, else BAD_USER_INPUT." })
  async order(
    @Ctx() context: Context,
    @Arg("id", () => ID, { nullable: true, description: "The order's id." }) id?: string | null,
    @Arg("number", () => String, { nullable: true, description: "オーダーID." }) number?: string | null,
  ): Promise<Order | null> {
    const visibility = visibilityOf(viewerOf(context));
    if ((id == null) === (number == null)) throw requestErrors.badInput("Give exactly one of `id` and `number`.");
    return id == null
      ? context.services.orders.byNumber(visibility, number ?? "")
      : visible(await context.loaders.order.load(id), context);
  }

  @Query(() => OrderConnection, {
    description: "Newest first unless `sort` says otherwise. `first` is at most 100.",
  })
  async orders(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => OrderFilter, {
      nullable: true,
      description: "Which ones; all that the viewer may see when omitted.",
    })
    filter?: OrderFilter | null,
    @Arg("sort", () => OrderSort, { nullable: true, description: "In which order; newest first when omitted." })
    sort?: OrderSort | null,
  ): Promise<OrderList> {
    const { orders } = context.services;
    const [visibility, wish] = [visibilityOf(viewerOf(context)), { filter: filter ?? {}, sort: sort ?? null }];
    return {
      ...connectionOf(await orders.page(visibility, wish, pageWish(page))),
      count: () => orders.count(visibility, wish.filter),
      countByStatus: () => orders.countByStatus(visibility, wish.filter),
    };
  }
}
