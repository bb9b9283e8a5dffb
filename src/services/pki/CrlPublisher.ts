import type { DataSource, EntityManager } from "typeorm";
import { CaCrl } from "../../entities/CaCrl.js";
import type { Clock } from "../ports.js";
import { type Authorities, type AuthorityName, authorityNames } from "./authority.js";
import { writeCrl } from "./writeCrl.js";

/** A CRL as clients get it. */
export interface PublishedCrl {
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly der: Buffer;
}

const day = 86_400_000;

/** Milliseconds. BR 4.9.7: a week at most for subscribers' certificates (ours), a year for CAs'. A fresh one long before. */
const schedules = {
  issuing: { life: 7 * day, renewAfter: day },
  "private-issuing": { life: 7 * day, renewAfter: day },
  root: { life: 180 * day, renewAfter: 30 * day },
  "private-root": { life: 180 * day, renewAfter: 30 * day },
} as const satisfies Record<AuthorityName, { life: number; renewAfter: number }>;

/** A certificate's line, and until when it stands in CRLs. */
export interface RevokedEntry {
  readonly crlEntry: Buffer;
  readonly listedUntil: Date;
}

/** What stands in a CRL. */
interface RevokedList {
  readonly entries: Buffer;
  /** Milliseconds: from when on the first of them is to be dropped. */
  readonly firstEnd: number;
}

/** Makes CRLs and has the newest at hand. Any number of processes may publish: the row of the CA is locked meanwhile. */
export class CrlPublisher {
  private readonly newest = new Map<AuthorityName, PublishedCrl>();
  /** Those of CRLs that this process has made: so a long one is not read for each that is added. */
  private readonly lists = new Map<AuthorityName, RevokedList & { readonly number: number }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly authorities: Authorities,
  ) {}

  /**
   * The newest CRL, made afresh when its time has come. Whoever published it: the number is asked of the database each
   * time, so a revocation that was answered anywhere is in it. Without a database it is the last one known.
   * @throws when the database is away and none is known that is still good
   */
  async latest(name: AuthorityName): Promise<PublishedCrl> {
    const known = this.newest.get(name);
    try {
      return await this.load(name, known);
    } catch (error) {
      if (known === undefined || known.nextUpdate <= this.clock.now()) throw error;
      return known;
    }
  }

  /** Publishes whichever CRL has none yet or has come of age. Called at the start and then by a timer; any process may. */
  async resignIfDue(): Promise<void> {
    for (const name of authorityNames) await this.load(name, this.newest.get(name));
  }

  /** Lets one at a time revoke and publish for a CA, until the transaction ends; issuing goes on. */
  async lock(tx: EntityManager, name: AuthorityName): Promise<void> {
    await tx.query("select from ca_authorities where name = $1 for no key update", [name]);
  }

  /**
   * Signs a CRL with all that is revoked. The caller holds the lock, so numbers rise in the order of the contents.
   * @param added what this transaction has revoked, when it has changed nothing else that is listed
   * @returns to be called when the transaction is committed
   */
  async publish(tx: EntityManager, name: AuthorityName, added?: readonly RevokedEntry[]): Promise<() => void> {
    const now = this.clock.now();
    const previous = await readMark(tx, name);
    const list = this.extended(name, previous, added) ?? (await readList(tx, name, previous));
    const thisUpdate = new Date(Math.floor(now.getTime() / 1000) * 1000);
    const nextUpdate = new Date(thisUpdate.getTime() + schedules[name].life);
    // The time, so that a database restored from a backup does not use a number twice.
    const number = Math.max(now.getTime(), (previous?.number ?? 0) + 1);
    const der = writeCrl(this.authorities[name], { number, thisUpdate, nextUpdate, entries: list.entries });
    await tx.upsert(CaCrl, { authority: name, number: String(number), thisUpdate, nextUpdate, der }, ["authority"]);
    return () => void this.lists.set(name, { ...list, number });
  }

  /** The list of the CRL that this process has made, with what is added. @returns null when somebody else has made the newest, or when something is to be dropped */
  private extended(
    name: AuthorityName,
    previous: CrlMark | null,
    added: readonly RevokedEntry[] | undefined,
  ): RevokedList | null {
    const list = this.lists.get(name);
    if (list === undefined || added === undefined || previous === null) return null;
    if (list.number !== previous.number || list.firstEnd < previous.thisUpdate.getTime()) return null;
    return {
      entries: Buffer.concat([list.entries, ...added.map(({ crlEntry }) => crlEntry)]),
      firstEnd: Math.min(list.firstEnd, ...added.map(({ listedUntil }) => listedUntil.getTime())),
    };
  }

  private async load(name: AuthorityName, known: PublishedCrl | undefined): Promise<PublishedCrl> {
    const current = await this.read(name, known);
    if (current !== null && !this.isDue(name, current)) return current;
    await this.resign(name);
    const fresh = await this.read(name, known);
    if (fresh === null) throw new Error(`no CRL of ${name} although one was published`);
    return fresh;
  }

  private async resign(name: AuthorityName): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.lock(tx, name);
      const current = await readMark(tx, name);
      if (current === null || this.isDue(name, current)) await this.publish(tx, name);
    });
  }

  private isDue(name: AuthorityName, { thisUpdate }: { thisUpdate: Date }): boolean {
    return this.clock.now().getTime() - thisUpdate.getTime() >= schedules[name].renewAfter;
  }

  /** The bytes only where the number is another than the known one's. */
  private async read(name: AuthorityName, known: PublishedCrl | undefined): Promise<PublishedCrl | null> {
    const repository = this.dataSource.getRepository(CaCrl);
    const row = await repository.findOne({ where: { authority: name }, select: { authority: true, number: true } });
    if (row === null) return null;
    if (known !== undefined && known.number === Number(row.number)) return known;
    const { number, thisUpdate, nextUpdate, der } = await repository.findOneByOrFail({ authority: name });
    const crl = { number: Number(number), thisUpdate, nextUpdate, der };
    this.newest.set(name, crl);
    return crl;
  }
}

/** Which CRL is the newest. */
type CrlMark = Pick<PublishedCrl, "number" | "thisUpdate">;

async function readMark(tx: EntityManager, name: AuthorityName): Promise<CrlMark | null> {
  const [row] = await tx.query(`select number, this_update as "thisUpdate" from ca_crls where authority = $1`, [name]);
  return row === undefined ? null : { ...row, number: Number(row.number) };
}

/** I8: an entry is dropped after it stood in one CRL that was made after the certificate's end (RFC 5280 3.3). */
async function readList(tx: EntityManager, name: AuthorityName, previous: CrlMark | null): Promise<RevokedList> {
  const [{ entries, end }]: [{ entries: Buffer | null; end: Date | null }] = await tx.query(
    `select string_agg(crl_entry, ''::bytea) as entries, min(listed_until) as end
     from ca_certificates where authority = $1 and listed_until >= $2`,
    [name, previous?.thisUpdate ?? new Date(0)],
  );
  return { entries: entries ?? Buffer.alloc(0), firstEnd: end?.getTime() ?? Number.POSITIVE_INFINITY };
}
