import { FieldResolver, Resolver, Root } from "type-graphql";
import type { Payment as PaymentRow } from "../../entities/Payment.js";
import { Money } from "../../schema/Money.js";
import { Payment } from "../../schema/Payment.js";

@Resolver(() => Payment)
export class PaymentFields {
  @FieldResolver(() => Money, { description: "What the order costs." })
  amount(@Root() { amountValue, amountCurrency }: PaymentRow): Money {
    return { value: amountValue, currency: amountCurrency };
  }
}
