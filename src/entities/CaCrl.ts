import { Column, Entity, PrimaryColumn } from "typeorm";

/** The newest CRL of one CA. */
@Entity({ name: "ca_crls" })
export class CaCrl {
  @PrimaryColumn({ type: "text" })
  authority!: string;

  /** A bigint: the driver answers text. */
  @Column({ type: "bigint" })
  number!: string;

  @Column({ type: "timestamptz", precision: 3 })
  thisUpdate!: Date;

  @Column({ type: "timestamptz", precision: 3 })
  nextUpdate!: Date;

  @Column({ type: "bytea" })
  der!: Buffer;
}
