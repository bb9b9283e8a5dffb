import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Account } from "./Account.js";
import { DateTime } from "./DateTime.js";
import { optionalKey } from "./optionalKey.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "The organization that was vetted. Certificates name it so." })
export class OrganizationInput {
  @Field(() => String, { description: "Its registered name, at most 64 characters." })
  readonly name!: string;

  @Field(() => String, { description: "Where it is, at most 128 characters." })
  readonly locality!: string;

  @Field(() => String, { description: "Its country, two capital letters (ISO 3166-1)." })
  readonly country!: string;
}

@InputType({ description: "What staff has vetted, and until when it serves." })
export class RecordOrganizationVettingInput {
  @Field(() => String, optionalKey)
  readonly idempotencyKey?: string | null;

  @Field(() => ID, { description: "The account whose organization it is." })
  readonly accountId!: string;

  @Field(() => DateTime, { description: "End of the record, at most 398 days from now." })
  readonly vettedUntil!: Date;

  @Field(() => String, { description: "What was looked at; for the desk." })
  readonly note!: string;

  @Field(() => OrganizationInput, {
    nullable: true,
    description: "The organization; the one that the account has when omitted.",
  })
  readonly organization?: OrganizationInput | null;
}

@ObjectType({ simpleResolvers: true, description: "It is recorded. Orders that waited for it go on by themselves." })
export class RecordOrganizationVettingPayload {
  @Field(() => Account, { description: "The account as it is now." })
  readonly account!: Account;
}

export const RecordOrganizationVettingResult = createUnionType({
  name: "RecordOrganizationVettingResult",
  description: "What recordOrganizationVetting answers.",
  types: () => [RecordOrganizationVettingPayload, ValidationError, NotFoundError, RefusedError] as const,
});
