import type { DataSource, SelectQueryBuilder } from "typeorm";
import { type Actor, decides, type Visibility, visibilityOf } from "../../domain/actor.js";
import { Decider, type RevocationReason, type RevocationStatus } from "../../domain/revocation.js";
import type { RevocationRequestSortField, SortDirection } from "../../domain/sorting.js";
import { RevocationRequest } from "../../entities/RevocationRequest.js";
import { restrictTo } from "../restrictTo.js";
import { type Page, type PageWish, readPage, type SortKey, timeKey } from "./keyset.js";

/** Null, omitted and [] restrict nothing; all parts that are given must hold. */
export interface RevocationRequestFilter {
  readonly status?: readonly RevocationStatus[] | null | undefined;
  readonly reason?: readonly RevocationReason[] | null | undefined;
  readonly orderId?: string | null | undefined;
  readonly deadlineBefore?: Date | null | undefined;
}
export interface RequestListWish {
  readonly filter: RevocationRequestFilter;
  readonly sort: { readonly field: RevocationRequestSortField; readonly direction: SortDirection } | null;
}

/** Revocation requests as lists, and the queue of those who decide. */
export class RevocationRequests {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first unless another sort is asked for. @returns null when the cursor is none of this list */
  async page(visibility: Visibility, wish: RequestListWish, page: PageWish): Promise<Page<RevocationRequest> | null> {
    return readPage(this.query(visibility, wish.filter), requestKey(wish.sort), page);
  }

  async count(visibility: Visibility, filter: RevocationRequestFilter): Promise<number> {
    return this.query(visibility, filter).getCount();
  }

  /** What waits for a decision of the viewer's role, nearest deadline first; own requests too (C17, D6). */
  async queue(actor: Actor, page: PageWish): Promise<Page<RevocationRequest> | null> {
    return readPage(this.queueOf(actor), requestKey({ field: "DEADLINE_AT", direction: "ASC" }), page);
  }

  async queueLength(actor: Actor): Promise<number> {
    return this.queueOf(actor).getCount();
  }

  private queueOf(actor: Actor): SelectQueryBuilder<RevocationRequest> {
    return this.query(visibilityOf(actor), {}).andWhere("r.status = 'NEEDS_APPROVAL' and r.decider = any(:deciders)", {
      deciders: decidersOf(actor),
    });
  }

  private query(visibility: Visibility, filter: RevocationRequestFilter): SelectQueryBuilder<RevocationRequest> {
    const query = this.dataSource.manager.createQueryBuilder(RevocationRequest, "r");
    restrictTo(query, visibility, { account: "r.accountId", order: "r.order_id" });
    if (filter.status?.length) query.andWhere("r.status = any(:status)", { status: filter.status });
    if (filter.reason?.length) query.andWhere("r.reason = any(:reason)", { reason: filter.reason });
    if (filter.orderId) query.andWhere("r.orderId = :orderId", { orderId: filter.orderId });
    if (filter.deadlineBefore)
      query.andWhere("r.deadlineAt < :deadlineBefore", { deadlineBefore: filter.deadlineBefore });
    return query;
  }
}

/** In whose queues the viewer's role decides. */
export function decidersOf(actor: Actor): Decider[] {
  return Object.values(Decider).filter((decider) => decides(actor, decider));
}

const keys = {
  REQUESTED_AT: { sql: "r.requested_at", valueOf: (row: RevocationRequest) => timeKey(row.requestedAt) },
  DEADLINE_AT: { sql: "r.deadline_at", valueOf: (row: RevocationRequest) => timeKey(row.deadlineAt) },
} as const;

function requestKey(sort: RequestListWish["sort"]): SortKey<RevocationRequest> {
  const { field, direction } = sort ?? { field: "REQUESTED_AT", direction: "DESC" };
  return { ...keys[field], type: "timestamptz", name: field, ascending: direction === "ASC" };
}
