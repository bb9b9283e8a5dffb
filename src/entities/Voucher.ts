import { Column, Entity, PrimaryColumn } from "typeorm";

/** A prepaid order of one product. 使用済み while an order holds it (C22, I6). */
@Entity({ name: "vouchers" })
export class Voucher {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  code!: string;

  /** Null: handed out, and not registered by anybody yet (C32). */
  @Column({ type: "text", nullable: true })
  accountId!: string | null;

  @Column({ type: "text" })
  productId!: string;

  /** Unique: a voucher pays for one live order. */
  @Column({ type: "text", nullable: true })
  usedByOrderId!: string | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  usedAt!: Date | null;

  @Column({ type: "timestamptz", precision: 3 })
  expiresAt!: Date;
}
