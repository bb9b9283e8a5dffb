import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { User } from "./User.js";
import { NotFoundError, RefusedError } from "./userErrors.js";

@InputType({ description: "Which user to disable." })
export class DisableUserInput {
  @Field(() => ID, { description: "The user." })
  readonly userId!: string;
}

@InputType({ description: "Which user to enable." })
export class EnableUserInput {
  @Field(() => ID, { description: "The user." })
  readonly userId!: string;
}

@ObjectType({ simpleResolvers: true, description: "The user can sign in, or no longer." })
export class ChangeUserPayload {
  @Field(() => User, { description: "The user after the command." })
  readonly user!: User;
}

export const ChangeUserResult = createUnionType({
  name: "ChangeUserResult",
  description: "What disableUser and enableUser answer.",
  types: () => [ChangeUserPayload, NotFoundError, RefusedError] as const,
});
