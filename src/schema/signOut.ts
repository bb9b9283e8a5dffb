import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { RefusedError } from "./userErrors.js";

@InputType({ description: "Which session ends. Ends the whole family of the token, sockets included." })
export class SignOutInput {
  @Field(() => String, { description: "Any refresh token of the session." })
  readonly refreshToken!: string;
}

@ObjectType({ simpleResolvers: true, description: "The session has ended." })
export class SignOutPayload {
  @Field(() => DateTime, { description: "Since when none of its tokens is good." })
  readonly signedOutAt!: Date;
}

export const SignOutResult = createUnionType({
  name: "SignOutResult",
  description: "What signOut answers.",
  types: () => [SignOutPayload, RefusedError] as const,
});
