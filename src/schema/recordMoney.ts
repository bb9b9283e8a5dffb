import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Order } from "./Order.js";
import { Settlement } from "./Settlement.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "A bank transfer that has come in." })
export class RecordPaymentInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "The order." })
  readonly orderId!: string;

  @Field(() => String, { nullable: true, description: "Kept with the record." })
  readonly note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The payment is recorded; the order goes on." })
export class RecordPaymentPayload {
  @Field(() => Order, { description: "The order after the command." })
  readonly order!: Order;
}

export const RecordPaymentResult = createUnionType({
  name: "RecordPaymentResult",
  description: "What recordPayment answers.",
  types: () => [RecordPaymentPayload, ValidationError, NotFoundError, RefusedError] as const,
});

@InputType({ description: "A refund that finance has paid (REFUND_CONTACT_REQUIRED, REFUND_NEXT_MONTH)." })
export class RecordRefundInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "The settlement." })
  readonly settlementId!: string;

  @Field(() => String, { nullable: true, description: "Kept with the record." })
  readonly note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The refund is recorded; the settlement is done." })
export class RecordRefundPayload {
  @Field(() => Order, { description: "The order after the command." })
  readonly order!: Order;

  @Field(() => Settlement, { description: "The settlement after the command." })
  readonly settlement!: Settlement;
}

export const RecordRefundResult = createUnionType({
  name: "RecordRefundResult",
  description: "What recordRefund answers.",
  types: () => [RecordRefundPayload, ValidationError, NotFoundError, RefusedError] as const,
});
