import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { OrderAction } from "./enums/order.js";

/** Edges: amount: Money!, order: Order!, settlement: Settlement. */
@ObjectType({
  simpleResolvers: true,
  description: "Something that the desk's finance waits for, or has to pay.",
})
export class FinanceTask {
  @Field(() => OrderAction, {
    description: "What ends it: RECORD_PAYMENT (recordPayment), RECORD_REFUND (recordRefund).",
  })
  readonly action!: OrderAction;

  @Field(() => DateTime, { description: "Since when it stands here." })
  readonly since!: Date;

  @Field(() => DateTime, { nullable: true, description: "Not to be paid before; null: at once." })
  readonly payableFrom!: Date | null;
}
