import type { DataSource, EntityManager } from "typeorm";
import { CaCertificate } from "../../entities/CaCertificate.js";
import { Batcher } from "../Batcher.js";
import { noFailPoints } from "../failPoints.js";
import type { Clock, FailPoints, RevokeRequest } from "../ports.js";
import { findRows } from "../rows.js";
import type { IssuingName } from "./authority.js";
import type { CrlPublisher } from "./CrlPublisher.js";
import { crlEntry } from "./writeCrl.js";

/** Milliseconds that revocations which come upon each other rest, so that more of them share a CRL. */
const breath = 25;

/** Revokes certificates and publishes it: both or neither, in one transaction. */
export class Revoker {
  private readonly queues = {
    issuing: new Batcher<RevokeRequest, Times>((requests) => this.revokeAll("issuing", requests), breath),
    "private-issuing": new Batcher<RevokeRequest, Times>(
      (requests) => this.revokeAll("private-issuing", requests),
      breath,
    ),
  } as const satisfies Record<IssuingName, Batcher<RevokeRequest, Times>>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly crls: CrlPublisher,
    private readonly failPoints: FailPoints = noFailPoints,
  ) {}

  /** @returns since when it is revoked, once a CRL with the serial is published; null: the CA has no such certificate */
  async revoke(name: IssuingName, request: RevokeRequest): Promise<Date | null> {
    return (await this.queues[name].run(request)).get(request.serialNumber) ?? null;
  }

  private async revokeAll(name: IssuingName, requests: readonly RevokeRequest[]): Promise<Times> {
    let onCommit = () => {};
    const times = await this.dataSource.transaction(async (tx) => {
      const [, rows] = await Promise.all([
        this.crls.lock(tx, name),
        findRows(tx, CaCertificate, { serialNumber: requests.map((r) => r.serialNumber) }),
      ]);
      const changed = revokedRows(rows, requests, this.clock.now());
      if (changed.length > 0) {
        const stored = store(tx, changed);
        const raised = rows.some(({ revokedAt }) => revokedAt !== null);
        [onCommit] = await Promise.all([this.crls.publish(tx, name, raised ? undefined : changed), stored]);
      }
      return new Map([...rows, ...changed].map(({ serialNumber, revokedAt }) => [serialNumber, revokedAt]));
    });
    this.failPoints.pass("crl:after-publish");
    onCommit();
    return times;
  }
}

/** Since when certificates are revoked, by serial number. */
type Times = ReadonlyMap<string, Date | null>;

/** Whether a request changes anything: a revocation is final, but its reason may be raised (rules, section 6). */
export function changesRevocation(row: CaCertificate, { reason }: RevokeRequest): boolean {
  return row.revokedAt === null || (reason === "KEY_COMPROMISE" && row.reason !== "KEY_COMPROMISE");
}

interface RevokedRow {
  readonly serialNumber: string;
  readonly revokedAt: Date;
  readonly reason: RevokeRequest["reason"];
  readonly crlEntry: Buffer;
  readonly listedUntil: Date;
}

function revokedRows(rows: readonly CaCertificate[], requests: readonly RevokeRequest[], now: Date): RevokedRow[] {
  return rows.flatMap((row) => {
    const wanted = requests.filter((r) => r.serialNumber === row.serialNumber && changesRevocation(row, r));
    const request = wanted.find(({ reason }) => reason === "KEY_COMPROMISE") ?? wanted[0];
    if (request === undefined) return [];
    const revoked = { serialNumber: row.serialNumber, revokedAt: row.revokedAt ?? now, reason: request.reason };
    const listedUntil = row.notAfter > revoked.revokedAt ? row.notAfter : revoked.revokedAt;
    return [{ ...revoked, crlEntry: crlEntry(revoked), listedUntil }];
  });
}

async function store(tx: EntityManager, rows: readonly RevokedRow[]): Promise<void> {
  await tx.query(
    `update ca_certificates c
     set revoked_at = r.revoked_at, reason = r.reason, crl_entry = r.crl_entry, listed_until = r.listed_until
     from unnest($1::text[], $2::timestamptz[], $3::text[], $4::bytea[], $5::timestamptz[])
       as r (serial_number, revoked_at, reason, crl_entry, listed_until)
     where c.serial_number = r.serial_number`,
    [
      rows.map((row) => row.serialNumber),
      rows.map((row) => row.revokedAt),
      rows.map((row) => row.reason),
      rows.map((row) => row.crlEntry),
      rows.map((row) => row.listedUntil),
    ],
  );
}
