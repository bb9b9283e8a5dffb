import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { SortDirection } from "./enums/common.js";
import { RevocationReason, RevocationRequestSortField, RevocationStatus } from "./enums/revocation.js";

@InputType({
  description:
    "Which revocation requests to list. Null, omitted and [] restrict nothing; all parts that are given must hold.",
})
export class RevocationRequestFilter {
  @Field(() => [RevocationStatus], { nullable: true, description: "One of these statuses." })
  readonly status?: RevocationStatus[] | null;

  @Field(() => [RevocationReason], { nullable: true, description: "One of these reasons." })
  readonly reason?: RevocationReason[] | null;

  @Field(() => ID, { nullable: true, description: "Of one order." })
  readonly orderId?: string | null;

  @Field(() => DateTime, { nullable: true, description: "With a deadline before this instant." })
  readonly deadlineBefore?: Date | null;
}

@InputType({ description: "How to sort revocation requests. Ties are broken by id." })
export class RevocationRequestSort {
  @Field(() => RevocationRequestSortField, { description: "By what." })
  readonly field!: RevocationRequestSortField;

  @Field(() => SortDirection, { description: "Which end first." })
  readonly direction!: SortDirection;
}
