import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { AuditFilter, AuditRecordConnection } from "../../schema/AuditRecord.js";
import { PageArgs } from "../../schema/PageArgs.js";
import { connectionOf } from "../connectionOf.js";
import type { Context } from "../context.js";
import type { AuditList } from "../fields/AuditFields.js";
import { pageWish } from "../pageWish.js";
import { viewerOf } from "../viewerOf.js";

@Resolver()
export class AuditQueries {
  @Query(() => AuditRecordConnection, {
    description:
      "Who did what, newest first. Staff see all, administrators what concerns their account, others nothing.",
  })
  async auditLog(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => AuditFilter, { nullable: true, description: "Which ones; all when omitted." })
    filter?: AuditFilter | null,
  ): Promise<AuditList> {
    const [{ auditLog }, viewer, wish] = [context.services, viewerOf(context), filter ?? {}];
    return {
      ...connectionOf(await auditLog.page(viewer, wish, pageWish(page))),
      count: () => auditLog.count(viewer, wish),
    };
  }
}
