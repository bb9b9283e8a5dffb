import { Column, Entity, PrimaryColumn } from "typeorm";
import type { SettlementLine, SettlementOutcome } from "../domain/settlement.js";

/** What becomes of the money of an ended order: one per order, ever (I3). An open REFUND_… outcome is a task of the desk's finance. */
@Entity({ name: "settlements" })
export class Settlement {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  orderId!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "integer" })
  version!: number;

  @Column({ type: "text" })
  outcome!: SettlementOutcome;

  @Column({ type: "jsonb" })
  lines!: SettlementLine[];

  @Column({ type: "text" })
  currency!: string;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  /** Null: the gateway or finance has not done it yet. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  settledAt!: Date | null;

  /** REFUND_NEXT_MONTH: the 1st of the month after completion (K9). */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  payableFrom!: Date | null;

  @Column({ type: "text", nullable: true })
  recordedById!: string | null;

  @Column({ type: "text", nullable: true })
  note!: string | null;
}
