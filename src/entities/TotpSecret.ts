import { Column, Entity, PrimaryColumn } from "typeorm";

/** What a user's authenticator app and the desk share. It counts once a code of it was shown. */
@Entity({ name: "totp_secrets" })
export class TotpSecret {
  @PrimaryColumn({ type: "text" })
  userId!: string;

  /** Encrypted: codes are computed from it. */
  @Column({ type: "bytea" })
  secret!: Buffer;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  /** Null: begun, and asked for by nobody yet. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  confirmedAt!: Date | null;

  /** Of the newest code that was taken: none of that step or an earlier one is taken again. */
  @Column({ type: "bigint", nullable: true })
  lastStep!: string | null;
}
