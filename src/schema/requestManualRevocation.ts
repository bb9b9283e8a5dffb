import { createUnionType, Field, ID, InputType } from "type-graphql";
import { RevocationReason } from "./enums/revocation.js";
import { RequestRevocationPayload } from "./requestRevocation.js";
import { NotFoundError, RefusedError, RevocationAlreadyOpenError, ValidationError } from "./userErrors.js";

@InputType({
  description: "For products without self-service (C9): a request in OPERATOR's queue, with its deadline.",
})
export class RequestManualRevocationInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "The whole order." })
  readonly orderId!: string;

  @Field(() => String, { description: "Must be the order's common name; a guard against revoking the wrong one." })
  readonly commonName!: string;

  @Field(() => RevocationReason, { description: "One of `revocationReasons` of the order." })
  readonly reason!: RevocationReason;

  @Field(() => String, { description: "メモ: the circumstances, for the staff who decide." })
  readonly note!: string;
}

export const RequestManualRevocationResult = createUnionType({
  name: "RequestManualRevocationResult",
  description: "What requestManualRevocation answers.",
  types: () =>
    [RequestRevocationPayload, ValidationError, NotFoundError, RefusedError, RevocationAlreadyOpenError] as const,
});
