import { Field, ObjectType } from "type-graphql";
import { Account } from "./Account.js";
import { PageInfo } from "./PageInfo.js";

@ObjectType({ simpleResolvers: true, description: "An account in its place in a list." })
export class AccountEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => Account, { description: "The account itself." })
  readonly node!: Account;
}

/** Edge, counted only when asked for: totalCount: Int!. */
@ObjectType({ simpleResolvers: true, description: "A page of the accounts that the viewer may see." })
export class AccountConnection {
  @Field(() => [AccountEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly AccountEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
