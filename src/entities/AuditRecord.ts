import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Role } from "../domain/actor.js";
import type { AuditChannel, AuditState } from "../domain/audit.js";

/** One command and its outcome: the application role inserts and reads, nothing else. Its place in the chain stands in `audit_links`. */
@Entity({ name: "audit_records" })
export class AuditRecord {
  @PrimaryColumn({ type: "text" })
  id!: string;

  /** Null: the desk's own. */
  @Column({ type: "text", nullable: true })
  accountId!: string | null;

  /** When the command came. */
  @Column({ type: "timestamptz", precision: 3 })
  occurredAt!: Date;

  /** Of a user; null: nobody was signed in. */
  @Column({ type: "text", nullable: true })
  principal!: string | null;

  @Column({ type: "text" })
  how!: AuditChannel;

  /** At that time. */
  @Column({ type: "text", nullable: true })
  role!: Role | null;

  /** Field of the mutation. */
  @Column({ type: "text" })
  command!: string;

  /** Public ids. */
  @Column({ type: "text", array: true })
  subjects!: string[];

  /** SUCCESS, or the code of the refusal or error. */
  @Column({ type: "text" })
  outcome!: string;

  @Column({ type: "jsonb" })
  before!: AuditState;

  @Column({ type: "jsonb" })
  after!: AuditState;

  @Column({ type: "text" })
  requestId!: string;

  @Column({ type: "text", nullable: true })
  address!: string | null;

  /** HMAC of all the rest: that certdesk wrote it. */
  @Column({ type: "text" })
  seal!: string;
}
