import { Column, Entity, PrimaryColumn } from "typeorm";

/** What somebody who says that he holds a certificate's key has to sign with it (rules, section 5). Open for 30 minutes, good once. */
@Entity({ name: "key_compromise_challenges" })
export class KeyCompromiseChallenge {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  certificateId!: string;

  @Column({ type: "text" })
  challenge!: string;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", precision: 3 })
  expiresAt!: Date;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  usedAt!: Date | null;
}
