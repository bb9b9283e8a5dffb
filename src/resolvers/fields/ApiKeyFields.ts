import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { ApiKey as ApiKeyRow } from "../../entities/ApiKey.js";
import { ApiKey, ApiKeyConnection } from "../../schema/ApiKey.js";
import { User } from "../../schema/User.js";
import type { Connection } from "../connectionOf.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";

@Resolver(() => ApiKey)
export class ApiKeyFields {
  @FieldResolver(() => User, { description: "Who made it, and as whom it acts." })
  user(@Root() { userId }: ApiKeyRow, @Ctx() { loaders }: Context): Promise<User> {
    return edge(loaders.user, userId);
  }
}

export type ApiKeyList = Connection<ApiKeyRow> & { readonly count: () => Promise<number> };

@Resolver(() => ApiKeyConnection)
export class ApiKeyConnectionFields {
  @FieldResolver(() => Int, { description: "How many there are, on all pages." })
  totalCount(@Root() list: ApiKeyList): Promise<number> {
    return list.count();
  }
}
