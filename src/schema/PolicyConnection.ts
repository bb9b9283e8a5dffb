import { Field, ObjectType } from "type-graphql";
import { PageInfo } from "./PageInfo.js";
import { Policy } from "./Policy.js";

@ObjectType({ simpleResolvers: true, description: "A version of a policy in its place in a list." })
export class PolicyEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => Policy, { description: "The version itself." })
  readonly node!: Policy;
}

/** Edge, counted only when asked for: totalCount: Int!. */
@ObjectType({ simpleResolvers: true, description: "A page of the versions of policies." })
export class PolicyConnection {
  @Field(() => [PolicyEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly PolicyEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
