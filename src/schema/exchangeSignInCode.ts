import { createUnionType, Field, InputType } from "type-graphql";
import { SignInPayload } from "./signIn.js";
import { RefusedError } from "./userErrors.js";

@InputType({ description: "What the browser brought back from `/auth/oidc/start`." })
export class ExchangeSignInCodeInput {
  @Field(() => String, { description: "`signInCode` of the address; good once and for a minute." })
  readonly code!: string;
}

export const ExchangeSignInCodeResult = createUnionType({
  name: "ExchangeSignInCodeResult",
  description:
    "What exchangeSignInCode answers. RefusedError is CREDENTIALS_INVALID for a code that is good no longer.",
  types: () => [SignInPayload, RefusedError] as const,
});
