import { Field, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "Where a page stands in its list (Relay). Read it to go on." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more follows `endCursor`. For `first` and `after`." })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether more precedes `startCursor`. For `last` and `before`." })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first item; null on an empty page." })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of the last item; null on an empty page, but for the root `orderEvents`.",
  })
  readonly endCursor!: string | null;
}
