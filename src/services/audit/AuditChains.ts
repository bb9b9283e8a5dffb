import type { DataSource, EntityManager } from "typeorm";
import type { AuditKey } from "./AuditKey.js";
import { linkHash } from "./auditContent.js";
import { type AuditHead, countOfChains, headColumns, isHeadIntact, sealedHead } from "./auditHead.js";
import { type AuditRow, auditColumns } from "./auditRow.js";

/** Milliseconds between two looks. */
const interval = 1000;

/** Records that are chained in one transaction, at most. */
const batchSize = 500;

type Waiting = AuditRow & { readonly chain: string };

interface Link {
  readonly id: string;
  readonly position: number;
  readonly hash: string;
}

/**
 * Gives committed records their place in the chain of their account, as the relay does for events: whoever commits waits for nobody. Any process may; a lock puts them in a row.
 */
export class AuditChains {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  /** Chains whose head was tampered with: to go on from there would seal it. */
  private readonly broken = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly key: AuditKey,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    const look = () => {
      this.looking = this.looking.then(() => this.apply()).catch(this.onError);
    };
    this.timer = setInterval(look, interval).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Chains whatever was committed before. */
  async apply(): Promise<void> {
    while (await this.waits()) if ((await this.chainBatch()) < batchSize) return;
  }

  private async waits(): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query("select 1 from audit_links where position is null limit 1");
    return rows.length > 0;
  }

  /** The lock is a statement of its own: the next one sees what was chained while it waited. @returns how many records it found */
  private async chainBatch(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock(hashtext('certdesk audit'))");
      const waiting: Waiting[] = await tx.query(
        `select l.chain, ${auditColumns(this.dataSource, "r")} from audit_links l join audit_records r on r.id = l.record_id
         where l.position is null and l.chain <> all($1) order by l.record_id limit ${batchSize}`,
        [[...this.broken]],
      );
      const heads = await this.readHeads(tx, [...new Set(waiting.map(({ chain }) => chain))]);
      const links = waiting.flatMap((record) => this.linkOf(heads, record));
      if (links.length > 0) await this.store(tx, links, heads);
      return waiting.length;
    });
  }

  /** Those that begin now get a number. */
  private async readHeads(tx: EntityManager, chains: readonly string[]): Promise<Map<string, AuditHead>> {
    const rows: AuditHead[] = await tx.query(`select ${headColumns} from audit_heads where chain = any($1)`, [
      [countOfChains, ...chains],
    ]);
    const heads = new Map(rows.map((head) => [head.chain, head]));
    for (const head of rows) if (!isHeadIntact(this.key, head)) this.breaks(head.chain);
    let { position: count } = heads.get(countOfChains) ?? { position: 0 };
    const begun = chains.filter((chain) => !heads.has(chain));
    for (const chain of begun) heads.set(chain, this.headOf({ chain, number: ++count, position: 0, hash: "" }));
    if (begun.length > 0 && !this.broken.has(countOfChains))
      heads.set(countOfChains, this.headOf({ chain: countOfChains, number: 0, position: count, hash: "" }));
    return heads;
  }

  private breaks(chain: string): void {
    if (this.broken.has(chain)) return;
    this.broken.add(chain);
    this.onError(new Error(`the head of the audit chain '${chain}' was changed by another: nothing is added to it`));
  }

  private linkOf(heads: Map<string, AuditHead>, record: Waiting): Link[] {
    const head = heads.get(record.chain);
    if (head === undefined || this.broken.has(record.chain)) return [];
    const link = { position: head.position + 1, hash: linkHash(head.hash, record) };
    heads.set(record.chain, { ...head, ...link });
    return [{ id: record.id, ...link }];
  }

  private async store(tx: EntityManager, links: readonly Link[], heads: Map<string, AuditHead>): Promise<void> {
    await tx.query(
      `update audit_links l set position = n.position, hash = n.hash
       from unnest($1::text[], $2::bigint[], $3::text[]) n(id, position, hash) where l.record_id = n.id and l.position is null`,
      [links.map(({ id }) => id), links.map(({ position }) => position), links.map(({ hash }) => hash)],
    );
    const moved = [...heads.values()].filter(({ chain }) => !this.broken.has(chain));
    await tx.query(
      `insert into audit_heads (chain, number, position, hash, mac)
       select * from jsonb_to_recordset($1) as h(chain text, number integer, position bigint, hash text, mac text)
       on conflict (chain) do update set position = excluded.position, hash = excluded.hash, mac = excluded.mac`,
      [JSON.stringify(moved.map((head) => this.headOf(head)))],
    );
  }

  private headOf(head: Omit<AuditHead, "mac">): AuditHead {
    return sealedHead(this.key, head);
  }
}
