import { Column, Entity, PrimaryColumn } from "typeorm";
import type { MailKind, MailStatus } from "../domain/mail.js";
import type { Locale } from "../domain/messages/messages.js";

/** A mail to the registered address of an order, or to people of an account: written with the change, sent by a job. */
@Entity({ name: "mails" })
export class Mail {
  @PrimaryColumn({ type: "text" })
  id!: string;

  /** Null: about the account. */
  @Column({ type: "text", nullable: true })
  orderId!: string | null;

  /** Null: to staff of the desk about their own sign-in. */
  @Column({ type: "text", nullable: true })
  accountId!: string | null;

  @Column({ type: "text" })
  kind!: MailKind;

  /** Unique: a notice that is due goes out once. */
  @Column({ type: "text", nullable: true })
  dedupeKey!: string | null;

  @Column({ type: "text" })
  recipient!: string;

  @Column({ type: "text" })
  locale!: Locale;

  @Column({ type: "text" })
  subject!: string;

  @Column({ type: "text" })
  textBody!: string;

  @Column({ type: "text" })
  htmlBody!: string;

  @Column({ type: "text" })
  status!: MailStatus;

  /** Who had it sent again (D21); null: the system. */
  @Column({ type: "text", nullable: true })
  requestedById!: string | null;

  @Column({ type: "timestamptz", precision: 3 })
  createdAt!: Date;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  sentAt!: Date | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextTryAt!: Date | null;

  @Column({ type: "integer" })
  tries!: number;

  @Column({ type: "text", nullable: true })
  lastError!: string | null;
}
