import { Field, ID, InputType, ObjectType } from "type-graphql";
import { RoleChangeStatus } from "./enums/user.js";
import { PageInfo } from "./PageInfo.js";
import { RoleChange } from "./RoleChange.js";

@InputType({
  description: "Which changes to list. Null and omitted restrict nothing; all parts that are given must hold.",
})
export class RoleChangeFilter {
  @Field(() => RoleChangeStatus, { nullable: true, description: "With this status: PENDING for what waits." })
  readonly status?: RoleChangeStatus | null;

  @Field(() => ID, { nullable: true, description: "Of this user." })
  readonly userId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A change of a role in its place in a list." })
export class RoleChangeEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => RoleChange, { description: "The change itself." })
  readonly node!: RoleChange;
}

/** Edge, counted only when asked for: totalCount: Int!. */
@ObjectType({ simpleResolvers: true, description: "A page of the changes of roles in what the viewer manages." })
export class RoleChangeConnection {
  @Field(() => [RoleChangeEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly RoleChangeEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
