import { Column, Entity, PrimaryColumn } from "typeorm";

/** Somebody has forgotten a password. Written for every address alike; whose it is, a job looks up afterwards. Deleted when it is used. */
@Entity({ name: "password_resets" })
export class PasswordReset {
  @PrimaryColumn({ type: "text" })
  id!: string;

  /** In its canonical spelling. */
  @Column({ type: "text" })
  email!: string;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  /** Until the mail is written. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextTryAt!: Date | null;

  @Column({ type: "text", nullable: true })
  userId!: string | null;

  /** SHA-256 (hexadecimal); the token itself goes into the mail alone. */
  @Column({ type: "text", nullable: true })
  tokenHash!: string | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  expiresAt!: Date | null;
}
