import { Column, Entity, PrimaryColumn } from "typeorm";

/** メモ on an order, for its account and the desk. */
@Entity({ name: "notes" })
export class Note {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  orderId!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "text" })
  authorId!: string;

  @Column({ type: "text" })
  text!: string;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;
}
