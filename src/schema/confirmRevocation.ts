import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Order } from "./Order.js";
import { RevocationRequest } from "./RevocationRequest.js";
import { NotFoundError, RefusedError } from "./userErrors.js";

@InputType({ description: "Whose intent to confirm." })
export class ConfirmRevocationInput {
  @Field(() => ID, { description: "The revocation request." })
  readonly requestId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "The domain was looked at; `status` of the request says whether that was enough.",
})
export class ConfirmRevocationPayload {
  @Field(() => RevocationRequest, { description: "The request after the look." })
  readonly request!: RevocationRequest;

  @Field(() => Order, { description: "The order of the certificates." })
  readonly order!: Order;
}

export const ConfirmRevocationResult = createUnionType({
  name: "ConfirmRevocationResult",
  description: "What confirmRevocation answers.",
  types: () => [ConfirmRevocationPayload, NotFoundError, RefusedError] as const,
});
