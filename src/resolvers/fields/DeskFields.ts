import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Account as AccountRow } from "../../entities/Account.js";
import type { Policy as PolicyRow } from "../../entities/Policy.js";
import { Account } from "../../schema/Account.js";
import { AccountConnection } from "../../schema/AccountConnection.js";
import { PolicyConnection } from "../../schema/PolicyConnection.js";
import type { Connection } from "../connectionOf.js";
import type { Context } from "../context.js";

@Resolver(() => Account)
export class AccountFields {
  @FieldResolver(() => String, {
    nullable: true,
    description: "What staff looked at when it last vetted the organization. For staff alone; null for others.",
  })
  async vettingNote(@Root() account: AccountRow, @Ctx() { loaders }: Context): Promise<string | null> {
    const vetting = await loaders.vettingOfAccount.load(account.id);
    return vetting?.note ?? null;
  }
}

export type AccountList = Connection<AccountRow> & { readonly count: () => Promise<number> };
export type PolicyList = Connection<PolicyRow> & { readonly count: () => Promise<number> };

@Resolver(() => AccountConnection)
export class AccountConnectionFields {
  @FieldResolver(() => Int, { description: "How many there are, on all pages." })
  totalCount(@Root() list: AccountList): Promise<number> {
    return list.count();
  }
}

@Resolver(() => PolicyConnection)
export class PolicyConnectionFields {
  @FieldResolver(() => Int, { description: "How many there are, on all pages." })
  totalCount(@Root() list: PolicyList): Promise<number> {
    return list.count();
  }
}
