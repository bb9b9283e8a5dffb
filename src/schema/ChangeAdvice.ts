import { Field, ObjectType } from "type-graphql";
import { ChangeProcedure, OrderChange } from "./enums/change.js";

/** Edge: explanation(locale): String!. */
@ObjectType({
  simpleResolvers: true,
  description: "Whether a change wants a cancellation, and what to do. By the order's policy and payment.",
})
export class ChangeAdvice {
  @Field(() => OrderChange, { description: "What shall be changed." })
  readonly change!: OrderChange;

  @Field(() => Boolean, { description: "Whether the order has to be cancelled for it." })
  readonly cancelNeeded!: boolean;

  @Field(() => ChangeProcedure, { description: "What to do." })
  readonly procedure!: ChangeProcedure;
}
