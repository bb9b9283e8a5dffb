import type { ReasonWords } from "../../policy.js";
import type { RevocationAction, RevocationReason, RevocationStatus } from "../../revocation.js";
import type { Labels, Locale } from "../messages.js";

/** Rules, section 6. */
const revocationStatus = {
  AWAITING_CONFIRMATION: { JA: "意思確認待ち", EN: "Awaiting confirmation" },
  INFO_REQUIRED: { JA: "情報不足", EN: "Information required" },
  NEEDS_APPROVAL: { JA: "承認が必要", EN: "Needs approval" },
  APPROVED: { JA: "承認済み", EN: "Approved" },
  SCHEDULED: { JA: "失効予定", EN: "Scheduled" },
  COMPLETED: { JA: "失効済み", EN: "Revoked" },
  REJECTED: { JA: "却下", EN: "Rejected" },
  WITHDRAWN: { JA: "取下げ", EN: "Withdrawn" },
  FAILED: { JA: "失敗", EN: "Failed" },
} as const satisfies Labels<RevocationStatus>;

const revocationAction = {
  CONFIRM: { JA: "失効の意思確認", EN: "Confirm the intent" },
  APPROVE: { JA: "承認", EN: "Approve" },
  REJECT: { JA: "却下", EN: "Reject" },
  WITHDRAW: { JA: "取下げ", EN: "Withdraw" },
  ASK_FOR_INFO: { JA: "情報の問い合わせ", EN: "Ask for information" },
  PROVIDE_INFO: { JA: "情報の回答", EN: "Provide information" },
} as const satisfies Labels<RevocationAction>;

/**
 * The reasons in the words of the order's policy (`reasonWords`), in the order in which a dialog shows them: those of the
 * request form (K14), those of the console (C10).
 */
export const revocationReasonLabels = {
  K14: {
    UNSPECIFIED: { JA: "その他", EN: "Other" },
    KEY_COMPROMISE: { JA: "秘密鍵の危殆化", EN: "Compromise of the private key" },
    AFFILIATION_CHANGED: { JA: "組織情報の変更", EN: "Change of organization details" },
    SUPERSEDED: { JA: "証明書の入れ替え", EN: "Replacement of the certificate" },
    CESSATION_OF_OPERATION: { JA: "運用停止", EN: "End of operation" },
  },
  C10: {
    KEY_COMPROMISE: { JA: "鍵の危殆化", EN: "Key compromise" },
    CESSATION_OF_OPERATION: { JA: "運用停止", EN: "Cessation of operation" },
    AFFILIATION_CHANGED: { JA: "所属の変更", EN: "Affiliation changed" },
    SUPERSEDED: { JA: "置き換え", EN: "Superseded" },
    UNSPECIFIED: { JA: "未設定(その他の理由)", EN: "Unspecified (other reasons)" },
  },
} as const satisfies Record<ReasonWords, Labels<RevocationReason>>;

/** When to choose a reason, where its word does not say it (C10, C11). */
export const revocationReasonHints: Record<
  ReasonWords,
  Partial<Record<RevocationReason, Readonly<Record<Locale, string>>>>
> = {
  K14: {},
  C10: {
    SUPERSEDED: {
      JA: "再発行または複製した証明書がオーダーに紐づいている場合に選択してください。",
      EN: "Choose this when a reissued or duplicated certificate belongs to the order.",
    },
    UNSPECIFIED: {
      JA: "お支払い方法を変えて申請し直す場合や、新規/更新の区分を誤った場合も、こちらを選択してください。",
      EN: "Choose this also to order anew with another payment method, or after a wrong choice of new or renewal.",
    },
  },
};

export const revocationLabels = {
  RevocationStatus: revocationStatus,
  RevocationAction: revocationAction,
  RevocationReason: revocationReasonLabels.K14,
};
