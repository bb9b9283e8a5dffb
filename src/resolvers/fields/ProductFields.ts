import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Product as ProductRow } from "../../entities/Product.js";
import type { Locale } from "../../schema/enums/common.js";
import { Money } from "../../schema/Money.js";
import { Policy } from "../../schema/Policy.js";
import { Product } from "../../schema/Product.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { InLocale } from "../InLocale.js";

@Resolver(() => Product)
export class ProductFields {
  @FieldResolver(() => String, { description: "What people call it." })
  name(@Root() product: ProductRow, @InLocale() locale: Locale): string {
    return locale === "JA" ? product.nameJa : product.nameEn;
  }

  @FieldResolver(() => Money, { nullable: true, description: "For one year; null where it is agreed by contract." })
  price(@Root() { priceValue, priceCurrency }: ProductRow): Money | null {
    return priceValue === null ? null : { value: priceValue, currency: priceCurrency };
  }

  @FieldResolver(() => Policy, { description: "The rules that an order placed now would have." })
  policy(@Root() product: ProductRow, @Ctx() { loaders }: Context): Promise<Policy> {
    return edge(loaders.policy, product.policyId);
  }
}
