import { createUnionType, Field, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { RateLimitedError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "Who has forgotten the password." })
export class RequestPasswordResetInput {
  @Field(() => String, { description: "The registered mail address." })
  readonly email!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "If somebody has the address, a mail with a token is on its way. Nobody hears whether.",
})
export class RequestPasswordResetPayload {
  @Field(() => Int, { description: "For how many minutes the token is good; a newer one ends it." })
  readonly validMinutes!: number;
}

export const RequestPasswordResetResult = createUnionType({
  name: "RequestPasswordResetResult",
  description: "What requestPasswordReset answers.",
  types: () => [RequestPasswordResetPayload, RefusedError, RateLimitedError] as const,
});

@InputType({ description: "A new password instead of one that was forgotten." })
export class ResetPasswordInput {
  @Field(() => String, { description: "From the mail; serves once." })
  readonly token!: string;

  @Field(() => String, {
    description:
      "At least 12 characters, at most 256 bytes, no pattern and not the mail address; never stored nor logged.",
  })
  readonly newPassword!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "The new password is the one. Every session of the user has ended: sign in.",
})
export class ResetPasswordPayload {
  @Field(() => DateTime, { description: "Since when it is." })
  readonly changedAt!: Date;
}

export const ResetPasswordResult = createUnionType({
  name: "ResetPasswordResult",
  description: "What resetPassword answers. RefusedError is CREDENTIALS_INVALID: the token is not good.",
  types: () => [ResetPasswordPayload, ValidationError, RefusedError] as const,
});
