import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { label } from "../../domain/messages/labels.js";
import { voucherStatus } from "../../domain/voucher.js";
import type { UnitBalance as UnitBalanceRow } from "../../entities/UnitBalance.js";
import type { Voucher as VoucherRow } from "../../entities/Voucher.js";
import type { Locale } from "../../schema/enums/common.js";
import { VoucherStatus } from "../../schema/enums/payment.js";
import { Order } from "../../schema/Order.js";
import { Product } from "../../schema/Product.js";
import { UnitBalance } from "../../schema/UnitBalance.js";
import { Voucher } from "../../schema/Voucher.js";
import { VoucherConnection } from "../../schema/VoucherConnection.js";
import type { Connection } from "../connectionOf.js";
import type { Context } from "../context.js";
import { edge } from "../edge.js";
import { InLocale } from "../InLocale.js";
import { visible } from "../visible.js";

@Resolver(() => Voucher)
export class VoucherFields {
  @FieldResolver(() => VoucherStatus, { description: "Where it stands now." })
  status(@Root() voucher: VoucherRow): VoucherStatus {
    return voucherStatus(voucher);
  }

  @FieldResolver(() => String, { description: "The word for its status." })
  statusLabel(@Root() voucher: VoucherRow, @InLocale() locale: Locale): string {
    return label("VoucherStatus", voucherStatus(voucher), locale);
  }

  @FieldResolver(() => Product, { description: "What it pays for." })
  product(@Root() voucher: VoucherRow, @Ctx() { loaders }: Context): Promise<Product> {
    return edge(loaders.product, voucher.productId);
  }

  @FieldResolver(() => Order, { nullable: true, description: "The live order that holds it; null while unused." })
  async usedByOrder(@Root() voucher: VoucherRow, @Ctx() context: Context): Promise<Order | null> {
    return visible(await edge(context.loaders.order, voucher.usedByOrderId), context);
  }
}

@Resolver(() => UnitBalance)
export class UnitBalanceFields {
  @FieldResolver(() => Product, { description: "What one unit pays for." })
  product(@Root() balance: UnitBalanceRow, @Ctx() { loaders }: Context): Promise<Product> {
    return edge(loaders.product, balance.productId);
  }
}

export type VoucherList = Connection<VoucherRow> & { readonly count: () => Promise<number> };

@Resolver(() => VoucherConnection)
export class VoucherConnectionFields {
  @FieldResolver(() => Int, { description: "How many there are, on all pages." })
  totalCount(@Root() list: VoucherList): Promise<number> {
    return list.count();
  }
}
