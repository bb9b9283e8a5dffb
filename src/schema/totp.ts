import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { RateLimitedError, RefusedError } from "./userErrors.js";
import { Viewer } from "./Viewer.js";

@InputType({ description: "Who wants one-time codes." })
export class BeginTotpInput {
  @Field(() => String, { description: "The password; never stored nor logged." })
  readonly password!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "A secret for an authenticator app, shown this once. It counts after confirmTotp.",
})
export class BeginTotpPayload {
  @Field(() => String, { description: "In base 32, to be typed in." })
  readonly secret!: string;

  @Field(() => String, { description: "`otpauth://totp/…`: show it as a QR code. SHA-1, six digits, 30 seconds." })
  readonly uri!: string;
}

export const BeginTotpResult = createUnionType({
  name: "BeginTotpResult",
  description:
    "What beginTotp answers. RefusedError is CREDENTIALS_INVALID, or INVALID_STATE where codes are on already.",
  types: () => [BeginTotpPayload, RefusedError, RateLimitedError] as const,
});

@InputType({ description: "That the authenticator app has the secret." })
export class ConfirmTotpInput {
  @Field(() => String, { description: "The six digits that the app shows." })
  readonly code!: string;
}

@ObjectType({ simpleResolvers: true, description: "One-time codes are on: signIn and stepUp want one from now on." })
export class ConfirmTotpPayload {
  @Field(() => [String], {
    description:
      "At most ten codes for when the app is lost, shown this once; each serves once in the place of a code.",
  })
  readonly recoveryCodes!: readonly string[];

  @Field(() => Viewer, { description: "Whose codes they are." })
  readonly viewer!: Viewer;
}

export const ConfirmTotpResult = createUnionType({
  name: "ConfirmTotpResult",
  description: "What confirmTotp answers. RefusedError is CREDENTIALS_INVALID for a wrong code, else INVALID_STATE.",
  types: () => [ConfirmTotpPayload, RefusedError] as const,
});

@InputType({ description: "Who wants one-time codes no more." })
export class DisableTotpInput {
  @Field(() => String, { description: "The password; never stored nor logged." })
  readonly password!: string;

  @Field(() => String, { description: "A one-time code, or a recovery code." })
  readonly code!: string;
}

@ObjectType({ simpleResolvers: true, description: "One-time codes are off; the recovery codes are gone too." })
export class DisableTotpPayload {
  @Field(() => Viewer, { description: "Whose codes they were." })
  readonly viewer!: Viewer;
}

export const DisableTotpResult = createUnionType({
  name: "DisableTotpResult",
  description: "What disableTotp answers. RefusedError is CREDENTIALS_INVALID, or INVALID_STATE where codes are off.",
  types: () => [DisableTotpPayload, RefusedError, RateLimitedError] as const,
});
