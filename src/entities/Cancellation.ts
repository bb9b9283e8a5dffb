import { Column, Entity, PrimaryColumn } from "typeorm";
import type { CancellationStatus } from "../domain/cancellation.js";

/** A wish to cancel an order, judged on receipt (D2). At most one per order is RECEIVED. */
@Entity({ name: "cancellations" })
export class Cancellation {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  orderId!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "integer" })
  version!: number;

  @Column({ type: "text" })
  status!: CancellationStatus;

  @Column({ type: "timestamptz", precision: 3 })
  receivedAt!: Date;

  /** End of the second business day after receipt (D3), where staff completes it. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  dueAt!: Date | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  completedAt!: Date | null;

  @Column({ type: "boolean" })
  refundable!: boolean;

  /** Null: the system (D16). */
  @Column({ type: "text", nullable: true })
  requestedById!: string | null;

  /** Why staff acted on behalf. */
  @Column({ type: "text", nullable: true })
  staffNote!: string | null;

  @Column({ type: "text", nullable: true })
  closedById!: string | null;

  /** Why it was refused, or what else whoever ended it had to say; seen by whoever sees the order. */
  @Column({ type: "text", nullable: true })
  closingNote!: string | null;

  /** When its certificates are revoked (again): staff has completed it, the CA has not answered yet. Null: nothing to carry out. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextTryAt!: Date | null;

  @Column({ type: "integer" })
  tries!: number;

  /** How many of the two steps towards the end of its business days were taken (K7). */
  @Column({ type: "integer" })
  dueSteps!: number;

  /** When the next of them is due, while it waits for staff. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  dueLookAt!: Date | null;
}
