import { Column, Entity, PrimaryColumn } from "typeorm";

/** Prepaid orders of one product, counted (C23). The database keeps 0 ≤ remaining ≤ purchased. */
@Entity({ name: "unit_balances" })
export class UnitBalance {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "text" })
  productId!: string;

  @Column({ type: "integer" })
  purchased!: number;

  @Column({ type: "integer" })
  remaining!: number;
}
