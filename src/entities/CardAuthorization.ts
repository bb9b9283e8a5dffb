import { Column, Entity, PrimaryColumn } from "typeorm";
import type { CardStatus } from "../domain/payment.js";

/** A card payment as the gateway knows it, by an idempotent id; written before the gateway is asked, so that none is forgotten. */
@Entity({ name: "card_authorizations" })
export class CardAuthorization {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  accountId!: string;

  /** Null: no order holds it (yet); then it is released after a while. */
  @Column({ type: "text", nullable: true })
  orderId!: string | null;

  @Column({ type: "integer" })
  amountValue!: number;

  @Column({ type: "text" })
  amountCurrency!: string;

  /** What the desk keeps of it in the end: all, none, or what a settlement does not give back. */
  @Column({ type: "integer" })
  keptValue!: number;

  @Column({ type: "text" })
  status!: CardStatus;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  capturedAt!: Date | null;

  /** When the gateway is asked (again) for what `status` wants. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextTryAt!: Date | null;

  @Column({ type: "integer" })
  tries!: number;
}
