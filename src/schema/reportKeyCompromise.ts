import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({
  description: "For whoever holds the key (rules, section 5). Needs no sign-in and shows nothing of the order.",
})
export class ReportKeyCompromiseInput {
  @Field(() => String, { description: "Hexadecimal; case and separators do not matter." })
  readonly serialNumber!: string;

  @Field(() => String, {
    description:
      "Base64 signature over the challenge, made with the certificate's own key (see createKeyCompromiseChallenge).",
  })
  readonly keyCompromiseProof!: string;

  @Field(() => String, { nullable: true, description: "How it became known; the order's owner reads it." })
  readonly description?: string | null;

  @Field(() => String, { nullable: true, description: "Where to ask; the order's owner reads it." })
  readonly contactEmail?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The proof is good: the key is blocked and its certificates die." })
export class ReportKeyCompromisePayload {
  @Field(() => String, { description: "Of the certificate, upper-case hexadecimal." })
  readonly serialNumber!: string;

  @Field(() => DateTime, { description: "When the proof was accepted." })
  readonly acceptedAt!: Date;

  @Field(() => DateTime, {
    description: "By then the revocation stands in the CRL; one that has expired stands in none.",
  })
  readonly visibleInCrlBy!: Date;
}

export const ReportKeyCompromiseResult = createUnionType({
  name: "ReportKeyCompromiseResult",
  description: "What reportKeyCompromise answers.",
  types: () => [ReportKeyCompromisePayload, ValidationError, NotFoundError, RefusedError] as const,
});
