import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Order } from "./Order.js";
import { RevocationRequest } from "./RevocationRequest.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "What the reviewer asked for." })
export class ProvideRevocationInfoInput {
  @Field(() => ID, { description: "The revocation request." })
  readonly requestId!: string;

  @Field(() => String, { description: "Appended to the description, with the question." })
  readonly answer!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Base64 signature over the challenge, made with the certificate's own key: proof of compromise (see createKeyCompromiseChallenge).",
  })
  readonly keyCompromiseProof?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The answer was taken; the reviewer decides anew." })
export class ProvideRevocationInfoPayload {
  @Field(() => RevocationRequest, { description: "The request, back in the queue; with a proof already carried out." })
  readonly request!: RevocationRequest;

  @Field(() => Order, { description: "The order of the certificates." })
  readonly order!: Order;
}

export const ProvideRevocationInfoResult = createUnionType({
  name: "ProvideRevocationInfoResult",
  description: "What provideRevocationInfo answers.",
  types: () => [ProvideRevocationInfoPayload, ValidationError, NotFoundError, RefusedError] as const,
});
