import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Certificate } from "./Certificate.js";
import { Order } from "./Order.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "The new key, and other names where they change." })
export class ReissueInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "The order." })
  readonly orderId!: string;

  @Field(() => String, { description: "The order's present common name." })
  readonly commonName!: string;

  @Field(() => String, {
    description:
      "PKCS#10, PEM; the same key may be used again, unless it was compromised. Its common name, where it has one, is that of the new certificate.",
  })
  readonly csr!: string;

  @Field(() => String, {
    nullable: true,
    description: "Another common name, where the policy allows it; omitted, it stays.",
  })
  readonly newCommonName?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Every further name of the new certificate, [] for none. Omitted: those of the CSR, or, where it names none beside its common name, the present ones.",
  })
  readonly subjectAlternativeNames?: string[] | null;

  @Field(() => String, { nullable: true, description: "Mandatory for staff, who act on behalf." })
  readonly note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Reissued, or waiting for a validation or the CA." })
export class ReissuePayload {
  @Field(() => Order, { description: "The order as it stands now." })
  readonly order!: Order;

  @Field(() => Certificate, {
    nullable: true,
    description: "The new one; null while a validation is waited for (REISSUE_PENDING).",
  })
  readonly certificate!: Certificate | null;
}

export const ReissueResult = createUnionType({
  name: "ReissueResult",
  description: "What reissue answers.",
  types: () => [ReissuePayload, ValidationError, NotFoundError, RefusedError] as const,
});

@InputType({ description: "Which reissue to give up." })
export class CancelReissueInput {
  @Field(() => ID, { description: "The order, which is REISSUE_PENDING." })
  readonly orderId!: string;

  @Field(() => String, { nullable: true, description: "Mandatory for staff, who act on behalf." })
  readonly note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The reissue was given up; the certificate stays as it was." })
export class CancelReissuePayload {
  @Field(() => Order, { description: "The order, ISSUED again." })
  readonly order!: Order;
}

export const CancelReissueResult = createUnionType({
  name: "CancelReissueResult",
  description: "What cancelReissue answers.",
  types: () => [CancelReissuePayload, ValidationError, NotFoundError, RefusedError] as const,
});
