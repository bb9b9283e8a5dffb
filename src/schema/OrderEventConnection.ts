import { Field, ObjectType } from "type-graphql";
import { OrderEvent } from "./OrderEvent.js";
import { PageInfo } from "./PageInfo.js";

@ObjectType({ simpleResolvers: true, description: "An event in its place in a list." })
export class OrderEventEdge {
  @Field(() => String, { description: "The cursor of the event." })
  readonly cursor!: string;

  @Field(() => OrderEvent, { description: "The event itself." })
  readonly node!: OrderEvent;
}

@ObjectType({
  simpleResolvers: true,
  description: "A page of events, oldest first. Its cursors are those of the events.",
})
export class OrderEventConnection {
  @Field(() => [OrderEventEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly OrderEventEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
