import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { label } from "../../domain/messages/labels.js";
import { statusOf } from "../../domain/roleChange.js";
import { stateOf } from "../../domain/user.js";
import type { RoleChange as RoleChangeRow } from "../../entities/RoleChange.js";
import type { User as UserRow } from "../../entities/User.js";
import { DateTime } from "../../schema/DateTime.js";
import type { Locale } from "../../schema/enums/common.js";
import { RoleChangeStatus, UserState } from "../../schema/enums/user.js";
import { RoleChange } from "../../schema/RoleChange.js";
import { RoleChangeConnection } from "../../schema/RoleChangeConnection.js";
import { User } from "../../schema/User.js";
import { UserConnection } from "../../schema/UserConnection.js";
import type { Connection } from "../connectionOf.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { InLocale } from "../InLocale.js";

@Resolver(() => User)
export class UserFields {
  @FieldResolver(() => UserState, { description: "Whether they can sign in." })
  state(@Root() user: UserRow): UserState {
    return stateOf(user);
  }

  @FieldResolver(() => String, { description: "The word for their state." })
  stateLabel(@Root() user: UserRow, @InLocale() locale: Locale): string {
    return label("UserState", stateOf(user), locale);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: "Until when the invitation can be accepted; null where there is none (any more, or not sent yet).",
  })
  async invitationExpiresAt(@Root() { id }: UserRow, @Ctx() { loaders }: Context): Promise<Date | null> {
    return (await loaders.invitationOfUser.load(id))?.expiresAt ?? null;
  }
}

@Resolver(() => RoleChange)
export class RoleChangeFields {
  @FieldResolver(() => RoleChangeStatus, { description: "What became of it." })
  status(@Root() change: RoleChangeRow, @Ctx() { services }: Context): RoleChangeStatus {
    return statusOf(change, services.clock.now());
  }

  @FieldResolver(() => String, { description: "The word for its status." })
  statusLabel(@Root() change: RoleChangeRow, @Ctx() { services }: Context, @InLocale() locale: Locale): string {
    return label("RoleChangeStatus", statusOf(change, services.clock.now()), locale);
  }

  @FieldResolver(() => User, { nullable: true, description: "Whose role; null: was only invited, and is gone." })
  user(@Root() { userId }: RoleChangeRow, @Ctx() { loaders }: Context): Promise<User | null> {
    return edge(loaders.user, userId);
  }

  @FieldResolver(() => User, { description: "Who asked for it." })
  requestedBy(@Root() { requestedById }: RoleChangeRow, @Ctx() { loaders }: Context): Promise<User> {
    return edge(loaders.user, requestedById);
  }

  @FieldResolver(() => User, { nullable: true, description: "Who confirmed, rejected or withdrew it." })
  decidedBy(@Root() { decidedById }: RoleChangeRow, @Ctx() { loaders }: Context): Promise<User | null> {
    return edge(loaders.user, decidedById);
  }
}

export type UserList = Connection<UserRow> & { readonly count: () => Promise<number> };
export type RoleChangeList = Connection<RoleChangeRow> & { readonly count: () => Promise<number> };

@Resolver(() => UserConnection)
export class UserConnectionFields {
  @FieldResolver(() => Int, { description: "How many there are, on all pages." })
  totalCount(@Root() list: UserList): Promise<number> {
    return list.count();
  }
}

@Resolver(() => RoleChangeConnection)
export class RoleChangeConnectionFields {
  @FieldResolver(() => Int, { description: "How many there are, on all pages." })
  totalCount(@Root() list: RoleChangeList): Promise<number> {
    return list.count();
  }
}
