import { AuditRecordConnectionFields, AuditRecordFields } from "./fields/AuditFields.js";
import { AuditQueries } from "./roots/AuditQueries.js";

/** Of the record of what was done. */
export const auditResolvers = [AuditQueries, AuditRecordFields, AuditRecordConnectionFields] as const;
