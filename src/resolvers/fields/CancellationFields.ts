import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { say } from "../../domain/messages/catalogue.js";
import type { Cancellation as CancellationRow } from "../../entities/Cancellation.js";
import { Cancellation } from "../../schema/Cancellation.js";
import { CancellationPreview } from "../../schema/CancellationPreview.js";
import { Certificate } from "../../schema/Certificate.js";
import type { Locale } from "../../schema/enums/common.js";
import { Order } from "../../schema/Order.js";
import { SettlementLine } from "../../schema/Settlement.js";
import type { ShownPreview } from "../../services/cancellations/CancellationPreviews.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { InLocale } from "../InLocale.js";
import { shownLines } from "./SettlementFields.js";

@Resolver(() => Cancellation)
export class CancellationFields {
  @FieldResolver(() => Order, { description: "The order that is cancelled." })
  order(@Root() cancellation: CancellationRow, @Ctx() { loaders }: Context): Promise<Order> {
    return edge(loaders.order, cancellation.orderId);
  }
}

@Resolver(() => CancellationPreview)
export class CancellationPreviewFields {
  @FieldResolver(() => String, { nullable: true, description: "Why not, for a person; null when it is allowed." })
  reason(@Root() { refusal }: ShownPreview, @InLocale() locale: Locale): string | null {
    return refusal && say(refusal.message.key, locale, refusal.message.values);
  }

  @FieldResolver(() => [SettlementLine], { description: "What would become of each part of the price, at most ten." })
  lines(@Root() { lines, currency }: ShownPreview): SettlementLine[] {
    return shownLines(lines, currency);
  }

  @FieldResolver(() => [Certificate], { description: "The certificates that would be revoked, at most 100." })
  certificatesRevoked(@Root() { certificateIds }: ShownPreview, @Ctx() { loaders }: Context): Promise<Certificate[]> {
    return Promise.all(certificateIds.slice(0, 100).map((id) => edge(loaders.certificate, id)));
  }
}
