import { Column, Entity, PrimaryColumn } from "typeorm";
import type { OrderEventKind } from "../domain/events.js";
import type { WebhookDeliveryStatus } from "../domain/webhook.js";

/** One event for one endpoint, or a test. Its id is the `webhook-id` of every attempt. */
@Entity({ name: "webhook_deliveries" })
export class WebhookDelivery {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  endpointId!: string;

  @Column({ type: "text" })
  accountId!: string;

  /** Null: a test where there is no such event yet. */
  @Column({ type: "bigint", nullable: true })
  eventLogId!: string | null;

  /** Of the event, by which deliveries stand in a row; null for a test, which goes first. */
  @Column({ type: "bigint", nullable: true })
  logPosition!: string | null;

  @Column({ type: "text" })
  eventType!: OrderEventKind;

  @Column({ type: "boolean" })
  test!: boolean;

  @Column({ type: "text" })
  status!: WebhookDeliveryStatus;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextTryAt!: Date | null;

  /** Since it was made, or last sent again. */
  @Column({ type: "integer" })
  tries!: number;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  finishedAt!: Date | null;
}
