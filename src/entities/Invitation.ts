import { Column, Entity, PrimaryColumn } from "typeorm";

/** What lets an invited user in, once. One for each: sent again, it is replaced. */
@Entity({ name: "invitations" })
export class Invitation {
  /** The user's. */
  @PrimaryColumn({ type: "text" })
  id!: string;

  /** SHA-256 (hexadecimal); the token itself stands in the mail alone. Unique. */
  @Column({ type: "text" })
  tokenHash!: string;

  @Column({ type: "timestamptz", precision: 3 })
  sentAt!: Date;

  @Column({ type: "timestamptz", precision: 3 })
  expiresAt!: Date;

  @Column({ type: "text" })
  invitedById!: string;
}
