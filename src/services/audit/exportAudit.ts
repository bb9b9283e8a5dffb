import type { DataSource } from "typeorm";
import { type AuditRow, auditColumns } from "./auditRow.js";
import { readAudit } from "./readAudit.js";

export type AuditFormat = "CSV" | "NDJSON";

/** A record with its place in its chain; both null until it has one. */
type Exported = AuditRow & { readonly position: number | null; readonly hash: string | null };

/**
 * Every record, oldest first, with its place and hash.
 * @param write takes a piece of the text; awaited, so that a slow receiver slows the reading and nothing piles up
 * @returns how many records there were
 */
export function exportAudit(
  dataSource: DataSource,
  format: AuditFormat,
  write: (text: string, records: number) => Promise<void>,
): Promise<number> {
  const { head, line } = formats[format];
  const statement = `select ${auditColumns(dataSource, "r")}, l.position::float8 as position, l.hash
    from audit_records r left join audit_links l on l.record_id = r.id order by r.id`;
  return readAudit(dataSource, async (reader) => {
    let [text, records] = [head, 0];
    for await (const record of reader.stream<Exported>(statement)) {
      text += line(record);
      if (++records % 500 !== 0) continue;
      await write(text, records);
      text = "";
    }
    await write(text, records);
    return records;
  });
}

const columns = [
  ...["id", "accountId", "occurredAt", "principal", "how", "role", "command", "subjects", "outcome", "before", "after"],
  ...["requestId", "address", "position", "hash", "seal"],
] as readonly (keyof Exported)[];

const formats = {
  /** The mark tells spreadsheets that it is UTF-8. */
  CSV: { head: `\ufeff${columns.join(",")}\r\n`, line: csvLine },
  NDJSON: { head: "", line: (record: Exported) => `${JSON.stringify(picked(record))}\n` },
};

const picked = (record: Exported) => Object.fromEntries(columns.map((column) => [column, record[column]]));

function csvLine(record: Exported): string {
  return `${columns.map((column) => cell(record[column])).join(",")}\r\n`;
}

/** What a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
function cell(value: Exported[keyof Exported]): string {
  const text = textOf(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function textOf(value: Exported[keyof Exported]): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.join(" ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
