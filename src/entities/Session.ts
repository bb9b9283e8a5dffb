import { Column, Entity, PrimaryColumn } from "typeorm";

/** One sign-in: a family of refresh tokens of which only the newest is good. */
@Entity({ name: "sessions" })
export class Session {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  userId!: string;

  /** SHA-256 (hexadecimal) of the newest refresh token; the tokens themselves are not kept. */
  @Column({ type: "text" })
  refreshHash!: string;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", precision: 3 })
  refreshedAt!: Date;

  /** When the newest refresh token ends. */
  @Column({ type: "timestamptz", precision: 3 })
  expiresAt!: Date;

  /** When its user last gave the password, and a code where codes are on; null: at its opening. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  authenticatedAt!: Date | null;

  /** Where it was opened from. */
  @Column({ type: "text", nullable: true })
  address!: string | null;

  @Column({ type: "text", nullable: true })
  userAgent!: string | null;

  /** Signed out, or ended because a spent token was shown. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  endedAt!: Date | null;
}
