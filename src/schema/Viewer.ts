import { Field, ObjectType } from "type-graphql";
import { Permission } from "./enums/common.js";
import { Node } from "./Node.js";

/** Edges, resolved from the two ids: user: User!, account: Account. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "Who asks: the signed-in user and what he may do. Ask for it first to build menus.",
})
export class Viewer extends Node {
  @Field(() => [Permission], { description: "What the role allows, at most one of each." })
  readonly permissions!: readonly Permission[];

  readonly userId!: string;
  readonly accountId!: string | null;
}
