import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Order } from "./Order.js";
import { RevocationRequest } from "./RevocationRequest.js";
import { AlreadyDecidedError, NotFoundError, RefusedError, StaleVersionError, ValidationError } from "./userErrors.js";

@InputType({ description: "What the reviewer wants to know." })
export class AskForRevocationInfoInput {
  @Field(() => ID, { description: "The revocation request." })
  readonly requestId!: string;

  @Field(() => Int, { nullable: true, description: "`version` that was shown; if it has grown: STALE_VERSION." })
  readonly expectedVersion?: number | null;

  @Field(() => String, { description: "The requester reads it." })
  readonly question!: string;
}

@ObjectType({ simpleResolvers: true, description: "The question was asked; the deadline goes on." })
export class AskForRevocationInfoPayload {
  @Field(() => RevocationRequest, { description: "The request, INFO_REQUIRED." })
  readonly request!: RevocationRequest;

  @Field(() => Order, { description: "The order of the certificates." })
  readonly order!: Order;
}

export const AskForRevocationInfoResult = createUnionType({
  name: "AskForRevocationInfoResult",
  description: "What askForRevocationInfo answers.",
  types: () =>
    [
      AskForRevocationInfoPayload,
      ValidationError,
      NotFoundError,
      RefusedError,
      AlreadyDecidedError,
      StaleVersionError,
    ] as const,
});
