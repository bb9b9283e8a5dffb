import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { Node } from "./Node.js";

/** Edges: author: User!, order: Order!. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "メモ: what somebody noted on an order. Seen by whoever sees the order; never changed.",
})
export class Note extends Node {
  @Field(() => String, { description: "At most 4,000 characters, with line breaks." })
  readonly text!: string;

  @Field(() => DateTime, { description: "When it was added." })
  readonly createdAt!: Date;
}
