import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { SettlementOutcome } from "./enums/payment.js";
import { Money } from "./Money.js";
import { Node } from "./Node.js";

/** Edge: description(locale): String!. */
@ObjectType({ simpleResolvers: true, description: "What became of one part of the price: the certificate, a token." })
export class SettlementLine {
  @Field(() => Money, { description: "What that part cost." })
  readonly amount!: Money;

  @Field(() => Boolean, { description: "Whether it is given back." })
  readonly refundable!: boolean;

  @Field(() => SettlementOutcome, { description: "What became of it." })
  readonly outcome!: SettlementOutcome;
}

/** Edges: lines: [SettlementLine!]!, order: Order!. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "What became of the money of a cancelled order. One for each order, ever.",
})
export class Settlement extends Node {
  @Field(() => SettlementOutcome, { description: "Where it stands now." })
  readonly outcome!: SettlementOutcome;

  @Field(() => DateTime, { nullable: true, description: "When nothing was left to do; null until then." })
  readonly settledAt!: Date | null;
}
