import { Field, Int, ObjectType } from "type-graphql";
import { Node } from "./Node.js";

/** Edge: product: Product!. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "ユニット: prepaid orders of one product, counted. Seen by its account and by staff.",
})
export class UnitBalance extends Node {
  @Field(() => Int, { description: "How many were bought, ever." })
  readonly purchased!: number;

  @Field(() => Int, { description: "How many can still be used; never more than were bought." })
  readonly remaining!: number;
}
