import { createHash } from "node:crypto";
import type { AuditRecord } from "../../entities/AuditRecord.js";

/** Everything that a record says, as one text: the same before it is written and after it was read. */
export function contentOf(record: Omit<AuditRecord, "seal">): string {
  const { id, accountId, principal, how, role, command, subjects, outcome, requestId, address } = record;
  const states = [record.before, record.after].map(sorted);
  const occurredAt = record.occurredAt.toISOString();
  return JSON.stringify([
    ...[id, accountId, occurredAt, principal, how, role, command, subjects, outcome],
    ...[...states, requestId, address],
  ]);
}

/** What binds a record to all that stand before it in its chain. @param previous hash of the one before, "" for the first */
export function linkHash(previous: string, record: AuditRecord): string {
  return createHash("sha256")
    .update(`${previous}\n${contentOf(record)}\n${record.seal}`)
    .digest("hex");
}

/** jsonb keeps no order of its own. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, part]) => [key, sorted(part)] as const);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
