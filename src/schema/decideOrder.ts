import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Order } from "./Order.js";
import { NotFoundError, RefusedError, StaleVersionError, ValidationError } from "./userErrors.js";

@InputType({ description: "Which new order is approved." })
export class ApproveOrderInput {
  @Field(() => ID, { description: "The order." })
  readonly orderId!: string;

  @Field(() => Int, { nullable: true, description: "`version` that was shown; if it has grown: STALE_VERSION." })
  readonly expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: "Kept with the decision." })
  readonly note?: string | null;
}

@InputType({ description: "Which new order is rejected, and why." })
export class RejectOrderInput {
  @Field(() => ID, { description: "The order." })
  readonly orderId!: string;

  @Field(() => Int, { nullable: true, description: "`version` that was shown; if it has grown: STALE_VERSION." })
  readonly expectedVersion?: number | null;

  @Field(() => String, { description: "Why; whoever placed the order reads it." })
  readonly note!: string;
}

@ObjectType({ simpleResolvers: true, description: "The decision on a new order stands." })
export class DecideOrderPayload {
  @Field(() => Order, { description: "The order after the decision." })
  readonly order!: Order;
}

export const DecideOrderResult = createUnionType({
  name: "DecideOrderResult",
  description: "What approveOrder and rejectOrder answer. Where somebody else was first: INVALID_STATE.",
  types: () => [DecideOrderPayload, ValidationError, NotFoundError, RefusedError, StaleVersionError] as const,
});
