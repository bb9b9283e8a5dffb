import { createUnionType, Field, InputType, Int, ObjectType } from "type-graphql";
import { RateLimitedError, RefusedError, ValidationError } from "./userErrors.js";
import { Viewer } from "./Viewer.js";

@InputType({ description: "The password before and after." })
export class ChangePasswordInput {
  @Field(() => String, { description: "The present one; never stored nor logged." })
  readonly currentPassword!: string;

  @Field(() => String, {
    description:
      "At least 12 characters, at most 256 bytes, no pattern and not the mail address; never stored nor logged.",
  })
  readonly newPassword!: string;
}

@ObjectType({ simpleResolvers: true, description: "The new password is the one. All other sessions have ended." })
export class ChangePasswordPayload {
  @Field(() => Int, { description: "How many other sessions have ended." })
  readonly endedCount!: number;

  @Field(() => Viewer, { description: "Whose password it is." })
  readonly viewer!: Viewer;
}

export const ChangePasswordResult = createUnionType({
  name: "ChangePasswordResult",
  description: "What changePassword answers. RefusedError is CREDENTIALS_INVALID: the present password is another.",
  types: () => [ChangePasswordPayload, ValidationError, RefusedError, RateLimitedError] as const,
});
