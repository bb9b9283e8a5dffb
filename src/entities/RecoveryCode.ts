import { Column, Entity, PrimaryColumn } from "typeorm";

/** What lets a user in once when the authenticator app is lost. */
@Entity({ name: "recovery_codes" })
export class RecoveryCode {
  @PrimaryColumn({ type: "text" })
  userId!: string;

  /** SHA-256 (hexadecimal); the codes themselves are not kept. */
  @PrimaryColumn({ type: "text" })
  codeHash!: string;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  usedAt!: Date | null;
}
