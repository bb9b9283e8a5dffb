import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { say } from "../../domain/messages/catalogue.js";
import type { DomainValidation as DomainValidationRow } from "../../entities/DomainValidation.js";
import { DomainValidation } from "../../schema/DomainValidation.js";
import type { Locale } from "../../schema/enums/common.js";
import { Order } from "../../schema/Order.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { InLocale } from "../InLocale.js";

@Resolver(() => DomainValidation)
export class DomainValidationFields {
  @FieldResolver(() => String, {
    nullable: true,
    description: "What was found instead, at the last look; null when it was there or nobody has looked.",
  })
  lastError(@Root() { lastErrorKey, lastErrorValues }: DomainValidationRow, @InLocale() locale: Locale): string | null {
    return lastErrorKey === null ? null : say(lastErrorKey, locale, lastErrorValues ?? {});
  }

  @FieldResolver(() => Order, { description: "The order that it belongs to." })
  order(@Root() validation: DomainValidationRow, @Ctx() { loaders }: Context): Promise<Order> {
    return edge(loaders.order, validation.orderId);
  }
}
