import type { DataSource, SelectQueryBuilder } from "typeorm";
import type { Visibility } from "../../domain/actor.js";
import type { VoucherStatus } from "../../domain/voucher.js";
import { UnitBalance } from "../../entities/UnitBalance.js";
import { Voucher } from "../../entities/Voucher.js";
import { type Page, type PageWish, readPage, type SortKey, timeKey } from "../reads/keyset.js";
import { restrictTo } from "../restrictTo.js";

/** Null and omitted restrict nothing. */
export interface VoucherFilter {
  readonly status?: VoucherStatus | null | undefined;
  readonly productCode?: string | null | undefined;
}

const mostBalances = 100;

/** Vouchers and units that an account has. LIMITED see the vouchers of their own orders alone, and no units. */
export class Prepaid {
  constructor(private readonly dataSource: DataSource) {}

  /** What expires first comes first. @returns null when the cursor is none of this list */
  async vouchers(visibility: Visibility, filter: VoucherFilter, page: PageWish): Promise<Page<Voucher> | null> {
    return readPage(this.query(visibility, filter), byExpiry, page);
  }

  async countVouchers(visibility: Visibility, filter: VoucherFilter): Promise<number> {
    return this.query(visibility, filter).getCount();
  }

  /** At most 100. */
  async unitBalances(visibility: Visibility): Promise<UnitBalance[]> {
    const query = this.dataSource.manager.createQueryBuilder(UnitBalance, "u");
    restrictTo(query, visibility, { account: "u.accountId", owner: "null" });
    return query.orderBy("u.id").limit(mostBalances).getMany();
  }

  private query(visibility: Visibility, { status, productCode }: VoucherFilter): SelectQueryBuilder<Voucher> {
    const query = this.dataSource.manager.createQueryBuilder(Voucher, "v");
    restrictTo(query, visibility, { account: "v.accountId", order: "v.used_by_order_id" });
    if (status != null) query.andWhere(`v.usedByOrderId is ${status === "USED" ? "not null" : "null"}`);
    if (productCode != null)
      query.andWhere("v.productId = (select p.id from products p where p.code = :productCode)", { productCode });
    return query;
  }
}

const byExpiry: SortKey<Voucher> = {
  name: "expiresAt",
  sql: "v.expires_at",
  type: "timestamptz",
  ascending: true,
  valueOf: (voucher) => timeKey(voucher.expiresAt),
};
