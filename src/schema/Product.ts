import { Field, ObjectType } from "type-graphql";
import { ProductKind, ValidationLevel } from "./enums/certificate.js";
import { Node } from "./Node.js";

/** Edges: name(locale): String!, price: Money, policy: Policy!. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "What can be ordered. The same for every viewer.",
})
export class Product extends Node {
  @Field(() => String, { description: "Stable name for programs; `productCode` of placeOrder." })
  readonly code!: string;

  @Field(() => ProductKind, { description: "What its certificates are for." })
  readonly kind!: ProductKind;

  @Field(() => ValidationLevel, { description: "What is checked before it is issued." })
  readonly validationLevel!: ValidationLevel;

  @Field(() => Boolean, {
    description: "Whether customers request revocations themselves; otherwise by `requestManualRevocation`.",
  })
  readonly selfServiceRevocation!: boolean;
}
