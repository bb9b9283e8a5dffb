import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Order } from "./Order.js";
import { RevocationRequest } from "./RevocationRequest.js";
import { AlreadyDecidedError, NotFoundError, RefusedError, StaleVersionError, ValidationError } from "./userErrors.js";

// Three inputs, field by field: an input for each mutation, so that one can grow without the others.

@InputType({ description: "Which request is approved." })
export class ApproveRevocationInput {
  @Field(() => ID, { description: "The revocation request." })
  readonly requestId!: string;

  @Field(() => Int, { nullable: true, description: "`version` that was shown; if it has grown: STALE_VERSION." })
  readonly expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: "Kept with the decision." })
  readonly note?: string | null;
}

@InputType({ description: "Which request is rejected, and why." })
export class RejectRevocationInput {
  @Field(() => ID, { description: "The revocation request." })
  readonly requestId!: string;

  @Field(() => Int, { nullable: true, description: "`version` that was shown; if it has grown: STALE_VERSION." })
  readonly expectedVersion?: number | null;

  @Field(() => String, { description: "Why; the requester reads it." })
  readonly note!: string;
}

@InputType({ description: "Which request is taken back." })
export class WithdrawRevocationInput {
  @Field(() => ID, { description: "The revocation request." })
  readonly requestId!: string;

  @Field(() => Int, { nullable: true, description: "`version` that was shown; if it has grown: STALE_VERSION." })
  readonly expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: "Kept with the request." })
  readonly note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The decision stands, and perhaps is already carried out." })
export class DecideRevocationPayload {
  @Field(() => RevocationRequest, { description: "The request after the decision." })
  readonly request!: RevocationRequest;

  @Field(() => Order, { description: "The order of the certificates." })
  readonly order!: Order;
}

export const DecideRevocationResult = createUnionType({
  name: "DecideRevocationResult",
  description: "What approveRevocation, rejectRevocation and withdrawRevocation answer.",
  types: () =>
    [
      DecideRevocationPayload,
      ValidationError,
      NotFoundError,
      RefusedError,
      AlreadyDecidedError,
      StaleVersionError,
    ] as const,
});
