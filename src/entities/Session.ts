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

  /** Signed out, or ended because a spent token was shown. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  endedAt!: Date | null;
}
