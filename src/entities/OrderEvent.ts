import { Column, Entity, PrimaryColumn } from "typeorm";
import type { CancellationStatus } from "../domain/cancellation.js";
import type { CertificateStatus } from "../domain/certificate.js";
import type { OrderEventKind } from "../domain/events.js";
import type { MessageKey } from "../domain/messages/catalogue.js";
import type { OrderAspect, OrderStatus } from "../domain/order.js";
import type { Decider, RevocationStatus } from "../domain/revocation.js";

/**
 * One fact of an order: history, outbox and source of the subscriptions in one row. `position` is dense, given after the
 * commit by the relay.
 */
@Entity({ name: "events" })
export class OrderEvent {
  /** Order of writing; within one order it is the order of the changes (the row lock sees to it). */
  @PrimaryColumn({ type: "bigint" })
  logId!: string;

  /** Public: `evt_` and the log id. */
  @Column({ type: "text", insert: false, update: false })
  id!: string;

  /** Place in the one total order; null until the relay has seen it. */
  @Column({ type: "bigint", nullable: true })
  position!: string | null;

  @Column({ type: "text" })
  orderId!: string;

  @Column({ type: "text" })
  accountId!: string;

  /** Who placed the order: what LIMITED may see. */
  @Column({ type: "text", nullable: true })
  ownerId!: string | null;

  /** 1, 2, 3 … within its order. */
  @Column({ type: "integer" })
  sequence!: number;

  @Column({ type: "text" })
  kind!: OrderEventKind;

  @Column({ type: "timestamptz", precision: 3 })
  occurredAt!: Date;

  @Column({ type: "text", nullable: true })
  actorId!: string | null;

  @Column({ type: "text", nullable: true })
  previousStatus!: OrderStatus | null;

  @Column({ type: "text", nullable: true })
  status!: OrderStatus | null;

  @Column({ type: "text", nullable: true })
  requestId!: string | null;

  @Column({ type: "text", nullable: true })
  previousRequestStatus!: RevocationStatus | null;

  @Column({ type: "text", nullable: true })
  requestStatus!: RevocationStatus | null;

  /** In whose queue the request stands. */
  @Column({ type: "text", nullable: true })
  decider!: Decider | null;

  /** In whose queue it stood until then, where that changed (D8); null otherwise. */
  @Column({ type: "text", nullable: true })
  previousDecider!: Decider | null;

  @Column({ type: "text", nullable: true })
  certificateId!: string | null;

  @Column({ type: "text", nullable: true })
  certificateStatus!: CertificateStatus | null;

  @Column({ type: "text", nullable: true })
  cancellationId!: string | null;

  @Column({ type: "text", nullable: true })
  cancellationStatus!: CancellationStatus | null;

  @Column({ type: "text", nullable: true })
  aspect!: OrderAspect | null;

  /** What an OrderUpdated says, or a CertificateChanged beyond its status. */
  @Column({ type: "text", nullable: true })
  messageKey!: MessageKey | null;

  @Column({ type: "jsonb", nullable: true })
  messageValues!: Record<string, string | number> | null;

  /** By the database's clock, when it was written: what retention goes by. */
  @Column({ type: "timestamptz", insert: false, update: false })
  recordedAt!: Date;
}
