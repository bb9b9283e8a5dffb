import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { RefusedError, ValidationError } from "./userErrors.js";
import { Voucher } from "./Voucher.js";

@InputType({ description: "Which code the account has been given." })
export class RegisterVoucherInput {
  @Field(() => String, { description: "As it was handed out." })
  readonly code!: string;
}

@ObjectType({ simpleResolvers: true, description: "The voucher belongs to the account." })
export class RegisterVoucherPayload {
  @Field(() => Voucher, { description: "The voucher, ready to pay for an order." })
  readonly voucher!: Voucher;
}

export const RegisterVoucherResult = createUnionType({
  name: "RegisterVoucherResult",
  description: "What registerVoucher answers. RefusedError is VOUCHER_INVALID for a code that nobody can register.",
  types: () => [RegisterVoucherPayload, ValidationError, RefusedError] as const,
});

@InputType({ description: "How many vouchers, of what, and for whom." })
export class IssueVouchersInput {
  @Field(() => String, { description: "Same key + same input = the stored outcome again." })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: "`code` of the product that each pays for." })
  readonly productCode!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The account that has them at once; when omitted, whoever registers them.",
  })
  readonly accountId?: string | null;

  @Field(() => Int, { description: "1 to 100." })
  readonly count!: number;

  @Field(() => DateTime, { description: "Until when they can be used." })
  readonly expiresAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: "The vouchers exist; hand out their codes." })
export class IssueVouchersPayload {
  @Field(() => [Voucher], { description: "The new vouchers, at most 100." })
  readonly vouchers!: readonly Voucher[];
}

export const IssueVouchersResult = createUnionType({
  name: "IssueVouchersResult",
  description: "What issueVouchers answers.",
  types: () => [IssueVouchersPayload, ValidationError, RefusedError] as const,
});
