import { Column, Entity, PrimaryColumn } from "typeorm";
import type { RevocationReason } from "../domain/revocation.js";

/** A certificate that the CA signed, and its revocation. */
@Entity({ name: "ca_certificates" })
export class CaCertificate {
  /** Upper-case hexadecimal. */
  @PrimaryColumn({ type: "text" })
  serialNumber!: string;

  @Column({ type: "text" })
  authority!: string;

  /** Of the order's issuance; the same one, the same certificate. */
  @Column({ type: "text" })
  requestId!: string;

  @Column({ type: "bytea" })
  der!: Buffer;

  @Column({ type: "timestamptz", precision: 3 })
  notBefore!: Date;

  @Column({ type: "timestamptz", precision: 3 })
  notAfter!: Date;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  revokedAt!: Date | null;

  @Column({ type: "text", nullable: true })
  reason!: RevocationReason | null;

  /** Its line in every CRL, DER. */
  @Column({ type: "bytea", nullable: true })
  crlEntry!: Buffer | null;

  /** The later of its end and its revocation: a CRL after the first one that was made later than this may drop it. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  listedUntil!: Date | null;
}
