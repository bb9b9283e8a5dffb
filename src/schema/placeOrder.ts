import { createUnionType, Field, InputType, Int, ObjectType } from "type-graphql";
import { HardwareToken, ValidationMethod } from "./enums/certificate.js";
import { PaymentMethod } from "./enums/payment.js";
import { Order } from "./Order.js";
import { RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "How an order is paid." })
export class PaymentInput {
  @Field(() => PaymentMethod, { description: "One of `paymentMethods` of the product's policy." })
  readonly method!: PaymentMethod;

  @Field(() => String, { nullable: true, description: "For VOUCHER only, and mandatory there." })
  readonly voucherCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What the payment gateway's own page gave, for CREDIT_CARD; the demo gateway wants none.",
  })
  readonly cardToken?: string | null;
}

@InputType({ description: "What to order, with which key and for which names." })
export class PlaceOrderInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: "`code` of the product." })
  readonly productCode!: string;

  @Field(() => String, { description: "PKCS#10, PEM." })
  readonly csr!: string;

  @Field(() => [String], {
    nullable: true,
    description: "Further domains beside those of the CSR; ignored by products without domains.",
  })
  readonly subjectAlternativeNames?: string[] | null;

  @Field(() => String, { description: "Where notices go; it cannot be changed later." })
  readonly contactEmail!: string;

  @Field(() => String, {
    nullable: true,
    description: "An administrative address of the domain; mandatory for EMAIL, refused otherwise.",
  })
  readonly approverEmail?: string | null;

  @Field(() => ValidationMethod, {
    nullable: true,
    description: "Mandatory for SERVER products, the others have no domain.",
  })
  readonly validationMethod?: ValidationMethod | null;

  @Field(() => HardwareToken, { nullable: true, description: "Code signing only." })
  readonly hardwareToken?: HardwareToken | null;

  @Field(() => Int, { nullable: true, description: "Years of coverage, 1 to 3; 1 when omitted." })
  readonly termYears?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many licences, 1 to 100; 1 when omitted. Each costs the same; a voucher is good for one.",
  })
  readonly licenseCount?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Number of the order that this one renews; makes it a RENEWAL.",
  })
  readonly renewalOfOrderNumber?: string | null;

  @Field(() => PaymentInput, { description: "How it is paid." })
  readonly payment!: PaymentInput;
}

@ObjectType({ simpleResolvers: true, description: "The order was placed." })
export class PlaceOrderPayload {
  @Field(() => Order, { description: "The new order." })
  readonly order!: Order;
}

export const PlaceOrderResult = createUnionType({
  name: "PlaceOrderResult",
  description: "What placeOrder answers.",
  types: () => [PlaceOrderPayload, ValidationError, RefusedError] as const,
});
