import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PaymentMethod, PaymentStatus } from "../domain/payment.js";

/** How one order is paid. */
@Entity({ name: "payments" })
export class Payment {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  orderId!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "text" })
  method!: PaymentMethod;

  @Column({ type: "text" })
  status!: PaymentStatus;

  @Column({ type: "integer" })
  amountValue!: number;

  @Column({ type: "text" })
  amountCurrency!: string;

  @Column({ type: "text", nullable: true })
  voucherCode!: string | null;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  @Column({ type: "integer" })
  version!: number;

  /** Of a card payment. */
  @Column({ type: "text", nullable: true })
  cardAuthorizationId!: string | null;

  /** When a transfer came in, or the card was charged. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  paidAt!: Date | null;

  @Column({ type: "text", nullable: true })
  recordedById!: string | null;

  @Column({ type: "text", nullable: true })
  recordNote!: string | null;
}
