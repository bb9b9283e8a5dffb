import { createHash } from "node:crypto";
import type { DataSource } from "typeorm";
import type { IssuedCertificate } from "../../domain/issuing.js";
import type { ProductKind } from "../../domain/product.js";
import { type Ok, ok, type Result } from "../../domain/result.js";
import { CaCertificate } from "../../entities/CaCertificate.js";
import { Batcher } from "../Batcher.js";
import type { CaRefusal, CaStatus, CertificateAuthority, IssueRequest, Revoked, RevokeRequest } from "../ports.js";
import { findRows } from "../rows.js";
import { type Authorities, addressesBelow, type IssuingName, issuingAuthority } from "./authority.js";
import { refuseByCa } from "./caRefusal.js";
import { changesRevocation, type Revoker } from "./Revoker.js";
import { signCertificate } from "./signCertificate.js";
import { toPem } from "./toPem.js";

/** What the CA signs with and what it writes into certificates. */
export interface CaIdentity {
  readonly authorities: Authorities;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

/** The CA of the desk itself: keys in DATA_DIR, certificates and revocations in the database. */
export class EmbeddedCa implements CertificateAuthority {
  constructor(
    private readonly dataSource: DataSource,
    private readonly identity: CaIdentity,
    private readonly revoker: Revoker,
  ) {}

  /** Those who ask at the same time are answered by one query. */
  private readonly reading = new Batcher<string, ReadonlyMap<string, CaCertificate>>(async (serialNumbers) => {
    const rows = await findRows(this.dataSource.manager, CaCertificate, { serialNumber: serialNumbers });
    return new Map(rows.map((row) => [row.serialNumber, row]));
  }, 0);

  async issue(request: IssueRequest): Promise<Result<IssuedCertificate, CaRefusal>> {
    const { requestId, profile } = request;
    const earlier = await this.signedFor(requestId);
    if (earlier.value !== null) return ok(earlier.value);
    const authority = issuingAuthority(profile.kind);
    const addresses = addressesBelow(this.identity.publicUrl, authority);
    const signed = signCertificate(request, this.identity.authorities[authority], addresses);
    if (!signed.ok) return signed;
    // Of two calls at once the index lets one in and both answer its certificate; nobody ever saw the other's.
    const row = { ...signed.value, requestId, authority };
    await this.certificates.createQueryBuilder().insert().values(row).orIgnore().execute();
    return ok(issued(await this.certificates.findOneByOrFail({ requestId })));
  }

  async signedFor(requestId: string): Promise<Ok<IssuedCertificate | null>> {
    const row = await this.certificates.findOneBy({ requestId });
    return ok(row && issued(row));
  }

  async revoke(request: RevokeRequest): Promise<Result<Revoked, CaRefusal>> {
    const { serialNumber } = request;
    const row = (await this.reading.run(serialNumber)).get(serialNumber);
    if (row === undefined) return refuseByCa("ca.unknownSerial");
    const revokedAt = changesRevocation(row, request)
      ? await this.revoker.revoke(row.authority as IssuingName, request)
      : row.revokedAt;
    if (revokedAt === null) throw new Error(`${serialNumber} was revoked, but the database does not know`);
    // Revoked and published in one transaction: at one instant for whoever looks.
    return ok({ revokedAt, crlPublishedAt: revokedAt });
  }

  async status(serialNumber: string): Promise<CaStatus | null> {
    const row = await this.certificates.findOneBy({ serialNumber });
    if (row === null) return null;
    const { revokedAt, reason } = row;
    return { status: revokedAt === null ? "GOOD" : "REVOKED", revokedAt, reason, crlPublishedAt: revokedAt };
  }

  /** DER of the certificate that signs for a product, for files that bring it along. */
  issuerCertificate(kind: ProductKind): Buffer {
    return this.identity.authorities[issuingAuthority(kind)].certificate;
  }

  private get certificates() {
    return this.dataSource.getRepository(CaCertificate);
  }
}

function issued({ serialNumber, der, notBefore, notAfter }: CaCertificate): IssuedCertificate {
  const sha256Fingerprint = createHash("sha256").update(der).digest("hex").toUpperCase();
  return { serialNumber, der, pem: toPem("CERTIFICATE", der), notBefore, notAfter, sha256Fingerprint };
}
