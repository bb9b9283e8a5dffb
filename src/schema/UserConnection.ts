import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Role } from "./enums/common.js";
import { UserState } from "./enums/user.js";
import { PageInfo } from "./PageInfo.js";
import { User } from "./User.js";

@InputType({
  description: "Which users to list. Null and omitted restrict nothing; all parts that are given must hold.",
})
export class UserFilter {
  @Field(() => ID, { nullable: true, description: "Of this account." })
  readonly accountId?: string | null;

  @Field(() => UserState, { nullable: true, description: "In this state." })
  readonly state?: UserState | null;

  @Field(() => Role, { nullable: true, description: "With this role." })
  readonly role?: Role | null;
}

@ObjectType({ simpleResolvers: true, description: "A user in their place in a list." })
export class UserEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => User, { description: "The user." })
  readonly node!: User;
}

/** Edge, counted only when asked for: totalCount: Int!. */
@ObjectType({ simpleResolvers: true, description: "A page of the users that the viewer manages." })
export class UserConnection {
  @Field(() => [UserEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly UserEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
