import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { DemoMail } from "../../schema/OrderMail.js";
import type { Context } from "../context.js";
import { viewerOf } from "../viewerOf.js";

@Resolver()
export class MailQueries {
  @Query(() => [DemoMail], {
    nullable: true,
    description:
      "In a demo without a mail server: the mails that it keeps, of orders that the viewer sees, and about the account to its administrators; newest first, at most 100. Null elsewhere.",
  })
  async demoMails(
    @Ctx() context: Context,
    @Arg("orderId", () => ID, { nullable: true, description: "Only of this order." }) orderId?: string | null,
  ): Promise<DemoMail[] | null> {
    return context.services.keptMails?.newest(viewerOf(context), orderId ?? null) ?? null;
  }
}
