import { Column, Entity, PrimaryColumn } from "typeorm";
import type { OrderEventKind } from "../domain/events.js";
import type { Locale } from "../domain/messages/messages.js";
import type { WebhookDisabledReason, WebhookEndpointStatus } from "../domain/webhook.js";

/** Where an account's events are sent. It belongs to the account, whatever becomes of who made it. */
@Entity({ name: "webhook_endpoints" })
export class WebhookEndpoint {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "text" })
  url!: string;

  @Column({ type: "text", nullable: true })
  description!: string | null;

  @Column({ type: "text", array: true })
  eventTypes!: OrderEventKind[];

  /** Null: the desk's own. */
  @Column({ type: "text", nullable: true })
  selection!: string | null;

  @Column({ type: "text" })
  locale!: Locale;

  @Column({ type: "text" })
  status!: WebhookEndpointStatus;

  @Column({ type: "text", nullable: true })
  disabledReason!: WebhookDisabledReason | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  disabledAt!: Date | null;

  /** Encrypted (`WebhookSecrets`), as is the one before. */
  @Column({ type: "bytea" })
  secret!: Buffer;

  /** When the newest secret was made: a call that is repeated knows by it whether it is its own. */
  @Column({ type: "timestamptz", precision: 3 })
  secretMadeAt!: Date;

  @Column({ type: "bytea", nullable: true })
  previousSecret!: Buffer | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  previousSecretExpiresAt!: Date | null;

  @Column({ type: "text" })
  createdById!: string;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  /** The first of the failures that neither a success nor its enabling has followed. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  failingSince!: Date | null;

  /** Of the log that the position is one of. */
  @Column({ type: "text" })
  logEpoch!: string;

  /** Up to which position the log has been made into deliveries. */
  @Column({ type: "bigint" })
  logPosition!: string;

  /** Until when one process works for this endpoint, alone; the time is its token. In the past: when its last turn ended. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  leasedUntil!: Date | null;
}
