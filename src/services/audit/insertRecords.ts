import type { AuditRecord } from "../../entities/AuditRecord.js";

/** Records of one statement, as its only parameter. */
export const textOf = (records: readonly AuditRecord[]): string =>
  JSON.stringify(
    records.map(({ accountId, occurredAt, requestId, ...record }) => ({
      ...record,
      account_id: accountId,
      occurred_at: occurredAt,
      request_id: requestId,
    })),
  );

const columns =
  "id, account_id, occurred_at, principal, how, role, command, subjects, outcome, before, after, request_id, address, seal";

/** The records, and of each its link that waits for a place. */
export const insertRecords = `with written as (
    insert into audit_records (${columns})
    select ${columns} from jsonb_to_recordset($1) as r(id text, account_id text, occurred_at timestamptz, principal text, how text, role text,
      command text, subjects text[], outcome text, before jsonb, after jsonb, request_id text, address text, seal text)
    on conflict (id) do nothing returning id, account_id)
  insert into audit_links (record_id, chain) select id, coalesce(account_id, '') from written`;
