import { Column, Entity, PrimaryColumn } from "typeorm";
import type { CertificateKind, CertificateStatus } from "../domain/certificate.js";
import type { RevocationReason } from "../domain/revocation.js";

/** A signed certificate and what became of it. */
@Entity({ name: "certificates" })
export class Certificate {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  orderId!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "text" })
  issuanceId!: string;

  @Column({ type: "text" })
  kind!: CertificateKind;

  @Column({ type: "text" })
  status!: CertificateStatus;

  /** Upper-case hexadecimal. */
  @Column({ type: "text" })
  serialNumber!: string;

  @Column({ type: "text" })
  commonName!: string;

  @Column({ type: "text", array: true })
  subjectAlternativeNames!: string[];

  @Column({ type: "timestamptz", precision: 3 })
  notBefore!: Date;

  @Column({ type: "timestamptz", precision: 3 })
  notAfter!: Date;

  @Column({ type: "text" })
  sha256Fingerprint!: string;

  @Column({ type: "text" })
  keyHash!: string;

  @Column({ type: "text" })
  pem!: string;

  @Column({ type: "text", nullable: true })
  replacesId!: string | null;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  revokedAt!: Date | null;

  @Column({ type: "text", nullable: true })
  revocationReason!: RevocationReason | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  scheduledRevocationAt!: Date | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  crlPublishedAt!: Date | null;

  @Column({ type: "integer" })
  version!: number;
}
