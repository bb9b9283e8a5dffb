import { Column, Entity, PrimaryColumn } from "typeorm";
import type { CertificateKind } from "../domain/certificate.js";
import type { CertificateProfile, IssuanceStatus } from "../domain/issuing.js";

/**
 * The intent to have a certificate signed, stored before the CA is called and closed with its answer: a crash in between
 * leaves it to be picked up. Its id is the idempotent request id.
 */
@Entity({ name: "issuances" })
export class Issuance {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  orderId!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "text" })
  kind!: CertificateKind;

  @Column({ type: "text" })
  status!: IssuanceStatus;

  @Column({ type: "bytea" })
  publicKey!: Buffer;

  @Column({ type: "text" })
  keyHash!: string;

  @Column({ type: "jsonb" })
  profile!: CertificateProfile;

  @Column({ type: "timestamptz", precision: 3 })
  notBefore!: Date;

  @Column({ type: "timestamptz", precision: 3 })
  notAfter!: Date;

  /** The certificate that it replaces. */
  @Column({ type: "text", nullable: true })
  replacesId!: string | null;

  /** The certificate that a duplicate copies: the order's current one, when it was asked for. */
  @Column({ type: "text", nullable: true })
  copiesId!: string | null;

  @Column({ type: "timestamptz", precision: 3 })
  nextTryAt!: Date;

  @Column({ type: "integer" })
  tries!: number;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  finishedAt!: Date | null;

  /** The reissue that it finishes. */
  @Column({ type: "text", nullable: true })
  reissueId!: string | null;

  @Column({ type: "text", nullable: true })
  requestedById!: string | null;
}
