import { describe, expect, it } from "@jest/globals";
import { certcentralTerms, kingsslTerms } from "../../../src/domain/policy.js";

describe("the two first policies are the columns of the rules, section 3", () => {
  it("KingSSL", () => {
    expect(kingsslTerms).toEqual({
      brand: "kingssl",
      version: 1,
      cancellationWindowDays: 7, // K4
      cancellationWindowCountsIssueDay: true,
      revokingOrderInWindowIsCancellation: false,
      cancellationCompletedByStaff: true, // K7
      revocationNeedsDomainConfirmation: true, // K17
      revocationNeedsApproval: true,
      revocationDecider: "STAFF", // K18
      reissueMayChangeCommonName: false, // K31
      reissueRevokesPreviousAfterHours: 0, // K34
      reissueRevokesPreviousOnlyIfNameRemoved: false,
      keyCompromiseNeedsEvidence: true, // K20
      paymentMethods: ["CREDIT_CARD"], // K8
      renewalWindowDays: 90, // K1
      renewalCarriesRemainingTime: true, // K2
      timeZone: "Asia/Tokyo", // D1
      reasonWords: "K14",
      cardClosingDay: null,
      cardRefundWaitsAfterClosing: true, // K9 // K9: the month's last
      cancellationMail: "ALWAYS", // K7
      revocationMail: true,
    });
  });

  it("CertCentral", () => {
    expect(certcentralTerms).toEqual({
      brand: "certcentral",
      version: 1,
      cancellationWindowDays: 30, // C2
      cancellationWindowCountsIssueDay: false,
      revokingOrderInWindowIsCancellation: true,
      cancellationCompletedByStaff: false,
      revocationNeedsDomainConfirmation: false,
      revocationNeedsApproval: true, // C13
      revocationDecider: "ACCOUNT",
      reissueMayChangeCommonName: true, // C34
      reissueRevokesPreviousAfterHours: 72,
      reissueRevokesPreviousOnlyIfNameRemoved: true,
      keyCompromiseNeedsEvidence: false,
      paymentMethods: ["CREDIT_CARD", "BANK_TRANSFER", "VOUCHER", "UNITS"], // C19–C23
      renewalWindowDays: 90,
      renewalCarriesRemainingTime: false,
      timeZone: "Asia/Tokyo",
      reasonWords: "C10",
      cardClosingDay: null,
      cardRefundWaitsAfterClosing: false, // C21
      cancellationMail: "ORGANIZATION_VALIDATED", // C7
      revocationMail: false, // C16
    });
  });
});
