import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { RateLimitedError, RefusedError } from "./userErrors.js";

@InputType({ description: "Who signs in anew, without losing the session." })
export class StepUpInput {
  @Field(() => String, { description: "The password; never stored nor logged." })
  readonly password!: string;

  @Field(() => String, {
    nullable: true,
    description: "A one-time code, or a recovery code. Null or omitted where codes are on: TOTP_REQUIRED.",
  })
  readonly totpCode?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The session is fresh: what wanted that can be done." })
export class StepUpPayload {
  @Field(() => DateTime, { description: "Until when." })
  readonly freshUntil!: Date;
}

export const StepUpResult = createUnionType({
  name: "StepUpResult",
  description: "What stepUp answers. RefusedError is CREDENTIALS_INVALID or TOTP_REQUIRED.",
  types: () => [StepUpPayload, RefusedError, RateLimitedError] as const,
});
