import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Account } from "./Account.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

const unchanged = (description: string) => ({
  nullable: true,
  description: `${description} Null and left out: it stays as it is.`,
});

@InputType({ description: "What an account decides for itself. Counts for orders and requests that are made later." })
export class UpdateAccountSettingsInput {
  @Field(() => ID, { nullable: true, description: "Which account; the viewer's own when omitted. Staff must say." })
  readonly accountId?: string | null;

  @Field(() => String, unchanged("The name of the customer, at most 128 characters."))
  readonly name?: string | null;

  @Field(() => Boolean, unchanged("Whether orders of those who may not approve wait for an approval."))
  readonly approvesNewOrders?: boolean | null;

  @Field(() => Boolean, unchanged("Whether its people may decide on their own orders and requests."))
  readonly allowsSelfApproval?: boolean | null;

  @Field(() => Boolean, unchanged("Whether its people prove anew that it is they before what cannot be undone."))
  readonly requiresStepUp?: boolean | null;

  @Field(() => Boolean, unchanged("Whether its people sign in with a second factor."))
  readonly requiresTotp?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: "The settings count from now on." })
export class UpdateAccountSettingsPayload {
  @Field(() => Account, { description: "The account as it is now." })
  readonly account!: Account;
}

export const UpdateAccountSettingsResult = createUnionType({
  name: "UpdateAccountSettingsResult",
  description: "What updateAccountSettings answers.",
  types: () => [UpdateAccountSettingsPayload, ValidationError, NotFoundError, RefusedError] as const,
});
