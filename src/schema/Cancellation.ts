import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { CancellationStatus } from "./enums/order.js";
import { Node } from "./Node.js";

/** Edge: order: Order!. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "Somebody wants an order cancelled, and what came of it. Seen by whoever sees the order.",
})
export class Cancellation extends Node {
  @Field(() => CancellationStatus, { description: "Where it stands now." })
  readonly status!: CancellationStatus;

  @Field(() => DateTime, { description: "When it was received; this instant counts for the window." })
  readonly receivedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: "Two business days after receipt, by the Japanese calendar, where staff completes it.",
  })
  readonly dueAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was completed; null until then." })
  readonly completedAt!: Date | null;

  @Field(() => Boolean, { description: "Whether money comes back, as it was judged on receipt." })
  readonly refundable!: boolean;

  @Field(() => String, { nullable: true, description: "Why staff asked on behalf; null where the account did." })
  readonly staffNote!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What the one who completed, refused or withdrew it wrote; mandatory for a refusal, which it explains.",
  })
  readonly closingNote!: string | null;
}
