import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { maskedAddress } from "../../domain/mail.js";
import { label } from "../../domain/messages/labels.js";
import type { Mail } from "../../entities/Mail.js";
import type { Order as OrderRow } from "../../entities/Order.js";
import type { Locale } from "../../schema/enums/common.js";
import { Order } from "../../schema/Order.js";
import { OrderMail } from "../../schema/OrderMail.js";
import type { Context } from "../context.js";
import { InLocale } from "../InLocale.js";

@Resolver(() => Order)
export class OrderMailEdges {
  @FieldResolver(() => [OrderMail], { description: "Newest first, at most 100." })
  mails(@Root() order: OrderRow, @Ctx() { loaders }: Context): Promise<Mail[]> {
    return loaders.mailsOfOrder.load(order.id);
  }
}

@Resolver(() => OrderMail)
export class OrderMailFields {
  @FieldResolver(() => String, { description: "The word for `kind`." })
  kindLabel(@Root() { kind }: Mail, @InLocale() locale: Locale): string {
    return label("MailKind", kind, locale);
  }

  @FieldResolver(() => String, { description: "The word for `status`." })
  statusLabel(@Root() { status }: Mail, @InLocale() locale: Locale): string {
    return label("MailStatus", status, locale);
  }

  @FieldResolver(() => String, { description: "Where it went, masked: `t***@example.jp`." })
  recipient(@Root() { recipient }: Mail): string {
    return maskedAddress(recipient);
  }
}
