import { Column, Entity, PrimaryColumn } from "typeorm";
import type { PaymentMethod } from "../domain/payment.js";
import type { CancellationMail, ReasonWords } from "../domain/policy.js";
import type { Decider } from "../domain/revocation.js";

/** The rules of one brand as data. A row never changes: a new version is a new row, orders keep theirs. */
@Entity({ name: "policies" })
export class Policy {
  @PrimaryColumn({ type: "text" })
  id!: string;

  @Column({ type: "text" })
  brand!: string;

  @Column({ type: "integer" })
  version!: number;

  @Column({ type: "integer" })
  cancellationWindowDays!: number;

  @Column({ type: "boolean" })
  cancellationWindowCountsIssueDay!: boolean;

  @Column({ type: "boolean" })
  revokingOrderInWindowIsCancellation!: boolean;

  @Column({ type: "boolean" })
  cancellationCompletedByStaff!: boolean;

  @Column({ type: "boolean" })
  revocationNeedsDomainConfirmation!: boolean;

  @Column({ type: "boolean" })
  revocationNeedsApproval!: boolean;

  @Column({ type: "text" })
  revocationDecider!: Decider;

  @Column({ type: "boolean" })
  reissueMayChangeCommonName!: boolean;

  /** Hours; 0 = at once, null = never by itself. */
  @Column({ type: "integer", nullable: true })
  reissueRevokesPreviousAfterHours!: number | null;

  @Column({ type: "boolean" })
  reissueRevokesPreviousOnlyIfNameRemoved!: boolean;

  @Column({ type: "boolean" })
  keyCompromiseNeedsEvidence!: boolean;

  @Column({ type: "text", array: true })
  paymentMethods!: PaymentMethod[];

  @Column({ type: "integer" })
  renewalWindowDays!: number;

  @Column({ type: "boolean" })
  renewalCarriesRemainingTime!: boolean;

  @Column({ type: "text" })
  timeZone!: string;

  /** Which words the revocation reasons have (K14, C10). */
  @Column({ type: "text" })
  reasonWords!: ReasonWords;

  /** Day of the month on which the card company closes (締め日, K9); null: the month's last. */
  @Column({ type: "integer", nullable: true })
  cardClosingDay!: number | null;

  /** Whether a refund waits for the following month once that day has passed (K9). */
  @Column({ type: "boolean" })
  cardRefundWaitsAfterClosing!: boolean;

  @Column({ type: "text" })
  cancellationMail!: CancellationMail;

  @Column({ type: "boolean" })
  revocationMail!: boolean;
}
