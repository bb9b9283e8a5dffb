import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { Node } from "./Node.js";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A sign-in that is open, on one device. Seen by its own user alone.",
})
export class Session extends Node {
  @Field(() => DateTime, { description: "When it was opened." })
  readonly openedAt!: Date;

  @Field(() => DateTime, {
    description: "When its tokens were last renewed; a client that is in use does so every 15 minutes.",
  })
  readonly lastUsedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Network address that it was opened from; null where it is not known.",
  })
  readonly address!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What the client called itself when it opened it, at most 200 characters; null where it did not.",
  })
  readonly userAgent!: string | null;

  @Field(() => Boolean, { description: "Whether it is the one that asks." })
  readonly current!: boolean;
}
