import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { DomainValidation } from "./DomainValidation.js";
import { ValidationMethod } from "./enums/certificate.js";
import { Order } from "./Order.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

@InputType({ description: "New values, or another method; only while it is not VALID." })
export class ChangeValidationMethodInput {
  @Field(() => ID, { description: "The domain validation." })
  readonly id!: string;

  @Field(() => ValidationMethod, { description: "How it shall be proven from now on." })
  readonly method!: ValidationMethod;

  @Field(() => String, {
    nullable: true,
    description: "An administrative address of the domain; mandatory for EMAIL, refused otherwise.",
  })
  readonly approverEmail?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The validation has new values; the old ones no longer count." })
export class ChangeValidationMethodPayload {
  @Field(() => DomainValidation, { description: "The validation with its new values." })
  readonly domainValidation!: DomainValidation;

  @Field(() => Order, { description: "The order that waits for it." })
  readonly order!: Order;
}

export const ChangeValidationMethodResult = createUnionType({
  name: "ChangeValidationMethodResult",
  description: "What changeValidationMethod answers.",
  types: () => [ChangeValidationMethodPayload, ValidationError, NotFoundError, RefusedError] as const,
});
