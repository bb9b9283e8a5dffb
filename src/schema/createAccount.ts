import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { Account } from "./Account.js";
import { optionalKey } from "./optionalKey.js";
import { User } from "./User.js";
import { RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "The first of an account's people. As ADMIN he manages the others." })
export class FirstAdministratorInput {
  @Field(() => String, { description: "How people call him." })
  readonly name!: string;

  @Field(() => String, { description: "Mail address; also the name to sign in with." })
  readonly email!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "At least 12 characters, told him by another way than this mail address; a mail with which he sets one himself when omitted.",
  })
  readonly initialPassword?: string | null;
}

@InputType({ description: "A new customer of the desk." })
export class CreateAccountInput {
  @Field(() => String, optionalKey)
  readonly idempotencyKey?: string | null;

  @Field(() => String, { description: "2 to 32 lower-case letters, digits and hyphens; never changes." })
  readonly code!: string;

  @Field(() => String, { description: "The name of the customer, at most 128 characters." })
  readonly name!: string;

  @Field(() => FirstAdministratorInput, { description: "Who signs in first." })
  readonly administrator!: FirstAdministratorInput;
}

@ObjectType({
  simpleResolvers: true,
  description: "The account exists, and its administrator can sign in, or has a mail to begin with.",
})
export class CreateAccountPayload {
  @Field(() => Account, { description: "The new account: nothing is vetted, no approval is wanted." })
  readonly account!: Account;

  @Field(() => User, { description: "Its first administrator." })
  readonly administrator!: User;
}

export const CreateAccountResult = createUnionType({
  name: "CreateAccountResult",
  description: "What createAccount answers. A code or a mail address that is taken is a ValidationError.",
  types: () => [CreateAccountPayload, ValidationError, RefusedError] as const,
});
