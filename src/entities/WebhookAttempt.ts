import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MessageKey } from "../domain/messages/catalogue.js";

/** One request to an endpoint, and what became of it. Never changed. */
@Entity({ name: "webhook_attempts" })
export class WebhookAttempt {
  @PrimaryColumn({ type: "bigint", generated: "identity", generatedIdentity: "ALWAYS" })
  id!: string;

  @Column({ type: "text" })
  deliveryId!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "timestamptz", precision: 3 })
  startedAt!: Date;

  /** Milliseconds. */
  @Column({ type: "integer" })
  durationMs!: number;

  /** Null: there was no answer. */
  @Column({ type: "integer", nullable: true })
  httpStatus!: number | null;

  /** Null: it was delivered. */
  @Column({ type: "text", nullable: true })
  errorKey!: MessageKey | null;

  @Column({ type: "jsonb", nullable: true })
  errorValues!: Readonly<Record<string, string | number>> | null;
}
