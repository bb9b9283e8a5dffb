import { createUnionType, Field, InputType } from "type-graphql";
import { SignInPayload } from "./signIn.js";
import { RefusedError } from "./userErrors.js";

@InputType({ description: "Which session goes on." })
export class RefreshSessionInput {
  @Field(() => String, { description: "The newest one; each serves once." })
  readonly refreshToken!: string;
}

export const RefreshSessionResult = createUnionType({
  name: "RefreshSessionResult",
  description: "What refreshSession answers. RefusedError is CREDENTIALS_INVALID: sign in again.",
  types: () => [SignInPayload, RefusedError] as const,
});
