import { Field, InputType, ObjectType } from "type-graphql";
import { VoucherStatus } from "./enums/payment.js";
import { PageInfo } from "./PageInfo.js";
import { Voucher } from "./Voucher.js";

@InputType({
  description: "Which vouchers to list. Null and omitted restrict nothing; all parts that are given must hold.",
})
export class VoucherFilter {
  @Field(() => VoucherStatus, { nullable: true, description: "With this status." })
  readonly status?: VoucherStatus | null;

  @Field(() => String, { nullable: true, description: "For the product with this code." })
  readonly productCode?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A voucher in its place in a list." })
export class VoucherEdge {
  @Field(() => String, { description: "Opaque; for `after` and `before`." })
  readonly cursor!: string;

  @Field(() => Voucher, { description: "The voucher itself." })
  readonly node!: Voucher;
}

/** Edge, counted only when asked for: totalCount: Int!. */
@ObjectType({ simpleResolvers: true, description: "A page of the vouchers that the viewer may see." })
export class VoucherConnection {
  @Field(() => [VoucherEdge], { description: "At most as many as were asked for." })
  readonly edges!: readonly VoucherEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  readonly pageInfo!: PageInfo;
}
