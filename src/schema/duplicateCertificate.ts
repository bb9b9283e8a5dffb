import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Certificate } from "./Certificate.js";
import { Order } from "./Order.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "A further key for the order's names." })
export class DuplicateCertificateInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => ID, { description: "The order." })
  readonly orderId!: string;

  @Field(() => String, { description: "PKCS#10, PEM, with a key of its own." })
  readonly csr!: string;

  @Field(() => String, { nullable: true, description: "Mandatory for staff, who act on behalf." })
  readonly note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The duplicate stands beside the order's other certificates." })
export class DuplicateCertificatePayload {
  @Field(() => Order, { description: "The order; its current certificate is as before." })
  readonly order!: Order;

  @Field(() => Certificate, { description: "The duplicate." })
  readonly certificate!: Certificate;
}

export const DuplicateCertificateResult = createUnionType({
  name: "DuplicateCertificateResult",
  description: "What duplicateCertificate answers.",
  types: () => [DuplicateCertificatePayload, ValidationError, NotFoundError, RefusedError] as const,
});
