import { ArgsType, Field, Int } from "type-graphql";

/** Forward only: the root `orderEvents`, whose end is open. */
@ArgsType()
export class ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: "How many at most from the start; 20 by default, 100 at most." })
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: "Only what follows this cursor. Take it from `endCursor`." })
  readonly after?: string | null;
}

/** Relay's four, for every other connection. Either `first` or `last`. */
@ArgsType()
export class PageArgs extends ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: "How many at most from the end, in the same order; 100 at most." })
  readonly last?: number | null;

  @Field(() => String, { nullable: true, description: "Only what precedes this cursor. Take it from `startCursor`." })
  readonly before?: string | null;
}
