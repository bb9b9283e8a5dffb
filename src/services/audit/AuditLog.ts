import type { DataSource, SelectQueryBuilder } from "typeorm";
import type { Actor } from "../../domain/actor.js";
import { auditVisibility } from "../../domain/audit.js";
import { AuditRecord } from "../../entities/AuditRecord.js";
import { type Page, type PageWish, readPage, type SortKey, timeKey } from "../reads/keyset.js";

/** Null and omitted restrict nothing; all parts that are given must hold. */
export interface AuditFilter {
  readonly accountId?: string | null | undefined;
  readonly principalId?: string | null | undefined;
  readonly command?: string | null | undefined;
  readonly outcome?: string | null | undefined;
  readonly since?: Date | null | undefined;
  readonly until?: Date | null | undefined;
}

/** The records as a list, for those who may read them. */
export class AuditLog {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. @returns null when the cursor is none of this list */
  async page(actor: Actor, filter: AuditFilter, page: PageWish): Promise<Page<AuditRecord> | null> {
    return readPage(this.query(actor, filter), byTime, page);
  }

  async count(actor: Actor, filter: AuditFilter): Promise<number> {
    return this.query(actor, filter).getCount();
  }

  private query(actor: Actor, filter: AuditFilter): SelectQueryBuilder<AuditRecord> {
    const query = this.dataSource.manager.createQueryBuilder(AuditRecord, "a");
    const { all, accountId } = auditVisibility(actor);
    if (!all) query.andWhere("a.accountId = :visibleAccount", { visibleAccount: accountId });
    const { accountId: account, principalId: principal, command, outcome, since, until } = filter;
    for (const [column, value] of Object.entries({ accountId: account, principal, command, outcome }))
      if (value != null) query.andWhere(`a.${column} = :${column}`, { [column]: value });
    if (since != null) query.andWhere("a.occurredAt >= :since", { since });
    if (until != null) query.andWhere("a.occurredAt < :until", { until });
    return query;
  }
}

const byTime: SortKey<AuditRecord> = {
  name: "occurredAt",
  sql: "a.occurred_at",
  type: "timestamptz",
  ascending: false,
  valueOf: ({ occurredAt }) => timeKey(occurredAt),
};
