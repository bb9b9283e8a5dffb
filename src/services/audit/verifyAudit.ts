import type { DataSource } from "typeorm";
import type { AuditKey } from "./AuditKey.js";
import { contentOf, linkHash } from "./auditContent.js";
import { type AuditHead, countOfChains, headColumns, isHeadIntact } from "./auditHead.js";
import { type AuditRow, auditColumns } from "./auditRow.js";
import { type AuditReader, readAudit } from "./readAudit.js";

/** Milliseconds after which a record that has no place yet is a fault: a second is usual. */
const longestWait = 10 * 60_000;

/** The first thing in a chain that is not as certdesk left it. */
export interface AuditFault {
  /** Account; "" for the desk's own. */
  readonly chain: string;
  readonly recordId: string | null;
  /** One sentence in English. */
  readonly what: string;
}

export interface AuditVerdict {
  readonly records: number;
  readonly chains: number;
  readonly faults: readonly AuditFault[];
}

/** A link with its record, where that is still there. */
type Linked = { readonly [K in keyof AuditRow]: AuditRow[K] | null } & {
  readonly chain: string;
  readonly position: number | null;
  readonly hash: string | null;
  readonly recordId: string;
};

/** How far a chain was found in order. */
interface Walked {
  readonly position: number;
  readonly hash: string;
}

export interface VerifyOptions {
  readonly key: AuditKey;
  readonly now: Date;
  readonly onProgress?: (records: number) => void;
}

/** Reads every chain from its first record to its head, and what stands in none. */
export function verifyAudit(dataSource: DataSource, options: VerifyOptions): Promise<AuditVerdict> {
  return readAudit(dataSource, (reader) => new Verifying(options, auditColumns(dataSource, "r")).all(reader));
}

class Verifying {
  private readonly faults = new Map<string, AuditFault>();
  private readonly walked = new Map<string, Walked>();
  private records = 0;

  constructor(
    private readonly options: VerifyOptions,
    private readonly columns: string,
  ) {}

  async all(reader: AuditReader): Promise<AuditVerdict> {
    const heads: AuditHead[] = await reader.rows(`select ${headColumns} from audit_heads order by number`);
    const headOf = new Map(heads.map((head) => [head.chain, head]));
    const links = `select l.chain, l.position::float8 as position, l.hash, l.record_id as "recordId", ${this.columns}
      from audit_links l left join audit_records r on r.id = l.record_id order by l.chain, l.position`;
    for await (const link of reader.stream<Linked>(links)) {
      this.follow(link, headOf.get(link.chain));
      if (++this.records % 10_000 === 0) this.options.onProgress?.(this.records);
    }
    const loose = `select coalesce(r.account_id, '') as chain, r.id from audit_records r
      where not exists (select from audit_links l where l.record_id = r.id) order by r.id`;
    for await (const { chain, id } of reader.stream<{ chain: string; id: string }>(loose))
      this.fault(chain, id, "stands in no chain: it was inserted, or its link deleted");
    for (const head of heads) if (head.chain !== countOfChains) this.end(head);
    this.count(headOf.get(countOfChains), heads.length);
    return { records: this.records, chains: this.walked.size, faults: [...this.faults.values()] };
  }

  /** The first of each chain counts: what comes after it follows from it. */
  private fault(chain: string, recordId: string | null, what: string): void {
    if (!this.faults.has(chain)) this.faults.set(chain, { chain, recordId, what });
  }

  private follow(link: Linked, head: AuditHead | undefined): void {
    const { chain, recordId } = link;
    const before = this.walked.get(chain) ?? { position: 0, hash: "" };
    this.walked.set(chain, before);
    if (this.faults.has(chain)) return;
    const what = this.faultOf(link, before, head);
    if (what !== null) this.fault(chain, recordId, what);
    else if (link.position !== null && link.hash !== null)
      this.walked.set(chain, { position: link.position, hash: link.hash });
  }

  private faultOf(link: Linked, before: Walked, head: AuditHead | undefined): string | null {
    const { position, hash, chain } = link;
    const next = before.position + 1;
    if (position !== null && position !== next) return `stands at ${position}: what stood from ${next} on was deleted`;
    if (!isWhole(link)) return `was deleted, at ${position ?? "a place that it had not got yet"}`;
    if (!this.options.key.sealed("record", contentOf(link), link.seal))
      return "was changed after certdesk wrote it, or certdesk never did";
    if ((link.accountId ?? "") !== chain) return "stands in the chain of another account";
    if (position === null) return this.waitFault(link);
    if (hash !== linkHash(before.hash, link)) return `does not follow from the record before it, at ${position}`;
    if (position > (head?.position ?? 0)) return `stands at ${position}, behind the head of its chain`;
    return null;
  }

  private waitFault({ occurredAt }: AuditRow): string | null {
    const late = this.options.now.getTime() - occurredAt.getTime() > longestWait;
    return late ? `waits for its place since ${occurredAt.toISOString()}` : null;
  }

  private end(head: AuditHead): void {
    const { position, hash } = this.walked.get(head.chain) ?? { position: 0, hash: "" };
    if (!isHeadIntact(this.options.key, head)) this.fault(head.chain, null, "The head was changed");
    else if (position < head.position)
      this.fault(head.chain, null, `The records from ${position + 1} to ${head.position}, its last, were deleted`);
    else if (hash !== head.hash) this.fault(head.chain, null, "The head is not that of its last record");
    if (!this.walked.has(head.chain)) this.walked.set(head.chain, { position, hash });
  }

  private count(counted: AuditHead | undefined, heads: number): void {
    const expected = counted?.position ?? 0;
    const present = counted === undefined ? heads : heads - 1;
    if (counted !== undefined && !isHeadIntact(this.options.key, counted))
      this.fault(countOfChains, null, "The count of the chains was changed");
    else if (expected !== present)
      this.fault(countOfChains, null, `There are ${present} heads of chains where ${expected} chains were begun`);
  }
}

const isWhole = (link: Linked): link is Linked & AuditRow => link.id !== null;
