import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { visibilityOf } from "../../domain/actor.js";
import { PageArgs } from "../../schema/PageArgs.js";
import { UnitBalance } from "../../schema/UnitBalance.js";
import { VoucherConnection, VoucherFilter } from "../../schema/VoucherConnection.js";
import { connectionOf } from "../connectionOf.js";
import type { Context } from "../context.js";
import type { VoucherList } from "../fields/PrepaidFields.js";
import { pageWish } from "../pageWish.js";
import { viewerOf } from "../viewerOf.js";

/** What an account has paid beforehand. */
@Resolver()
export class PrepaidQueries {
  @Query(() => VoucherConnection, {
    description: "Vouchers of the viewer's account, the first to expire first; LIMITED see those of their own orders.",
  })
  async vouchers(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => VoucherFilter, {
      nullable: true,
      description: "Which ones; all that the viewer may see when omitted.",
    })
    filter?: VoucherFilter | null,
  ): Promise<VoucherList> {
    const [{ prepaid }, visibility, wish] = [context.services, visibilityOf(viewerOf(context)), filter ?? {}];
    return {
      ...connectionOf(await prepaid.vouchers(visibility, wish, pageWish(page))),
      count: () => prepaid.countVouchers(visibility, wish),
    };
  }

  @Query(() => [UnitBalance], {
    description: "Units of the viewer's account, one balance for each product, at most 100. None for LIMITED.",
  })
  unitBalances(@Ctx() context: Context): Promise<UnitBalance[]> {
    return context.services.prepaid.unitBalances(visibilityOf(viewerOf(context)));
  }
}
