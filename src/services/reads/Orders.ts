import type { DataSource, SelectQueryBuilder } from "typeorm";
import type { Visibility } from "../../domain/actor.js";
import { OrderStatus } from "../../domain/order.js";
import type { OrderSortField, SortDirection } from "../../domain/sorting.js";
import { Order } from "../../entities/Order.js";
import { restrictTo } from "../restrictTo.js";
import { type Page, type PageWish, readPage } from "./keyset.js";
import { type OrderFilter, orderKey, searched, whereOrder } from "./orderFilter.js";

/** Counting stops here. */
const countLimit = 10_000;

export interface OrderListWish {
  readonly filter: OrderFilter;
  readonly sort: { readonly field: OrderSortField; readonly direction: SortDirection } | null;
}

/** Orders as lists; single ones come from the loaders. What the viewer may not see does not exist. */
export class Orders {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns null when the cursor is none of this list */
  async page(visibility: Visibility, wish: OrderListWish, page: PageWish): Promise<Page<Order> | null> {
    const filter = await searched(this.dataSource, visibility, wish.filter);
    return readPage(this.query(visibility, filter), orderKey(wish.sort), page);
  }

  /** Exact up to 10,000, beyond it null. */
  async count(visibility: Visibility, filter: OrderFilter): Promise<number | null> {
    const [sql, values] = this.query(visibility, await searched(this.dataSource, visibility, filter))
      .select("1")
      .limit(countLimit + 1)
      .getQueryAndParameters();
    const [{ count }] = await this.dataSource.query(`select count(*)::int as count from (${sql}) c`, values);
    return count > countLimit ? null : count;
  }

  /** For each status, by the filter without its own; 10,000 means that many or more. One round trip. */
  async countByStatus(visibility: Visibility, filter: OrderFilter): Promise<{ status: OrderStatus; count: number }[]> {
    const found = await searched(this.dataSource, visibility, filter);
    const query = this.query(visibility, { ...found, status: null })
      .andWhere("o.status = s.status")
      .select("1")
      .limit(countLimit);
    const [sql, values] = query.getQueryAndParameters();
    const statuses = Object.keys(OrderStatus);
    return this.dataSource.query(
      `select s.status, (select count(*)::int from (${sql}) c) as count from unnest($${values.length + 1}::text[]) with ordinality s(status, place) order by place`,
      [...values, statuses],
    );
  }

  /** By its number, as people quote it. */
  async byNumber(visibility: Visibility, number: string): Promise<Order | null> {
    return this.query(visibility, {}).andWhere("o.number = :number", { number }).getOne();
  }

  private query(visibility: Visibility, filter: OrderFilter): SelectQueryBuilder<Order> {
    const query = this.dataSource.manager.createQueryBuilder(Order, "o");
    return whereOrder(restrictTo(query, visibility, { account: "o.accountId", owner: "o.placedById" }), filter);
  }
}
