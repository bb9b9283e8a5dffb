import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Cancellation } from "./Cancellation.js";
import { Order } from "./Order.js";
import { CancellationWindowClosedError, NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "Which order is cancelled, and the proof that its consequences were shown." })
export class CancelOrderInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "The order." })
  readonly orderId!: string;

  @Field(() => String, {
    description: "Must be the order's common name; a guard against cancelling the wrong order.",
  })
  readonly commonName!: string;

  @Field(() => String, { description: "From cancellationPreview; proves that the consequences were shown." })
  readonly confirmationToken!: string;

  @Field(() => String, { nullable: true, description: "Mandatory for staff, who act on behalf." })
  readonly note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The cancellation was received, and perhaps already completed." })
export class CancelOrderPayload {
  @Field(() => Order, { description: "The order after the command." })
  readonly order!: Order;

  @Field(() => Cancellation, { description: "The new cancellation." })
  readonly cancellation!: Cancellation;
}

export const CancelOrderResult = createUnionType({
  name: "CancelOrderResult",
  description: "What cancelOrder answers.",
  types: () =>
    [CancelOrderPayload, ValidationError, NotFoundError, RefusedError, CancellationWindowClosedError] as const,
});
