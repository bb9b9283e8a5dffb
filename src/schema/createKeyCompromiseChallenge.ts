import { createUnionType, Field, InputType, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { NotFoundError, RefusedError } from "./userErrors.js";

@InputType({ description: "Whose key is in wrong hands." })
export class CreateKeyCompromiseChallengeInput {
  @Field(() => String, { description: "Hexadecimal; case and separators do not matter." })
  readonly serialNumber!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Sign the UTF-8 bytes of `challenge` exactly as given, with the certificate's key: SHA-256, RSA PKCS#1 v1.5 or ECDSA in DER. A proof is tried against every open challenge of that certificate; success uses it up, a failure (PROOF_INVALID) does not and changes nothing. Needs no sign-in.",
})
export class CreateKeyCompromiseChallengePayload {
  @Field(() => String, { description: "What to sign: one line, without an end of line." })
  readonly challenge!: string;

  @Field(() => DateTime, { description: "30 minutes from now." })
  readonly expiresAt!: Date;
}

export const CreateKeyCompromiseChallengeResult = createUnionType({
  name: "CreateKeyCompromiseChallengeResult",
  description: "What createKeyCompromiseChallenge answers.",
  types: () => [CreateKeyCompromiseChallengePayload, NotFoundError, RefusedError] as const,
});
