import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ReissueStatus } from "../domain/reissue.js";

/** A reissue that waits for validations: at most one per order is WAITING (REISSUE_PENDING). */
@Entity({ name: "reissues" })
export class Reissue {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  orderId!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "text" })
  status!: ReissueStatus;

  @Column({ type: "text" })
  commonName!: string;

  @Column({ type: "text", array: true })
  subjectAlternativeNames!: string[];

  @Column({ type: "bytea" })
  publicKey!: Buffer;

  @Column({ type: "text" })
  keyHash!: string;

  @Column({ type: "text", nullable: true })
  requestedById!: string | null;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  endedAt!: Date | null;
}
