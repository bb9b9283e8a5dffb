import { Field, ObjectType } from "type-graphql";
import { PageInfo } from "./PageInfo.js";
import { RevocationRequest } from "./RevocationRequest.js";

@ObjectType({ simpleResolvers: true, description: "A revocation request in its place in a list." })
export class RevocationRequestEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => RevocationRequest, { description: "The request itself." })
  readonly node!: RevocationRequest;
}

/** Edge, counted only when asked for: totalCount: Int!. */
@ObjectType({ simpleResolvers: true, description: "A page of the revocation requests that the viewer may see." })
export class RevocationRequestConnection {
  @Field(() => [RevocationRequestEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly RevocationRequestEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
