import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { SettlementLine as LineFacts } from "../../domain/settlement.js";
import { describeLine } from "../../domain/settlementLine.js";
import type { Settlement as SettlementRow } from "../../entities/Settlement.js";
import type { Locale } from "../../schema/enums/common.js";
import { Order } from "../../schema/Order.js";
import { Settlement, SettlementLine } from "../../schema/Settlement.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { InLocale } from "../InLocale.js";

/** A line as GraphQL shows it, with what its words are made of. */
export type ShownLine = SettlementLine & LineFacts;

export function shownLines(lines: readonly LineFacts[], currency: string): ShownLine[] {
  return lines.map((line) => ({ ...line, amount: { value: line.amountValue, currency } }));
}

@Resolver(() => Settlement)
export class SettlementFields {
  @FieldResolver(() => [SettlementLine], { description: "What became of each part of the price, at most ten." })
  lines(@Root() { lines, currency }: SettlementRow): SettlementLine[] {
    return shownLines(lines, currency);
  }

  @FieldResolver(() => Order, { description: "The order that was cancelled." })
  order(@Root() settlement: SettlementRow, @Ctx() { loaders }: Context): Promise<Order> {
    return edge(loaders.order, settlement.orderId);
  }
}

@Resolver(() => SettlementLine)
export class SettlementLineFields {
  @FieldResolver(() => String, { description: "What the line is about, and what to do." })
  description(@Root() line: ShownLine, @InLocale() locale: Locale): string {
    return describeLine(line, locale);
  }
}
