import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { SortDirection } from "./enums/common.js";
import { CancellationStatus, OrderSortField, OrderStatus } from "./enums/order.js";

@InputType({
  description: "Which orders to list. Null, omitted and [] restrict nothing; all parts that are given must hold.",
})
export class OrderFilter {
  @Field(() => [OrderStatus], { nullable: true, description: "One of these statuses." })
  readonly status?: OrderStatus[] | null;

  @Field(() => [String], { nullable: true, description: "One of these products, by code." })
  readonly productCode?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: "Placed at this instant or later." })
  readonly createdFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Placed before this instant." })
  readonly createdBefore?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Ends at this instant or later, by the current certificate's notAfter.",
  })
  readonly expiresFrom?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "Ends before this instant, by the current certificate's notAfter.",
  })
  readonly expiresBefore?: Date | null;

  @Field(() => ID, { nullable: true, description: "Of one account. For staff; others have but their own." })
  readonly accountId?: string | null;

  @Field(() => [CancellationStatus], {
    nullable: true,
    description: "Its newest cancellation has one of these statuses.",
  })
  readonly cancellationStatus?: CancellationStatus[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Part of an order number, common name, alternative name or mail address; full-width and half-width alike.",
  })
  readonly search?: string | null;
}

@InputType({ description: "How to sort orders. Ties are broken by id." })
export class OrderSort {
  @Field(() => OrderSortField, { description: "By what." })
  readonly field!: OrderSortField;

  @Field(() => SortDirection, { description: "Which end first." })
  readonly direction!: SortDirection;
}
