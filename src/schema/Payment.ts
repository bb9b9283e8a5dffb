import { Field, ObjectType } from "type-graphql";
import { PaymentMethod, PaymentStatus } from "./enums/payment.js";
import { Node } from "./Node.js";

/** Edge: amount: Money!. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "How one order is paid. Seen by whoever sees the order.",
})
export class Payment extends Node {
  @Field(() => PaymentMethod, { description: "Chosen with the order; to change it, cancel and order anew." })
  readonly method!: PaymentMethod;

  @Field(() => PaymentStatus, { description: "Where it stands now." })
  readonly status!: PaymentStatus;

  @Field(() => String, { nullable: true, description: "The voucher that was taken, from placing on; else null." })
  readonly voucherCode!: string | null;
}
