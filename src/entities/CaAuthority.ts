import { Column, Entity, PrimaryColumn } from "typeorm";

/** A CA key that this database belongs to; its row is locked by whoever publishes a CRL. */
@Entity({ name: "ca_authorities" })
export class CaAuthority {
  @PrimaryColumn({ type: "text" })
  name!: string;

  /** Lower-case hexadecimal SHA-256 of SubjectPublicKeyInfo. */
  @Column({ type: "text" })
  keyFingerprint!: string;

  @Column({ type: "timestamptz", precision: 3 })
  recordedAt!: Date;
}
