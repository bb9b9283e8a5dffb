import type { DataSource, SelectQueryBuilder } from "typeorm";
import type { Visibility } from "../../domain/actor.js";
import type { CancellationStatus } from "../../domain/cancellation.js";
import type { OrderStatus } from "../../domain/order.js";
import { foldForSearch, likePattern } from "../../domain/search.js";
import type { OrderSortField, SortDirection } from "../../domain/sorting.js";
import type { Order } from "../../entities/Order.js";
import { type SortKey, timeKey } from "./keyset.js";

/** Null, omitted and [] restrict nothing; all parts that are given must hold. */
export interface OrderFilter {
  readonly status?: readonly OrderStatus[] | null | undefined;
  readonly productCode?: readonly string[] | null | undefined;
  readonly createdFrom?: Date | null | undefined;
  readonly createdBefore?: Date | null | undefined;
  /** By the current certificate's notAfter. */
  readonly expiresFrom?: Date | null | undefined;
  readonly expiresBefore?: Date | null | undefined;
  readonly accountId?: string | null | undefined;
  readonly cancellationStatus?: readonly CancellationStatus[] | null | undefined;
  readonly search?: string | null | undefined;
  /** Instead of `search`: what it has found. */
  readonly ids?: readonly string[] | null;
}

/** The filter as SQL, on a query whose alias is `o`. */
export function whereOrder(query: SelectQueryBuilder<Order>, filter: OrderFilter): SelectQueryBuilder<Order> {
  if (filter.status?.length) query.andWhere("o.status = any(:status)", { status: filter.status });
  if (filter.productCode?.length)
    query.andWhere("o.productId in (select p.id from products p where p.code = any(:productCode))", {
      productCode: filter.productCode,
    });
  if (filter.createdFrom) query.andWhere("o.createdAt >= :createdFrom", { createdFrom: filter.createdFrom });
  if (filter.createdBefore) query.andWhere("o.createdAt < :createdBefore", { createdBefore: filter.createdBefore });
  // By the expression of the index; an order without a certificate never matches.
  if (filter.expiresFrom)
    query.andWhere("coalesce(o.expires_at, 'infinity') >= :expiresFrom and o.expires_at is not null", {
      expiresFrom: filter.expiresFrom,
    });
  if (filter.expiresBefore)
    query.andWhere("coalesce(o.expires_at, 'infinity') < :expiresBefore", { expiresBefore: filter.expiresBefore });
  if (filter.accountId) query.andWhere("o.accountId = :accountId", { accountId: filter.accountId });
  if (filter.cancellationStatus?.length)
    query.andWhere("o.cancellationStatus = any(:cancellationStatus)", {
      cancellationStatus: filter.cancellationStatus,
    });
  if (filter.ids) query.andWhere("o.id = any(:foundIds)", { foundIds: filter.ids });
  else if (filter.search && foldForSearch(filter.search) !== "")
    query.andWhere("o.searchText like :search", { search: likePattern(filter.search) });
  return query;
}

/** Orders that are found one by one; what finds more is read in the order of the list until a page is full. */
const mostFound = 1000;

/**
 * For whoever sees one account: a search by the index, which its policy keeps plain SQL from (`migrations/0008-tenants.ts`).
 * @returns the filter with what was found, or as it was where that is too much
 */
export async function searched(
  dataSource: DataSource,
  visibility: Visibility,
  filter: OrderFilter,
): Promise<OrderFilter> {
  const pattern = filter.search && foldForSearch(filter.search) !== "" ? likePattern(filter.search) : null;
  if (pattern === null || visibility.kind === "ALL" || visibility.kind === "NONE") return filter;
  const [{ ids }] = await dataSource.query("select order_ids_like($1, $2, $3) as ids", [
    visibility.accountId,
    pattern,
    mostFound,
  ]);
  return { ...filter, ids };
}

const keys = {
  CREATED_AT: { sql: "o.created_at", type: "timestamptz", valueOf: (order: Order) => timeKey(order.createdAt) },
  NUMBER: { sql: "o.number", type: "text", valueOf: (order: Order) => order.number },
  COMMON_NAME: { sql: "o.common_name", type: "text", valueOf: (order: Order) => order.commonName },
  EXPIRES_AT: {
    sql: "coalesce(o.expires_at, 'infinity')",
    type: "timestamptz",
    valueOf: (order: Order) => timeKey(order.expiresAt),
  },
  CANCELLATION_DUE_AT: {
    sql: "coalesce(o.cancellation_due_at, 'infinity')",
    type: "timestamptz",
    valueOf: (order: Order) => timeKey(order.cancellationDueAt),
  },
} as const satisfies Record<OrderSortField, Pick<SortKey<Order>, "sql" | "type" | "valueOf">>;

/** Newest first unless another sort is asked for. */
export function orderKey(sort: { field: OrderSortField; direction: SortDirection } | null): SortKey<Order> {
  const { field, direction } = sort ?? { field: "CREATED_AT", direction: "DESC" };
  return { ...keys[field], name: field, ascending: direction === "ASC" };
}
