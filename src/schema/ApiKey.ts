import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { ApiScope } from "./enums/apiKey.js";
import { Node } from "./Node.js";
import { PageInfo } from "./PageInfo.js";

/** Edge, resolved from its id: user: User!. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "What a program shows instead of signing in: `Authorization: Bearer ck_…`. It acts as its user, within its scopes. Seen by the user and by those who manage him.",
})
export class ApiKey extends Node {
  @Field(() => String, { description: "A name for people." })
  readonly name!: string;

  @Field(() => String, { description: "The last four characters of the key, to know it again." })
  readonly hint!: string;

  @Field(() => [ApiScope], { description: "What it is good for, at most one of each." })
  readonly scopes!: readonly ApiScope[];

  @Field(() => DateTime, { description: "When it was made." })
  readonly createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "Its end; null: good until it is revoked." })
  readonly expiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "To the minute; null: never yet." })
  readonly lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Since when it is good no longer; null: it was not revoked." })
  readonly revokedAt!: Date | null;

  readonly userId!: string;
}

@InputType({ description: "Which keys to list. Null and omitted restrict nothing." })
export class ApiKeyFilter {
  @Field(() => ID, { nullable: true, description: "Of this user." })
  readonly userId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "An API key in its place in a list." })
export class ApiKeyEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => ApiKey, { description: "The key, but for its secret." })
  readonly node!: ApiKey;
}

/** Edge, counted only when asked for: totalCount: Int!. */
@ObjectType({ simpleResolvers: true, description: "A page of the API keys that the viewer may see." })
export class ApiKeyConnection {
  @Field(() => [ApiKeyEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly ApiKeyEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
