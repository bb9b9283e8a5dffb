import type { DataSource } from "typeorm";
import { AuditRecord } from "../../entities/AuditRecord.js";

/** A record as the driver answers it, by the names of its properties. */
export type AuditRow = { readonly [K in keyof AuditRecord]: AuditRecord[K] };

/** The columns of a record, for a select. @param alias of the table */
export function auditColumns(dataSource: DataSource, alias: string): string {
  const { columns } = dataSource.getMetadata(AuditRecord);
  return columns.map(({ databaseName, propertyName }) => `${alias}.${databaseName} as "${propertyName}"`).join(", ");
}
