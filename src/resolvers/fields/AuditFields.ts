import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { can } from "../../domain/actor.js";
import { changesBetween } from "../../domain/audit.js";
import { label } from "../../domain/messages/labels.js";
import type { AuditRecord as RecordRow } from "../../entities/AuditRecord.js";
import { Account } from "../../schema/Account.js";
import { AuditChange, AuditRecord, AuditRecordConnection } from "../../schema/AuditRecord.js";
import type { Locale } from "../../schema/enums/common.js";
import { User } from "../../schema/User.js";
import type { Connection } from "../connectionOf.js";
import type { Context } from "../context.js";
import { InLocale } from "../InLocale.js";
import { viewerOf } from "../viewerOf.js";

@Resolver(() => AuditRecord)
export class AuditRecordFields {
  @FieldResolver(() => String, { description: "The words for the way." })
  howLabel(@Root() { how }: RecordRow, @InLocale() locale: Locale): string {
    return label("AuditChannel", how, locale);
  }

  @FieldResolver(() => Account, { nullable: true, description: "Which account it concerns; null: the desk's own." })
  async account(@Root() { accountId }: RecordRow, @Ctx() { loaders }: Context): Promise<Account | null> {
    return accountId === null ? null : loaders.account.load(accountId);
  }

  @FieldResolver(() => User, { nullable: true, description: "Who acted, as the user is now; null: nobody, or gone." })
  async user(@Root() { principal }: RecordRow, @Ctx() { loaders }: Context): Promise<User | null> {
    return principal === null ? null : loaders.user.load(principal);
  }

  @FieldResolver(() => [AuditChange], { description: "What it changed, at most 100 things." })
  changes(@Root() { before, after }: RecordRow): AuditChange[] {
    return changesBetween(before, after);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Where the request came from. That of staff is shown to staff alone.",
  })
  address(@Root() { how, role, address }: RecordRow, @Ctx() context: Context): string | null {
    // Of a key of theirs too.
    return (how === "STAFF" || role === "OPERATOR") && !can(viewerOf(context), "STAFF") ? null : address;
  }
}

export type AuditList = Connection<RecordRow> & { readonly count: () => Promise<number> };

@Resolver(() => AuditRecordConnection)
export class AuditRecordConnectionFields {
  @FieldResolver(() => Int, { description: "How many there are, on all pages." })
  totalCount(@Root() list: AuditList): Promise<number> {
    return list.count();
  }
}
