import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { RevocationReason } from "./enums/revocation.js";
import { Order } from "./Order.js";
import { RevocationRequest } from "./RevocationRequest.js";
import { NotFoundError, RefusedError, RevocationAlreadyOpenError, ValidationError } from "./userErrors.js";

@InputType({ description: "Who asks for a revocation, all three mandatory." })
export class RequesterInput {
  @Field(() => String, { description: "会社名." })
  readonly company!: string;

  @Field(() => String, { description: "担当者名." })
  readonly contactName!: string;

  @Field(() => String, { description: "電話番号." })
  readonly phone!: string;
}

@InputType({ description: "What to revoke, and why." })
export class RequestRevocationInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: "The whole order, or …" })
  readonly orderId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "… one certificate, by its serial number. Exactly one of the two.",
  })
  readonly serialNumber?: string | null;

  @Field(() => String, {
    description:
      "A guard against revoking the wrong one: the order's common name or, with a serial number, that certificate's own. Upper and lower case are the same.",
  })
  readonly commonName!: string;

  @Field(() => RevocationReason, { description: "One of `revocationReasons` of the order." })
  readonly reason!: RevocationReason;

  @Field(() => RequesterInput, { description: "Whom the reviewer can call." })
  readonly requester!: RequesterInput;

  @Field(() => String, { nullable: true, description: "その他説明: the circumstances." })
  readonly description?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Base64 signature over the challenge, made with the certificate's own key: proof of compromise (see createKeyCompromiseChallenge).",
  })
  readonly keyCompromiseProof?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "この証明書をすぐに失効させる: no further approval; only for those who may skip it (rules, section 7).",
  })
  readonly immediately?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      "From cancellationPreview, when that names REQUEST_REVOCATION; if it is given, nothing but what was shown happens.",
  })
  readonly confirmationToken?: string | null;

  @Field(() => String, { nullable: true, description: "Mandatory for staff, who act on behalf." })
  readonly note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The request was received, and perhaps already carried out." })
export class RequestRevocationPayload {
  @Field(() => RevocationRequest, { description: "The new request." })
  readonly request!: RevocationRequest;

  @Field(() => Order, { description: "The order of the certificates." })
  readonly order!: Order;
}

export const RequestRevocationResult = createUnionType({
  name: "RequestRevocationResult",
  description: "What requestRevocation answers.",
  types: () =>
    [RequestRevocationPayload, ValidationError, NotFoundError, RefusedError, RevocationAlreadyOpenError] as const,
});
