import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { PageArgs } from "../../schema/PageArgs.js";
import { RoleChangeConnection, RoleChangeFilter } from "../../schema/RoleChangeConnection.js";
import { UserConnection, UserFilter } from "../../schema/UserConnection.js";
import { connectionOf } from "../connectionOf.js";
import type { Context } from "../context.js";
import type { RoleChangeList, UserList } from "../fields/UserFields.js";
import { pageWish } from "../pageWish.js";
import { viewerOf } from "../viewerOf.js";

/** For those who manage users; for all others there are none. */
@Resolver()
export class UserQueries {
  @Query(() => UserConnection, {
    description: "Users of the account, for its administrators, or of all accounts, for staff; oldest first.",
  })
  async users(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => UserFilter, { nullable: true, description: "Which ones; all when omitted." })
    filter?: UserFilter | null,
  ): Promise<UserList> {
    const [{ list }, viewer, wish] = [context.services.users, viewerOf(context), filter ?? {}];
    return {
      ...connectionOf(await list.page(viewer, wish, pageWish(page))),
      count: () => list.count(viewer, wish),
    };
  }

  @Query(() => RoleChangeConnection, {
    description: "Changes of roles, for those who manage users; newest first. Ask for PENDING to see what waits.",
  })
  async roleChanges(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => RoleChangeFilter, { nullable: true, description: "Which ones; all when omitted." })
    filter?: RoleChangeFilter | null,
  ): Promise<RoleChangeList> {
    const [{ roleChanges }, viewer, wish] = [context.services.users, viewerOf(context), filter ?? {}];
    return {
      ...connectionOf(await roleChanges.page(viewer, wish, pageWish(page))),
      count: () => roleChanges.count(viewer, wish),
    };
  }
}
