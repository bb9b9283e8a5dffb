import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { DomainValidation } from "./DomainValidation.js";
import { Order } from "./Order.js";
import { NotFoundError, RefusedError } from "./userErrors.js";

@InputType({ description: "Which validation to look at now." })
export class CheckDomainValidationInput {
  @Field(() => ID, { description: "The domain validation." })
  readonly id!: string;
}

@ObjectType({ simpleResolvers: true, description: "The proof was looked for; `status` says whether it was there." })
export class CheckDomainValidationPayload {
  @Field(() => DomainValidation, { description: "The validation after the look." })
  readonly domainValidation!: DomainValidation;

  @Field(() => Order, { description: "The order that waits for it." })
  readonly order!: Order;
}

export const CheckDomainValidationResult = createUnionType({
  name: "CheckDomainValidationResult",
  description: "What checkDomainValidation answers.",
  types: () => [CheckDomainValidationPayload, NotFoundError, RefusedError] as const,
});
