import type { MailKind, MailStatus } from "../../mail.js";
import type { Labels } from "../messages.js";

const mailKind = {
  APPROVAL: { JA: "承認メール", EN: "Approval mail" },
  ISSUANCE_NOTICE: { JA: "証明書発行のお知らせ", EN: "Notice of issuance" },
  CANCELLATION_COMPLETED: { JA: "キャンセル手続き完了のメール", EN: "Cancellation completed" },
  CANCELLATION_REFUSED: { JA: "キャンセルをお受けできないお知らせ", EN: "Cancellation not accepted" },
  REVOCATION_COMPLETED: { JA: "失効済みのお知らせ", EN: "Revocation completed" },
  REVOCATION_REJECTED: { JA: "失効申請の却下のお知らせ", EN: "Revocation rejected" },
  REVOCATION_INFO_REQUIRED: { JA: "失効申請の情報不足のお知らせ", EN: "Question about a revocation" },
  REVOCATION_SCHEDULED: { JA: "失効予定のお知らせ", EN: "Revocation scheduled" },
  DEADLINE_WARNING: { JA: "失効期限の予告", EN: "Deadline is near" },
  DEADLINE_ALARM: { JA: "失効期限の警告", EN: "Deadline has passed" },
  CANCELLATION_DUE: { JA: "キャンセル期限の予告", EN: "Cancellation is due" },
  CANCELLATION_OVERDUE: { JA: "キャンセル期限の警告", EN: "Cancellation is overdue" },
  RENEWAL_NOTICE: { JA: "更新のお知らせ", EN: "Renewal notice" },
  CERTIFICATE_ENDING: { JA: "無償の再発行のお知らせ", EN: "Free reissue is due" },
  ORDER_REJECTED: { JA: "お申し込み却下のお知らせ", EN: "Order rejected" },
  WEBHOOK_DISABLED: { JA: "Webhook無効化のお知らせ", EN: "Webhook disabled" },
  PASSWORD_RESET: { JA: "パスワード再設定のご案内", EN: "Password reset" },
  PASSWORD_CHANGED: { JA: "パスワード変更のお知らせ", EN: "Password changed" },
  TOTP_CHANGED: { JA: "ワンタイムコード設定変更のお知らせ", EN: "One-time codes changed" },
  USER_INVITED: { JA: "ご招待のお知らせ", EN: "Invitation" },
} as const satisfies Labels<MailKind>;

const mailStatus = {
  KEPT: { JA: "保存済み（送信先なし）", EN: "Kept, nowhere to send it" },
  QUEUED: { JA: "送信待ち", EN: "Waits to be sent" },
  SENT: { JA: "送信済み", EN: "Sent" },
  FAILED: { JA: "送信失敗", EN: "Not delivered" },
} as const satisfies Labels<MailStatus>;

export const mailLabels = { MailKind: mailKind, MailStatus: mailStatus };
