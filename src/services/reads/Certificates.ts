import type { DataSource, SelectQueryBuilder } from "typeorm";
import type { Visibility } from "../../domain/actor.js";
import type { CertificateStatus } from "../../domain/certificate.js";
import { normalizedSerial } from "../../domain/revocationWish.js";
import { Certificate } from "../../entities/Certificate.js";
import { restrictTo } from "../restrictTo.js";
import { type Page, type PageWish, readPage, timeKey } from "./keyset.js";

const countLimit = 10_000;

/** Null, omitted and [] restrict nothing; all parts that are given must hold. */
export interface CertificateFilter {
  readonly orderId?: string | null | undefined;
  readonly status?: readonly CertificateStatus[] | null | undefined;
  readonly notAfterFrom?: Date | null | undefined;
  readonly notAfterBefore?: Date | null | undefined;
  readonly sha256Fingerprint?: string | null | undefined;
}

/** Certificates as lists and by serial number. */
export class Certificates {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. @returns null when the cursor is none of this list */
  async page(visibility: Visibility, filter: CertificateFilter, page: PageWish): Promise<Page<Certificate> | null> {
    return readPage(
      this.query(visibility, filter),
      {
        name: "CREATED_AT",
        sql: "c.created_at",
        type: "timestamptz",
        ascending: false,
        valueOf: (row) => timeKey(row.createdAt),
      },
      page,
    );
  }

  /** Exact up to 10,000, beyond it null. */
  async count(visibility: Visibility, filter: CertificateFilter): Promise<number | null> {
    const [sql, values] = this.query(visibility, filter)
      .select("1")
      .limit(countLimit + 1)
      .getQueryAndParameters();
    const [{ count }] = await this.dataSource.query(`select count(*)::int as count from (${sql}) n`, values);
    return count > countLimit ? null : count;
  }

  async bySerialNumber(visibility: Visibility, serialNumber: string): Promise<Certificate | null> {
    return this.query(visibility, {})
      .andWhere("c.serialNumber = :serial", { serial: normalizedSerial(serialNumber) })
      .getOne();
  }

  private query(visibility: Visibility, filter: CertificateFilter): SelectQueryBuilder<Certificate> {
    const query = this.dataSource.manager.createQueryBuilder(Certificate, "c");
    restrictTo(query, visibility, { account: "c.accountId", order: "c.order_id" });
    if (filter.orderId) query.andWhere("c.orderId = :orderId", { orderId: filter.orderId });
    if (filter.status?.length) query.andWhere("c.status = any(:status)", { status: filter.status });
    if (filter.notAfterFrom) query.andWhere("c.notAfter >= :notAfterFrom", { notAfterFrom: filter.notAfterFrom });
    if (filter.notAfterBefore)
      query.andWhere("c.notAfter < :notAfterBefore", { notAfterBefore: filter.notAfterBefore });
    if (filter.sha256Fingerprint)
      query.andWhere("c.sha256Fingerprint = :fingerprint", { fingerprint: normalizedSerial(filter.sha256Fingerprint) });
    return query;
  }
}
