import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { Locale } from "./enums/common.js";
import { OrderEventKind, WebhookDisabledReason, WebhookEndpointStatus } from "./enums/webhook.js";
import { Node } from "./Node.js";

/** Edges: statusLabel(locale): String!, createdBy: User!, previousSecretExpiresAt: DateTime. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "Where the events of the account's orders are sent, signed as Standard Webhooks says. For administrators of the account.",
})
export class WebhookEndpoint extends Node {
  @Field(() => String, { description: "Where they are posted to." })
  readonly url!: string;

  @Field(() => String, { nullable: true, description: "What the account calls it." })
  readonly description!: string | null;

  @Field(() => [OrderEventKind], { description: "Which events are sent, at most one of each kind." })
  readonly eventTypes!: readonly OrderEventKind[];

  @Field(() => String, {
    nullable: true,
    description: "The GraphQL selection on OrderEvent that makes `data` of the payload; null: the desk's own.",
  })
  readonly selection!: string | null;

  @Field(() => Locale, { description: "The language of labels and summaries in the payload." })
  readonly locale!: Locale;

  @Field(() => WebhookEndpointStatus, { description: "Whether events are sent now." })
  readonly status!: WebhookEndpointStatus;

  @Field(() => WebhookDisabledReason, { nullable: true, description: "Why it is disabled; null while it is enabled." })
  readonly disabledReason!: WebhookDisabledReason | null;

  @Field(() => DateTime, { nullable: true, description: "Since when it is disabled; null while it is enabled." })
  readonly disabledAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "The first failure that neither a delivery nor its enabling has followed; null when all is well. The first failure five days later disables it.",
  })
  readonly failingSince!: Date | null;

  @Field(() => DateTime, { description: "When it was made." })
  readonly createdAt!: Date;
}
