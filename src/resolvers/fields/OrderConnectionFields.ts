import { FieldResolver, Int, Resolver, Root } from "type-graphql";
import { label } from "../../domain/messages/labels.js";
import type { Locale } from "../../schema/enums/common.js";
import { OrderConnection, OrderStatusCount } from "../../schema/OrderConnection.js";
import type { Orders } from "../../services/reads/Orders.js";
import { InLocale } from "../InLocale.js";

/** A page of orders, and how to count the whole list: only when it is asked for. */
export interface OrderList extends OrderConnection {
  readonly count: () => ReturnType<Orders["count"]>;
  readonly countByStatus: () => ReturnType<Orders["countByStatus"]>;
}

@Resolver(() => OrderConnection)
export class OrderConnectionFields {
  @FieldResolver(() => Int, { nullable: true, description: "Exact up to 10,000, beyond it null." })
  totalCount(@Root() list: OrderList): Promise<number | null> {
    return list.count();
  }

  @FieldResolver(() => [OrderStatusCount], {
    description: "One for each status, by the same filter but its `status`: the tabs of a list.",
  })
  statusCounts(@Root() list: OrderList): Promise<OrderStatusCount[]> {
    return list.countByStatus();
  }
}

@Resolver(() => OrderStatusCount)
export class OrderStatusCountFields {
  @FieldResolver(() => String, { description: "The word for the status." })
  statusLabel(@Root() count: OrderStatusCount, @InLocale() locale: Locale): string {
    return label("OrderStatus", count.status, locale);
  }
}
