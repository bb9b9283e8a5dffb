import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Account } from "../../schema/Account.js";
import { User } from "../../schema/User.js";
import { Viewer } from "../../schema/Viewer.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";

@Resolver(() => Viewer)
export class ViewerFields {
  @FieldResolver(() => User, { description: "The signed-in user." })
  user(@Root() viewer: Viewer, @Ctx() { loaders }: Context): Promise<User> {
    return edge(loaders.user, viewer.userId);
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: "The account the user belongs to; null for staff of the desk.",
  })
  account(@Root() viewer: Viewer, @Ctx() { loaders }: Context): Promise<Account | null> {
    return edge(loaders.account, viewer.accountId);
  }
}
