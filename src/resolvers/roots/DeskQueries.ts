import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { visibilityOf } from "../../domain/actor.js";
import { Account } from "../../schema/Account.js";
import { AccountConnection } from "../../schema/AccountConnection.js";
import { PageArgs } from "../../schema/PageArgs.js";
import { PolicyConnection } from "../../schema/PolicyConnection.js";
import { connectionOf } from "../connectionOf.js";
import type { Context } from "../context.js";
import type { AccountList, PolicyList } from "../fields/DeskFields.js";
import { pageWish } from "../pageWish.js";
import { requestErrors } from "../requestErrors.js";
import { viewerOf } from "../viewerOf.js";

/** What the desk looks after. */
@Resolver()
export class DeskQueries {
  @Query(() => Account, {
    nullable: true,
    description: "By exactly one of the two, else BAD_USER_INPUT. Null for what the viewer may not see.",
  })
  async account(
    @Ctx() context: Context,
    @Arg("id", () => ID, { nullable: true, description: "The account's id." }) id?: string | null,
    @Arg("code", () => String, { nullable: true, description: "Its short name." }) code?: string | null,
  ): Promise<Account | null> {
    const visibility = visibilityOf(viewerOf(context));
    if ((id == null) === (code == null)) throw requestErrors.badInput("Give exactly one of `id` and `code`.");
    return id == null
      ? context.services.accounts.byCode(visibility, code ?? "")
      : context.services.accounts.byId(visibility, id);
  }

  @Query(() => AccountConnection, {
    description: "By their codes. For staff all there are; everybody else sees the own one alone.",
  })
  async accounts(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<AccountList> {
    const [{ accounts }, visibility] = [context.services, visibilityOf(viewerOf(context))];
    return {
      ...connectionOf(await accounts.page(visibility, pageWish(page))),
      count: () => accounts.count(visibility),
    };
  }

  @Query(() => PolicyConnection, {
    description: "Every version of every policy, newest first. None for others than staff.",
  })
  async policies(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg("brand", () => String, { nullable: true, description: "Of one brand; of all when omitted." })
    brand?: string | null,
  ): Promise<PolicyList> {
    const [{ policies }, viewer] = [context.services, viewerOf(context)];
    return {
      ...connectionOf(await policies.page(viewer, brand ?? null, pageWish(page))),
      count: () => policies.count(viewer, brand ?? null),
    };
  }
}
