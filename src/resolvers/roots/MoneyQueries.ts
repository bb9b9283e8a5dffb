import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { CancellationPreview } from "../../schema/CancellationPreview.js";
import { FinanceTask } from "../../schema/FinanceTask.js";
import type { ShownPreview } from "../../services/cancellations/CancellationPreviews.js";
import type { Context } from "../context.js";
import { viewerOf } from "../viewerOf.js";
import { visible } from "../visible.js";

@Resolver()
export class MoneyQueries {
  @Query(() => CancellationPreview, {
    nullable: true,
    description:
      "What cancelling would do, and what to confirm it with; null for an order that the viewer may not see.",
  })
  async cancellationPreview(
    @Arg("orderId", () => ID, { description: "The order." }) orderId: string,
    @Ctx() context: Context,
  ): Promise<CancellationPreview | null> {
    const order = visible(await context.loaders.order.load(orderId), context);
    return order && shown(await context.services.previews.show(viewerOf(context), order));
  }

  @Query(() => [FinanceTask], {
    description:
      "Refunds to be paid, what cards that could not be charged still owe, and transfers that are awaited, each oldest first, at most 100 of each. For those who handle money: staff sees all, others their account's.",
  })
  async financeTasks(@Ctx() context: Context): Promise<FinanceTask[]> {
    return context.services.financeTasks.list(viewerOf(context));
  }
}

function shown(preview: ShownPreview): CancellationPreview {
  const { action, refusal, confirmation } = preview;
  return {
    ...preview,
    allowed: action !== null,
    reasonCode: refusal?.code ?? null,
    confirmationToken: confirmation?.token ?? null,
    confirmationTokenExpiresAt: confirmation?.expiresAt ?? null,
  };
}
