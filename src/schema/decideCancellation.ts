import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { Cancellation } from "./Cancellation.js";
import { Order } from "./Order.js";
import { NotFoundError, RefusedError, ValidationError } from "./userErrors.js";

// Field by field: an input, a payload and a union for each mutation, so that one can grow without the others.

@InputType({ description: "Which cancellation is completed." })
export class CompleteCancellationInput {
  @Field(() => ID, { description: "The cancellation." })
  readonly cancellationId!: string;

  @Field(() => String, { nullable: true, description: "Kept with the cancellation." })
  readonly note?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "The cancellation is completed, or will be as soon as the certificate authority answers.",
})
export class CompleteCancellationPayload {
  @Field(() => Order, { description: "The order after the command." })
  readonly order!: Order;

  @Field(() => Cancellation, { description: "The cancellation after the command." })
  readonly cancellation!: Cancellation;
}

export const CompleteCancellationResult = createUnionType({
  name: "CompleteCancellationResult",
  description: "What completeCancellation answers.",
  types: () => [CompleteCancellationPayload, ValidationError, NotFoundError, RefusedError] as const,
});

@InputType({ description: "Which cancellation is not accepted, and why." })
export class RefuseCancellationInput {
  @Field(() => ID, { description: "The cancellation." })
  readonly cancellationId!: string;

  @Field(() => String, { description: "Why; whoever asked reads it." })
  readonly note!: string;
}

@ObjectType({ simpleResolvers: true, description: "The cancellation was refused; the order goes on." })
export class RefuseCancellationPayload {
  @Field(() => Order, { description: "The order after the command." })
  readonly order!: Order;

  @Field(() => Cancellation, { description: "The cancellation after the command." })
  readonly cancellation!: Cancellation;
}

export const RefuseCancellationResult = createUnionType({
  name: "RefuseCancellationResult",
  description: "What refuseCancellation answers.",
  types: () => [RefuseCancellationPayload, ValidationError, NotFoundError, RefusedError] as const,
});

@InputType({ description: "Which cancellation is taken back." })
export class WithdrawCancellationInput {
  @Field(() => ID, { description: "The cancellation." })
  readonly cancellationId!: string;

  @Field(() => String, { nullable: true, description: "Mandatory for staff, who act on behalf." })
  readonly note?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The cancellation was taken back; the order goes on." })
export class WithdrawCancellationPayload {
  @Field(() => Order, { description: "The order after the command." })
  readonly order!: Order;

  @Field(() => Cancellation, { description: "The cancellation after the command." })
  readonly cancellation!: Cancellation;
}

export const WithdrawCancellationResult = createUnionType({
  name: "WithdrawCancellationResult",
  description: "What withdrawCancellation answers.",
  types: () => [WithdrawCancellationPayload, ValidationError, NotFoundError, RefusedError] as const,
});
