import { enumOf } from "./enumOf.js";
import type { PaymentMethod } from "./payment.js";
import type { Decider } from "./revocation.js";

/** Whose words the revocation reasons have: those of the request form (K14) or of the console (C10). */
export const ReasonWords = enumOf("K14", "C10");
export type ReasonWords = keyof typeof ReasonWords;

/** When a cancellation sends a mail: always (K7), or for OV and EV orders that were not issued yet (C7). */
export const CancellationMail = enumOf("ALWAYS", "ORGANIZATION_VALIDATED");
export type CancellationMail = keyof typeof CancellationMail;

/** The rules of one brand as data: a row, frozen on each order when it is placed (rules, section 3). */
export interface PolicyTerms {
  readonly brand: string;
  readonly version: number;
  readonly cancellationWindowDays: number;
  readonly cancellationWindowCountsIssueDay: boolean;
  readonly revokingOrderInWindowIsCancellation: boolean;
  readonly cancellationCompletedByStaff: boolean;
  readonly revocationNeedsDomainConfirmation: boolean;
  readonly revocationNeedsApproval: boolean;
  /** Who approves: staff of the desk (K18), or an administrator or manager of the account (C13). */
  readonly revocationDecider: Decider;
  readonly reissueMayChangeCommonName: boolean;
  /** Hours; 0 = at once, null = never by itself. */
  readonly reissueRevokesPreviousAfterHours: number | null;
  readonly reissueRevokesPreviousOnlyIfNameRemoved: boolean;
  readonly keyCompromiseNeedsEvidence: boolean;
  readonly paymentMethods: readonly PaymentMethod[];
  readonly renewalWindowDays: number;
  readonly renewalCarriesRemainingTime: boolean;
  readonly timeZone: string;
  readonly reasonWords: ReasonWords;
  /** Day of the month on which the card company closes (締め日, K9); null: the month's last. */
  readonly cardClosingDay: number | null;
  /** Whether a refund waits for the following month once that day has passed (K9); else the gateway refunds at any time (C21). */
  readonly cardRefundWaitsAfterClosing: boolean;
  readonly cancellationMail: CancellationMail;
  /** Whether 失効済み sends a mail (C16: none). */
  readonly revocationMail: boolean;
}

/** KingSSL 各種手続きについて (K4, K7, K17, K18, K20, K31, K34, K1, K2). */
export const kingsslTerms: PolicyTerms = {
  brand: "kingssl",
  version: 1,
  cancellationWindowDays: 7,
  cancellationWindowCountsIssueDay: true,
  revokingOrderInWindowIsCancellation: false,
  cancellationCompletedByStaff: true,
  revocationNeedsDomainConfirmation: true,
  revocationNeedsApproval: true,
  revocationDecider: "STAFF",
  reissueMayChangeCommonName: false,
  reissueRevokesPreviousAfterHours: 0,
  reissueRevokesPreviousOnlyIfNameRemoved: false,
  keyCompromiseNeedsEvidence: true,
  paymentMethods: ["CREDIT_CARD"],
  renewalWindowDays: 90,
  renewalCarriesRemainingTime: true,
  timeZone: "Asia/Tokyo",
  reasonWords: "K14",
  cardClosingDay: null,
  cardRefundWaitsAfterClosing: true,
  cancellationMail: "ALWAYS",
  revocationMail: true,
};

/** DigiCert CertCentral 申請したオーダーのキャンセルについて (C2, C13, C34). */
export const certcentralTerms: PolicyTerms = {
  brand: "certcentral",
  version: 1,
  cancellationWindowDays: 30,
  cancellationWindowCountsIssueDay: false,
  revokingOrderInWindowIsCancellation: true,
  cancellationCompletedByStaff: false,
  revocationNeedsDomainConfirmation: false,
  revocationNeedsApproval: true,
  revocationDecider: "ACCOUNT",
  reissueMayChangeCommonName: true,
  reissueRevokesPreviousAfterHours: 72,
  reissueRevokesPreviousOnlyIfNameRemoved: true,
  keyCompromiseNeedsEvidence: false,
  paymentMethods: ["CREDIT_CARD", "BANK_TRANSFER", "VOUCHER", "UNITS"],
  renewalWindowDays: 90,
  renewalCarriesRemainingTime: false,
  timeZone: "Asia/Tokyo",
  reasonWords: "C10",
  cardClosingDay: null,
  cardRefundWaitsAfterClosing: false,
  cancellationMail: "ORGANIZATION_VALIDATED",
  revocationMail: false,
};
