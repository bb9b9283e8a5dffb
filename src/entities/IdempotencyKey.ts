import { Column, Entity, PrimaryColumn } from "typeorm";

/** The outcome of a command that was given a key: written in the transaction of the change, kept for 30 days. */
@Entity({ name: "idempotency_keys" })
export class IdempotencyKey {
  /** Whose key it is: the user. */
  @PrimaryColumn({ type: "text" })
  principal!: string;

  @PrimaryColumn({ type: "text" })
  key!: string;

  /** SHA-256 (hexadecimal) of the command's name and its canonical input. */
  @Column({ type: "text" })
  inputHash!: string;

  /** Id of what the command made. */
  @Column({ type: "text" })
  outcomeId!: string;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;
}
