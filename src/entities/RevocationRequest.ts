import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Decider, RevocationReason, RevocationStatus } from "../domain/revocation.js";

/** Somebody wants certificates revoked: who, why, who decided, what came of it. */
@Entity({ name: "revocation_requests" })
export class RevocationRequest {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  orderId!: string;

  @Column({ type: "text" })
  accountId!: string;

  @Column({ type: "integer" })
  version!: number;

  @Column({ type: "text" })
  status!: RevocationStatus;

  @Column({ type: "text" })
  decider!: Decider;

  @Column({ type: "boolean" })
  wholeOrder!: boolean;

  @Column({ type: "text" })
  reason!: RevocationReason;

  @Column({ type: "text", nullable: true })
  description!: string | null;

  @Column({ type: "boolean" })
  keyCompromiseProven!: boolean;

  @Column({ type: "text", nullable: true })
  infoQuestion!: string | null;

  @Column({ type: "text", nullable: true })
  requesterCompany!: string | null;

  @Column({ type: "text", nullable: true })
  requesterContactName!: string | null;

  @Column({ type: "text", nullable: true })
  requesterPhone!: string | null;

  @Column({ type: "text", nullable: true })
  requestedById!: string | null;

  @Column({ type: "timestamptz", precision: 3 })
  requestedAt!: Date;

  @Column({ type: "timestamptz", precision: 3 })
  deadlineAt!: Date;

  /** この証明書をすぐに失効させる (C13): nobody decides, the requester had the right. */
  @Column({ type: "boolean" })
  approvalSkipped!: boolean;

  /** The account allowed it when it was asked (D6); the database refuses it otherwise. */
  @Column({ type: "boolean" })
  selfDecisionAllowed!: boolean;

  /** Judged on receipt (D2, C2): the closure that the order will have. */
  @Column({ type: "boolean" })
  countsAsCancellation!: boolean;

  /** Why staff acted on behalf. */
  @Column({ type: "text", nullable: true })
  staffNote!: string | null;

  /** APPROVED, REJECTED or WITHDRAWN; null while undecided or never decided by a person. */
  @Column({ type: "text", nullable: true })
  decision!: RevocationStatus | null;

  @Column({ type: "text", nullable: true })
  decidedById!: string | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column({ type: "text", nullable: true })
  decisionNote!: string | null;

  /** When it became APPROVED, by whomever: from then on the CA is asked. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  approvedAt!: Date | null;

  @Column({ type: "timestamptz", precision: 3, nullable: true })
  completedAt!: Date | null;

  /** When the CA is asked (again); null: nothing to carry out. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  nextTryAt!: Date | null;

  @Column({ type: "integer" })
  tries!: number;

  /** How many of the five steps towards the deadline were taken (D8); counted anew from the approval on. */
  @Column({ type: "integer" })
  deadlineSteps!: number;

  /** When the next of them is due, while it is open. */
  @Column({ type: "timestamptz", precision: 3, nullable: true })
  deadlineLookAt!: Date | null;
}
