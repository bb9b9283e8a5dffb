import { Field, ObjectType } from "type-graphql";
import { RevocationReason } from "./enums/revocation.js";

/** Edges: label(locale): String!, hint(locale): String. */
@ObjectType({
  simpleResolvers: true,
  description: "One choice of the revocation dialog, in the words of the order's brand.",
})
export class RevocationReasonOption {
  @Field(() => RevocationReason, { description: "What to pass as `reason` of requestRevocation." })
  readonly reason!: RevocationReason;

  @Field(() => Boolean, { description: "Whether a description or a proof must come with it." })
  readonly evidenceRequired!: boolean;
}
