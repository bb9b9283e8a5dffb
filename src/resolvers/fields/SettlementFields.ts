import { FieldResolver, Resolver } from "type-graphql";
import { Cancellation } from "../../schema/Cancellation.js";
import { Order } from "../../schema/Order.js";
import { Settlement, SettlementLine } from "../../schema/Settlement.js";
import { InLocale } from "../InLocale.js";

// The types of cancelling are in the schema already; no row leads to them yet, so nothing comes here.

@Resolver(() => Cancellation)
export class CancellationFields {
  @FieldResolver(() => Order, { description: "The order that is cancelled." })
  order(): never {
    throw unreachable();
  }
}

@Resolver(() => Settlement)
export class SettlementFields {
  @FieldResolver(() => [SettlementLine], { description: "What became of each part of the price, at most ten." })
  lines(): never {
    throw unreachable();
  }

  @FieldResolver(() => Order, { description: "The order that was cancelled." })
  order(): never {
    throw unreachable();
  }
}

@Resolver(() => SettlementLine)
export class SettlementLineFields {
  @FieldResolver(() => String, { description: "What the line is about, and what to do." })
  description(@InLocale() _locale: string): never {
    throw unreachable();
  }
}

const unreachable = () => new Error("cancellations and settlements have no rows yet");
