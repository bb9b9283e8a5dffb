import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { RateLimitedError, RefusedError } from "./userErrors.js";
import { Viewer } from "./Viewer.js";

@InputType({ description: "Who signs in." })
export class SignInInput {
  @Field(() => String, { description: "The registered mail address." })
  readonly email!: string;

  @Field(() => String, { description: "The password; never stored nor logged." })
  readonly password!: string;

  @Field(() => String, {
    nullable: true,
    description: "A one-time code, or a recovery code. Null or omitted where codes are on: TOTP_REQUIRED.",
  })
  readonly totpCode?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A session that has begun or goes on. `expiresAt` is the access token's.",
})
export class SignInPayload {
  @Field(() => String, {
    description: "For the header `Authorization: Bearer …`, and `authorization` of connectionInit.",
  })
  readonly accessToken!: string;

  @Field(() => String, { description: "For `refreshSession`, once." })
  readonly refreshToken!: string;

  @Field(() => DateTime, { description: "Until when the access token is good; refresh shortly before." })
  readonly expiresAt!: Date;

  @Field(() => Viewer, { description: "Who has signed in." })
  readonly viewer!: Viewer;
}

export const SignInResult = createUnionType({
  name: "SignInResult",
  description: "What signIn answers. RefusedError is CREDENTIALS_INVALID or TOTP_REQUIRED.",
  types: () => [SignInPayload, RefusedError, RateLimitedError] as const,
});
