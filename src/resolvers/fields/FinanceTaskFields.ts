import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { FinanceTask } from "../../schema/FinanceTask.js";
import { Money } from "../../schema/Money.js";
import { Order } from "../../schema/Order.js";
import { Settlement } from "../../schema/Settlement.js";
import type { FinanceTask as TaskFacts } from "../../services/settlements/FinanceTasks.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";

@Resolver(() => FinanceTask)
export class FinanceTaskFields {
  @FieldResolver(() => Money, { description: "What comes in, or is paid back." })
  amount(@Root() { amountValue, amountCurrency }: TaskFacts): Money {
    return { value: amountValue, currency: amountCurrency };
  }

  @FieldResolver(() => Order, { description: "The order that it is about." })
  order(@Root() { orderId }: TaskFacts, @Ctx() { loaders }: Context): Promise<Order> {
    return edge(loaders.order, orderId);
  }

  @FieldResolver(() => Settlement, { nullable: true, description: "The settlement to record; null for a payment." })
  settlement(@Root() { settlement }: TaskFacts): Settlement | null {
    return settlement;
  }
}
