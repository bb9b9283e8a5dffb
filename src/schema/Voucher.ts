import { Field, ObjectType } from "type-graphql";
import { DateTime } from "./DateTime.js";
import { Node } from "./Node.js";

/** Edges: product: Product!, status: VoucherStatus!, statusLabel(locale): String!, usedByOrder: Order. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "バウチャー: a prepaid order of one product. Seen by its account and by staff.",
})
export class Voucher extends Node {
  @Field(() => String, { description: "What `voucherCode` of a payment takes." })
  readonly code!: string;

  @Field(() => DateTime, { nullable: true, description: "Since when an order holds it; null while it is unused." })
  readonly usedAt!: Date | null;

  @Field(() => DateTime, { description: "Its own expiry, also when a cancelled order gave it back." })
  readonly expiresAt!: Date;
}
