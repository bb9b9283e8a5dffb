import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { ApplicationType, OrderClosure, OrderStatus } from "./enums/order.js";
import { Node } from "./Node.js";

/** Every edge and everything computed is a field resolver. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "An order of one product, from placing it to its end. Seen by its account and by staff.",
})
export class Order extends Node {
  @Field(() => String, { description: "Digits only; what people quote as オーダーID." })
  readonly number!: string;

  @Field(() => Int, { description: "Grows by each change of the order. For `expectedVersion`." })
  readonly version!: number;

  @Field(() => Int, {
    description:
      "Sequence of the newest event that this state contains: an event up to it is an echo (of one's own mutation, say).",
  })
  readonly eventSequence!: number;

  @Field(() => OrderStatus, { description: "Where it stands now." })
  readonly status!: OrderStatus;

  @Field(() => OrderClosure, { nullable: true, description: "Why it is over; null while it is not." })
  readonly closure!: OrderClosure | null;

  @Field(() => ApplicationType, { description: "Whether it is new or renews another." })
  readonly applicationType!: ApplicationType;

  @Field(() => String, { description: "The main name of its certificates; the CSR's for products without domains." })
  readonly commonName!: string;

  @Field(() => [String], { description: "Every domain of its certificates, the common name first, at most 250." })
  readonly subjectAlternativeNames!: readonly string[];

  @Field(() => Int, {
    description: "How many licences were ordered. It cannot be changed: `changeAdvice` says what to do.",
  })
  readonly licenseCount!: number;

  @Field(() => String, { description: "Where notices go. It cannot be changed: cancel and order anew." })
  readonly contactEmail!: string;

  @Field(() => String, { nullable: true, description: "Where approval mail goes (EMAIL validation); else null." })
  readonly approverEmail!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it was approved or rejected; null where nobody had to." })
  readonly decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "What was noted with that decision." })
  readonly decisionNote!: string | null;

  @Field(() => DateTime, { description: "When it was placed." })
  readonly createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was first issued; never changes. Null before." })
  readonly firstIssuedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      "Until when it was paid for; one certificate may end earlier, a free reissue goes on. Null before issue.",
  })
  readonly coverageEndsAt!: Date | null;
}
