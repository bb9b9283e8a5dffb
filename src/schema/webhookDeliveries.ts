import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { OrderEventKind } from "./enums/webhook.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";
import { WebhookDelivery } from "./WebhookDelivery.js";

@InputType({ description: "Which delivery to send again." })
export class RedeliverInput {
  @Field(() => ID, { description: "The delivery, whatever became of it." })
  readonly deliveryId!: string;
}

@InputType({ description: "What to send to which endpoint." })
export class SendTestEventInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "The endpoint; it may be disabled." })
  readonly endpointId!: string;

  @Field(() => OrderEventKind, {
    description: "The account's newest event of this kind is sent; where there is none yet, `data` is null.",
  })
  readonly eventType!: OrderEventKind;
}

@ObjectType({ simpleResolvers: true, description: "The delivery is in line; look at its attempts in a moment." })
export class WebhookDeliveryPayload {
  @Field(() => WebhookDelivery, { description: "The delivery after the command." })
  readonly delivery!: WebhookDelivery;
}

export const RedeliverResult = createUnionType({
  name: "RedeliverResult",
  description: "What redeliver answers.",
  types: () => [WebhookDeliveryPayload, NotFoundError, RefusedError] as const,
});

export const SendTestEventResult = createUnionType({
  name: "SendTestEventResult",
  description: "What sendTestEvent answers.",
  types: () => [WebhookDeliveryPayload, ValidationError, NotFoundError, RefusedError] as const,
});
