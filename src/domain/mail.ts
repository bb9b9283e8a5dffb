import { enumOf } from "./enumOf.js";

/** K25: 承認メール, 証明書発行のお知らせ. */
export const EmailKind = enumOf("APPROVAL", "ISSUANCE_NOTICE");
export type EmailKind = keyof typeof EmailKind;

/** Every mail that the desk sends (rules, section 3), beside the two that can be sent again (K25). */
export const MailKind = enumOf(
  "APPROVAL",
  "ISSUANCE_NOTICE",
  "CANCELLATION_COMPLETED",
  "CANCELLATION_REFUSED",
  "REVOCATION_COMPLETED",
  "REVOCATION_REJECTED",
  "REVOCATION_INFO_REQUIRED",
  "REVOCATION_SCHEDULED",
  "DEADLINE_WARNING",
  "DEADLINE_ALARM",
  "CANCELLATION_DUE",
  "CANCELLATION_OVERDUE",
  "RENEWAL_NOTICE",
  "CERTIFICATE_ENDING",
  "ORDER_REJECTED",
  "WEBHOOK_DISABLED",
  "PASSWORD_RESET",
  "PASSWORD_CHANGED",
  "TOTP_CHANGED",
  "USER_INVITED",
);
export type MailKind = keyof typeof MailKind;

/** KEPT: there is nowhere to send it (no SMTP_URL); the demo shows it. */
export const MailStatus = enumOf("KEPT", "QUEUED", "SENT", "FAILED");
export type MailStatus = keyof typeof MailStatus;

/** Enough to know one's own address again: `t***@kumo.test`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}***${address.slice(at)}`;
}
