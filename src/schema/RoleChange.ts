import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { Role } from "./enums/common.js";
import { Node } from "./Node.js";

/** Edges: user: User, requestedBy: User!, decidedBy: User, status: RoleChangeStatus!, statusLabel(locale): String!. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "A role that a user shall get: one administrator asks, another or the desk confirms. Seen by those who manage the account's users.",
})
export class RoleChange extends Node {
  @Field(() => String, { description: "The user's mail address, as it was asked for." })
  readonly email!: string;

  @Field(() => Boolean, { description: "Whether it decides on an invitation as ADMIN, which is sent once confirmed." })
  readonly invitation!: boolean;

  @Field(() => Role, { nullable: true, description: "What the user was; null for an invitation." })
  readonly fromRole!: Role | null;

  @Field(() => Role, { description: "What the user shall be." })
  readonly toRole!: Role;

  @Field(() => String, { nullable: true, description: "Why, in the words of who asked for it." })
  readonly note!: string | null;

  @Field(() => DateTime, { description: "When it was asked for." })
  readonly requestedAt!: Date;

  @Field(() => DateTime, { description: "Until when it can be decided." })
  readonly expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was confirmed, rejected or withdrawn." })
  readonly decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Why, in the words of who decided." })
  readonly decisionNote!: string | null;
}
