import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { EmailKind } from "./enums/mail.js";
import { Order } from "./Order.js";
import { NotFoundError, RateLimitedError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "No recipient: mail goes to the registered address only." })
export class ResendEmailInput {
  @Field(() => String, {
    nullable: true,
    description: "Same key + same input = the stored outcome again, and no mail. Null or omitted: each call sends one.",
  })
  readonly idempotencyKey?: string | null;

  @Field(() => ID, { description: "The order." })
  readonly orderId!: string;

  @Field(() => String, { description: "Must be the order's common name; a guard against writing to the wrong people." })
  readonly commonName!: string;

  @Field(() => EmailKind, { description: "Which mail goes again." })
  readonly kind!: EmailKind;
}

@ObjectType({ simpleResolvers: true, description: "The mail goes again." })
export class ResendEmailPayload {
  @Field(() => Order, { description: "The order that it is about." })
  readonly order!: Order;

  @Field(() => EmailKind, { description: "Which mail it is." })
  readonly kind!: EmailKind;
}

export const ResendEmailResult = createUnionType({
  name: "ResendEmailResult",
  description: "What resendEmail answers.",
  types: () => [ResendEmailPayload, ValidationError, NotFoundError, RefusedError, RateLimitedError] as const,
});
