import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { changeAdvice } from "../../domain/changeAdvice.js";
import { ChangeAdvice } from "../../schema/ChangeAdvice.js";
import { OrderChange } from "../../schema/enums/change.js";
import { found } from "../../services/found.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { visible } from "../visible.js";

@Resolver()
export class AdviceQueries {
  @Query(() => ChangeAdvice, {
    nullable: true,
    description:
      "Whether a change of an order wants a cancellation, and what to do; null for what the viewer may not see.",
  })
  async changeAdvice(
    @Arg("orderId", () => ID, { description: "The order." }) orderId: string,
    @Arg("change", () => OrderChange, { description: "What shall be changed." }) change: OrderChange,
    @Ctx() context: Context,
  ): Promise<ChangeAdvice | null> {
    const order = visible(await context.loaders.order.load(orderId), context);
    const [policy, payment] = [context.loaders.policy, context.loaders.paymentOfOrder];
    return (
      order &&
      changeAdvice(change, {
        policy: await edge(policy, order.policyId),
        paymentMethod: found(await payment.load(order.id)).method,
      })
    );
  }
}
