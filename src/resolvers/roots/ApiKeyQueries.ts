import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { ApiKeyConnection, ApiKeyFilter } from "../../schema/ApiKey.js";
import { PageArgs } from "../../schema/PageArgs.js";
import { connectionOf } from "../connectionOf.js";
import type { Context } from "../context.js";
import type { ApiKeyList } from "../fields/ApiKeyFields.js";
import { pageWish } from "../pageWish.js";
import { viewerOf } from "../viewerOf.js";

@Resolver()
export class ApiKeyQueries {
  @Query(() => ApiKeyConnection, {
    description:
      "API keys, newest first, those that are revoked too: the viewer's own; for administrators those of the account, for staff all.",
  })
  async apiKeys(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => ApiKeyFilter, { nullable: true, description: "Which ones; all when omitted." })
    filter?: ApiKeyFilter | null,
  ): Promise<ApiKeyList> {
    const [{ apiKeys }, viewer, wish] = [context.services.users, viewerOf(context), filter ?? {}];
    return {
      ...connectionOf(await apiKeys.page(viewer, wish, pageWish(page))),
      count: () => apiKeys.count(viewer, wish),
    };
  }
}
