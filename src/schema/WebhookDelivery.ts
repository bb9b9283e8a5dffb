import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { OrderEventKind, WebhookDeliveryStatus } from "./enums/webhook.js";
import { Node } from "./Node.js";
import { PageInfo } from "./PageInfo.js";

/** Edges: endpoint: WebhookEndpoint!, event: OrderEvent, statusLabel(locale): String!, attempts: [WebhookAttempt!]!. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "One event on its way to one endpoint, or a test. Its id is the header `webhook-id` of every attempt.",
})
export class WebhookDelivery extends Node {
  @Field(() => OrderEventKind, { description: "`type` of the payload." })
  readonly eventType!: OrderEventKind;

  @Field(() => Boolean, { description: "Whether sendTestEvent made it." })
  readonly test!: boolean;

  @Field(() => WebhookDeliveryStatus, { description: "What became of it." })
  readonly status!: WebhookDeliveryStatus;

  @Field(() => DateTime, { description: "When the event was put in line for the endpoint." })
  readonly createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it is tried next; null once it has ended." })
  readonly nextTryAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it ended; null while it is pending." })
  readonly finishedAt!: Date | null;
}

/** Edges: succeeded: Boolean!, error(locale): String. */
@ObjectType({ simpleResolvers: true, description: "One request to the receiver. Kept for a month." })
export class WebhookAttempt {
  @Field(() => DateTime, { description: "When it was begun." })
  readonly startedAt!: Date;

  @Field(() => Int, { description: "Milliseconds until the answer, or until it was given up." })
  readonly durationMs!: number;

  @Field(() => Int, { nullable: true, description: "HTTP status of the answer; null: there was none." })
  readonly httpStatus!: number | null;
}

@InputType({
  description: "Which deliveries to list. Null, omitted and [] restrict nothing; all parts that are given must hold.",
})
export class WebhookDeliveryFilter {
  @Field(() => ID, { nullable: true, description: "To this endpoint." })
  readonly endpointId?: string | null;

  @Field(() => [WebhookDeliveryStatus], { nullable: true, description: "With one of these." })
  readonly status?: WebhookDeliveryStatus[] | null;
}

@ObjectType({ simpleResolvers: true, description: "A delivery in its place in a list." })
export class WebhookDeliveryEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => WebhookDelivery, { description: "The delivery itself." })
  readonly node!: WebhookDelivery;
}

/** Edge, counted only when asked for: totalCount: Int!. */
@ObjectType({ simpleResolvers: true, description: "A page of the account's deliveries." })
export class WebhookDeliveryConnection {
  @Field(() => [WebhookDeliveryEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly WebhookDeliveryEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
