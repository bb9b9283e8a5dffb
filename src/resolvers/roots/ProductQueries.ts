import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { Product } from "../../schema/Product.js";
import type { Context } from "../context.js";

/** What can be ordered is no secret: nobody has to sign in for it. */
@Resolver()
export class ProductQueries {
  @Query(() => Product, { nullable: true, description: "The product with this code; null when there is none." })
  product(
    @Arg("code", () => String, { description: "`code` of the product." }) code: string,
    @Ctx() { services }: Context,
  ): Promise<Product | null> {
    return services.products.byCode(code);
  }

  @Query(() => [Product], {
    description: "Everything that can be ordered, at most 100, in the order to show it.",
  })
  products(@Ctx() { services }: Context): Promise<Product[]> {
    return services.products.all();
  }
}
