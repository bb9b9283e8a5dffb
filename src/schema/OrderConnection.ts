import { Field, Int, ObjectType } from "type-graphql";
import { OrderStatus } from "./enums/order.js";
import { Order } from "./Order.js";
import { PageInfo } from "./PageInfo.js";

/** Edge: statusLabel(locale): String!. */
@ObjectType({ simpleResolvers: true, description: "How many orders stand in one status. A tab of a list." })
export class OrderStatusCount {
  @Field(() => OrderStatus, { description: "The status that is counted." })
  readonly status!: OrderStatus;

  @Field(() => Int, { description: "10,000 means that many or more." })
  readonly count!: number;
}

@ObjectType({ simpleResolvers: true, description: "An order in its place in a list." })
export class OrderEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => Order, { description: "The order itself." })
  readonly node!: Order;
}

/** Edges, counted only when asked for: totalCount: Int, statusCounts: [OrderStatusCount!]!. */
@ObjectType({ simpleResolvers: true, description: "A page of the orders that the viewer may see." })
export class OrderConnection {
  @Field(() => [OrderEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly OrderEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
