import { Column, Entity, PrimaryColumn } from "typeorm";

/** A key that was compromised: no certificate for it, ever again (D12). */
@Entity({ name: "blocked_keys" })
export class BlockedKey {
  @PrimaryColumn({ type: "text" })
  keyHash!: string;

  @Column({ type: "timestamptz", precision: 3 })
  blockedAt!: Date;

  /** Of the certificate by which it became known. */
  @Column({ type: "text" })
  serialNumber!: string;

  /** When somebody looks (again) for valid certificates with it; null: all are revoked. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextLookAt!: Date | null;
}
